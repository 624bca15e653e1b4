import { address, type Of, type Ref } from '../api';
import { reference, type Claim } from '../ui/evidence';
import { csv } from '../ui/files';
import { verb } from '../words';

/** A line of the ledger: one act about one commitment. Where nobody is named who acted, the commitment alone. */
export interface Line {
  readonly commitment: Of<'Commitment'>;
  readonly act: Of<'CommitmentAct'> | undefined;
}

/** The acts about these commitments that the reader asked for. */
export function lines(commitments: readonly Of<'Commitment'>[], acts: readonly string[]): Line[] {
  return commitments.flatMap((commitment): Line[] => {
    const wanted = commitment.acts.filter(act => acts.length === 0 || acts.includes(act.act));
    return wanted.length > 0 ? wanted.map(act => ({ commitment, act })) : [{ commitment, act: undefined }];
  });
}

/** The country or institution behind an act, where the source says that it was for one. */
export function behind(act: Of<'CommitmentAct'>): Ref | undefined {
  return act.for && act.for.id !== act.by.id ? act.for : undefined;
}

export function ofLine({ commitment, act }: Line): Claim {
  const api = address('/v1/commitments/{id}', { id: commitment.id });
  return act ? { claim: `${act.by.name} ${verb(act.act)} ${commitment.name}`, date: act.date, evidence: act.evidence, api } : { claim: commitment.name, evidence: commitment.evidence, api };
}

/** For sorting: amounts of one currency beside one another, never of two compared. */
export function amountOrder({ commitment }: Line): string | undefined {
  const [first] = commitment.amounts.filter(one => one.value !== undefined && one.currency !== undefined);
  return first ? `${first.currency} ${Math.round(first.value ?? 0).toString().padStart(16, '0')}` : commitment.amounts[0] ? `~ ${commitment.amounts[0].asStated}` : undefined;
}

const head = ['commitment', 'name', 'act', 'giver', 'giverName', 'as', 'standingFor', 'date', 'receivers', 'receiverNames', 'asStated', 'value', 'currency', 'quantity', 'area', 'status', 'announcedAt', 'locators', 'quotes', 'sources', 'urls', 'evidence'];

/** The lines as they are shown, in their order, with what each rests on. */
export function file(shown: readonly Line[]): string {
  return csv([head, ...shown.map(line => {
    const { commitment: one, act } = line;
    const { evidence } = ofLine(line);
    const amount = one.amounts.length === 1 ? one.amounts[0] : undefined;
    return [one.id, one.name, act?.act, act?.by.id, act?.by.name, act?.as?.name, act?.for?.name, act?.date, one.for.map(ref => ref.id).join('; '), one.for.map(ref => ref.name).join('; '),
      one.amounts.map(part => part.asStated).join('; '), amount?.value, amount?.currency, one.quantity, one.area, one.status, one.announcedAt?.name,
      evidence.map(part => part.locator ?? '').join('; '), evidence.map(part => part.quote ?? '').join('; '), evidence.map(part => part.source.id).join('; '), evidence.map(part => part.source.url ?? '').join('; '), evidence.map(reference).join('; ')];
  })]);
}
