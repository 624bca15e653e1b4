import type { Of } from './api';

const number = new Intl.NumberFormat();

/** A number in the reader's locale. */
export function count(value: number): string {
  return number.format(value);
}

/** "1 meeting", "1,200 meetings". */
export function many(value: number, one: string, more = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : more}`;
}

/** An amount in figures, by the reader's locale: "€195,000,000", "US$2 billion" is as stated and stands beside it. */
export function money(value: number, currency: string | undefined): string {
  try {
    return new Intl.NumberFormat(undefined, currency ? { style: 'currency', currency, maximumFractionDigits: 2, minimumFractionDigits: 0 } : {}).format(value);
  } catch {
    return `${count(value)} ${currency}`;
  }
}

/** The name of a language: "en" is English. */
export function language(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** How a basis of "who met whom" is told. */
export const bases: Readonly<Record<string, { readonly short: string; readonly long: string }>> = {
  stated: { short: 'a source says so', long: 'A source says that they met.' },
  meeting: { short: 'took part in one meeting', long: 'Both took part in the same meeting, call or visit.' },
  attended: { short: 'were at one event', long: 'Both were at the same larger event, and may never have spoken.' },
};

export function basisWords(basis: string): string {
  return bases[basis]?.short ?? basis;
}

/** How somebody stands behind what was done, where no source names them. */
export const ways: Readonly<Record<string, string>> = {
  office: 'the source names only the office; the graph knows who held it',
  membership: 'the source names only the group',
  holder: 'done by who held the office then',
  country: 'done for the country',
};

export function viaWords(via: string | undefined): string {
  return via ? ways[via] ?? `by way of ${via}` : '';
}

/** The types of entities: one, several. */
export const types: Readonly<Record<string, { readonly one: string; readonly more: string }>> = {
  person: { one: 'person', more: 'people' },
  office: { one: 'office', more: 'offices' },
  country: { one: 'country', more: 'countries' },
  institution: { one: 'institution', more: 'institutions' },
  event: { one: 'event', more: 'events' },
  place: { one: 'place', more: 'places' },
  commitment: { one: 'commitment', more: 'commitments' },
  statement: { one: 'statement', more: 'statements' },
};

/** A relation as the middle of a sentence: "Macron *took part in* the summit". */
const verbs: Readonly<Record<string, readonly [string, string]>> = {
  HOLDS_OFFICE: ['held the office of', 'was held by'],
  OFFICE_OF: ['is an office of', 'has the office'],
  MEMBER_OF: ['is a member of', 'has as a member'],
  PARTICIPATED_IN: ['took part in', 'was attended by'],
  MET_WITH: ['met', 'met'],
  HELD_AT: ['was held at', 'was where they held'],
  PART_OF: ['was part of', 'included'],
  VISITED: ['visited', 'was visited by'],
  REQUESTED: ['requested', 'was requested by'],
  PROPOSED: ['proposed', 'was proposed by'],
  PLEDGED: ['pledged', 'was pledged by'],
  AGREED: ['agreed to', 'was agreed by'],
  SIGNED: ['signed', 'was signed by'],
  ALLOCATED: ['allocated', 'was allocated by'],
  DELIVERED: ['delivered', 'was delivered by'],
  REFUSED: ['refused', 'was refused by'],
  WITHDREW: ['withdrew', 'was withdrawn by'],
  DENIED: ['denied', 'was denied by'],
  FOR: ['is for', 'is to receive'],
  ADDRESSED_TO: ['was addressed to', 'was addressed by'],
  ANNOUNCED_AT: ['was announced at', 'is where was announced'],
  RESTATES: ['restates', 'is restated by'],
  REVISES: ['revises', 'is revised by'],
  FULFILS: ['fulfils', 'is fulfilled by'],
  WITHDRAWS: ['withdraws', 'is withdrawn by'],
  CONTRADICTS: ['contradicts', 'is contradicted by'],
  SAID: ['said', 'was said by'],
  ABOUT: ['is about', 'is spoken of in'],
};

/** The verb of a type of relation, read from its start or from its end. A type that is new here is told by its name. */
export function verb(type: string, from: 'start' | 'end' = 'start'): string {
  return verbs[type]?.[from === 'start' ? 0 : 1] ?? type.toLowerCase().replaceAll('_', ' ');
}

/** A type of relation as a label: "took part in" is "Took part in". */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** `head-of-state` as words. */
export function plain(slug: string): string {
  return slug.replaceAll('-', ' ');
}

/** The relation as a sentence, names and verb. */
export function sentence(relation: Of<'Relation'>): string {
  return `${relation.from.name} ${verb(relation.type)} ${relation.to.name}`;
}
