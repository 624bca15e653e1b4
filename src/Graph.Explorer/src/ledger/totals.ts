import { ask, askAll, type Of, address } from '../api';
import { h, joined, svg, type Child } from '../h';
import { entityLink, pageOf } from '../ui/entity';
import { proof } from '../ui/evidence';
import { empty } from '../ui/states';
import { capital, count, many, money, plain, verb } from '../words';
import { moment } from '../join/short';

type Total = Of<'Total'>;
type Filters = Omit<Parameters<typeof ask<'/v1/commitments/totals'>>[1], 'groupBy' | 'limit' | 'cursor' | 'format'>;
type Group = 'giver' | 'receiver' | 'area' | 'month';

const rowsMax = 500;
const shownMax = 12;

export const groups: readonly (readonly [string, string])[] = [['', 'the act alone'], ['giver', 'the giver'], ['receiver', 'the receiver'], ['area', 'the area'], ['month', 'the month']];

export function totalsOf(filters: Filters, group: string, signal: AbortSignal): Promise<{ items: Total[]; more: boolean }> {
  return askAll('/v1/commitments/totals', { ...filters, groupBy: group ? [group as Group] : undefined } as Parameters<typeof ask<'/v1/commitments/totals'>>[1], rowsMax, signal);
}

/** Sums as bars: a chart for each currency, a group in it for each act. Nothing is added across either. */
export function charts({ items }: { items: readonly Total[] }, filters: Filters, group: string): Child {
  const counted = items.filter(one => one.currency && one.most !== undefined);
  const rest = items.filter(one => !one.currency || one.most === undefined).reduce((sum, one) => sum + one.commitments, 0);
  const currencies = [...by(counted, one => one.currency ?? '')].sort(([, a], [, b]) => b.length - a.length);
  return [
    counted.length === 0 ? empty('None of these has an amount in figures.') : h('div', { class: 'charts' }, currencies.map(([currency, totals]) => chart(currency, totals, filters, group))),
    rest > 0 && counted.length > 0 ? h('p', { class: 'small soft' }, `${many(rest, 'commitment')} without an amount of money in figures: not in the sums, and in the table below.`) : null,
  ];
}

function chart(currency: string, totals: readonly Total[], filters: Filters, group: string): HTMLElement {
  const most = Math.max(...totals.map(one => one.most ?? 0));
  const acts = [...by(totals, one => one.act ?? '')];
  return h('figure', { class: 'card chart', 'aria-label': `Totals in ${named(currency)}` },
    h('figcaption', null, h('h3', null, named(currency))),
    acts.map(([act, rows]) => {
      const sorted = group === 'month' ? [...rows].sort((a, b) => (a.month ?? '~').localeCompare(b.month ?? '~')) : [...rows].sort((a, b) => (b.most ?? 0) - (a.most ?? 0));
      const [first, later] = [sorted.slice(0, shownMax), sorted.slice(shownMax)];
      const title = act ? capital(verb(act)) : 'By nobody who is named';
      return h('section', null, group ? h('h4', null, title) : null,
        h('ul', { class: 'plain bars' }, first.map(one => bar(one, most, group ? label(one, group) : title, filters))),
        later.length > 0 ? h('details', null, h('summary', null, `${count(later.length)} more`), h('ul', { class: 'plain bars' }, later.map(one => bar(one, most, label(one, group), filters)))) : null);
    }));
}

function by(totals: readonly Total[], key: (one: Total) => string): Map<string, Total[]> {
  const parts = new Map<string, Total[]>();
  for (const one of totals)
    parts.set(key(one), [...parts.get(key(one)) ?? [], one]);
  return parts;
}

function label(one: Total, group: string): Child {
  switch (group) {
    case 'giver': return one.giver ? entityLink(one.giver) : 'giver not named';
    case 'receiver': return one.receiver ? entityLink(one.receiver) : 'receiver not named';
    case 'area': return one.area ? capital(plain(one.area)) : 'area not told';
    default: return one.month ? moment(one.month) : 'month not told';
  }
}

function bar(one: Total, scale: number, title: Child, filters: Filters): HTMLElement {
  const [least, most] = [one.least ?? 0, one.most ?? 0];
  const sum = least === most ? money(most, one.currency) : `${money(least, one.currency)} to ${money(most, one.currency)}`;
  const width = (value: number): number => scale > 0 ? Math.max(value / scale * 100, value > 0 ? .4 : 0) : 0;
  const evidence = one.of.flatMap(part => part.evidence);
  const who = one.giver ?? one.receiver;
  return h('li', null,
    h('div', { class: 'bar-row' }, h('span', { class: 'bar-label' }, title), h('strong', null, sum)),
    svg('svg', { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, svg('rect', { class: 'track', width: 100, height: 6 }), svg('rect', { class: 'most', width: width(most), height: 6 }), svg('rect', { class: 'least', width: width(least), height: 6 })),
    h('p', { class: 'small soft' }, many(one.commitments, 'commitment'),
      one.restated > 0 ? `; ${many(one.restated, 'other')} not counted: ${one.restated === 1 ? 'it says' : 'they say'} again, or ${one.restated === 1 ? 'was' : 'were'} revised by, what is` : '',
      one.shared > 0 ? `; ${count(one.shared)} of them also in another bar` : '', ' · ',
      evidence.length === 0 ? joined(one.of.slice(0, 3).map(part => h('a', { href: pageOf(part.commitment.id) }, h('bdi', null, part.commitment.name)))) : proof({
        claim: `${one.act ? capital(verb(one.act)) : 'By nobody who is named'}${who ? `, ${who.name}` : one.area ? `, ${plain(one.area)}` : one.month ? `, ${moment(one.month)}` : ''}: ${sum}`, evidence,
        api: address('/v1/commitments/totals', filters as Parameters<typeof ask<'/v1/commitments/totals'>>[1]),
        about: h('ul', null, one.of.map(part => h('li', null, h('a', { href: pageOf(part.commitment.id) }, h('bdi', null, part.commitment.name)), ': ', h('span', { dir: 'auto' }, joined(part.asStated, '; ')))), one.commitments > one.of.length ? h('li', { class: 'soft' }, `and ${count(one.commitments - one.of.length)} smaller ones`) : null),
      })));
}

function named(currency: string): string {
  try {
    return `${capital(new Intl.DisplayNames(undefined, { type: 'currency' }).of(currency) ?? currency)} (${currency})`;
  } catch {
    return currency;
  }
}
