import '../styles/ledger.css';
import { address, ask, askAll } from '../api';
import { order, when } from '../dates';
import { amounts, status } from '../entity/facts';
import { h, joined, type Child } from '../h';
import { amountOrder, behind, file, lines, ofLine, type Line } from '../ledger/rows';
import { charts, groups, totalsOf } from '../ledger/totals';
import { actors, entityLink, pageOf } from '../ui/entity';
import { proof } from '../ui/evidence';
import { save } from '../ui/files';
import { choice, entry, filters, span } from '../ui/filters';
import { living } from '../ui/living';
import { several } from '../ui/pick';
import { empty, later } from '../ui/states';
import { table, type Column } from '../ui/table';
import type { Place, View } from '../view';
import { capital, many, plain, verb } from '../words';

const max = 2000;
const acts = ['REQUESTED', 'PROPOSED', 'PLEDGED', 'AGREED', 'SIGNED', 'ALLOCATED', 'DELIVERED', 'REFUSED', 'WITHDREW', 'DENIED'];
const areas = ['military', 'financial', 'humanitarian', 'industrial', 'policy'];
const statuses = ['open', 'fulfilled', 'partly-fulfilled', 'withdrawn', 'superseded', 'unknown'];
const currencies = ['EUR', 'USD', 'GBP', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CHF', 'CAD', 'UAH'];
const parameters = ['act', 'by', 'for', 'area', 'currency', 'min', 'max', 'status', 'since', 'until', 'group'];

const columns: readonly (Column<Line> & { readonly name: string })[] = [
  { name: 'what', title: 'What', cell: ({ commitment: one }) => [h('a', { href: pageOf(one.id) }, h('bdi', null, one.name)), ' ', status(one.status)], by: ({ commitment }) => commitment.name },
  { name: 'act', title: 'Act', cell: ({ act }) => act ? h('span', { class: 'badge' }, capital(verb(act.act))) : h('span', { class: 'soft' }, 'no act is told'), by: ({ act }) => act && acts.indexOf(act.act) },
  { name: 'giver', title: 'Who', cell: ({ act }) => act ? giver(act) : '', by: ({ act }) => act?.by.name },
  { name: 'receiver', title: 'For whom', cell: ({ commitment }) => commitment.for.length > 0 ? joined(commitment.for.map(entityLink)) : h('span', { class: 'soft' }, 'not told'), by: ({ commitment }) => commitment.for[0]?.name },
  { name: 'amount', title: 'Amount, as stated', cell: ({ commitment: one }) => one.amounts.length > 0 ? amounts(one.amounts) : one.quantity ?? h('span', { class: 'soft' }, 'not told'), by: amountOrder },
  { name: 'date', title: 'Date', cell: ({ act }) => when(act?.date), by: ({ act }) => act?.date ? order(act.date) : undefined },
  { name: 'source', title: 'Who says so', cell: line => proof(ofLine(line)), by: line => ofLine(line).evidence[0]?.source.title },
];

/** What was asked, offered, promised and done: a table of the acts, and their sums. */
const view: View = {
  wide: true,
  show: place => living(place, draw, ['sort']),
};

function draw(place: Place): Child {
  place.title('Pledges and proposals');
  const given = filtersOf(place.query);
  const group = place.query.get('group') ?? '';
  return [
    h('h1', null, 'Pledges, proposals and what came of them'),
    h('p', { class: 'lead' }, 'A proposal is not a pledge, and a pledge not a delivery. Amounts are as the sources state them; nothing is converted, and nothing is added across currencies or acts.'),
    filters(place, parameters,
      choice('act', 'Act', [['', 'every act'], ...acts.map(act => [act, capital(verb(act))] as const)], place),
      choice('area', 'Area', [['', 'every area'], ...areas.map(area => [area, capital(area)] as const)], place),
      choice('currency', 'Currency', [['', 'every currency'], ...currencies.map(code => [code, code] as const)], place),
      ...place.query.has('currency') ? [entry('min', 'At least', place, { type: 'number' }), entry('max', 'At most', place, { type: 'number' })] : [],
      choice('status', 'What came of it', [['', 'whatever'], ...statuses.map(one => [one, capital(plain(one))] as const)], place),
      ...span(place), several('by', 'Who', actors, place), several('for', 'For whom', ['country', 'institution', 'person', 'place'], place)),
    h('section', { 'aria-labelledby': 'totals' },
      h('h2', { id: 'totals' }, 'Totals'),
      h('div', { class: 'row no-print' }, choice('group', 'Told apart by', groups, place)),
      later(() => totalsOf(given, group, place.signal), answer => charts(answer, given, group), place.signal)),
    h('section', { 'aria-labelledby': 'ledger' }, h('h2', { id: 'ledger' }, 'The ledger'),
      later(() => askAll('/v1/commitments', given, max, place.signal), ({ items, more }) => ledger(lines(items, given.act ?? []), more, place, given), place.signal)),
  ];
}

type Given = Omit<Parameters<typeof ask<'/v1/commitments'>>[1], 'limit' | 'cursor' | 'format'>;

function filtersOf(query: URLSearchParams): Given {
  const all = (name: string): string[] | undefined => query.has(name) ? query.getAll(name) : undefined;
  const one = (name: string): string | undefined => query.get(name) ?? undefined;
  const figure = (name: string): number | undefined => query.has('currency') && query.get(name) ? Number(query.get(name)) : undefined;
  return { act: all('act'), by: all('by'), for: all('for'), at: one('at'), area: all('area'), since: one('since'), until: one('until'), currency: one('currency'), min: figure('min'), max: figure('max'), status: one('status') } as Given;
}

function giver(act: NonNullable<Line['act']>): Child {
  const country = behind(act);
  return [entityLink(act.by), act.as && act.as.id !== act.by.id ? h('small', { class: 'block soft' }, 'as ', entityLink(act.as)) : null, country ? h('small', { class: 'block soft' }, 'for ', entityLink(country)) : null];
}

function ledger(all: readonly Line[], more: boolean, place: Place, given: Given): Child {
  if (all.length === 0)
    return empty('Nothing in the ledger fits.', 'Show more of it by taking a filter away above.');
  let shown = all;
  const [name = '', way] = (place.query.get('sort') ?? '').split(':');
  const at = columns.findIndex(column => column.name === name);
  let asked = false;
  const list = table(`${many(all.length, 'line')}, one for each act${place.query.has('by') ? ' about the commitments that fit' : ''}${more ? ', the first of more' : ''}`, columns, all, at >= 0 ? { column: at, down: way === 'down' } : undefined, ({ column, down }, rows) => {
    shown = rows;
    if (asked)
      place.change({ sort: `${columns[column]!.name}${down ? ':down' : ''}` }, true);
  });
  asked = true;
  list.classList.add('ledger');
  return [
    h('p', { class: 'row small no-print' }, h('button', { type: 'button', class: 'quiet', onclick: () => save('pledges.csv', file(shown), 'text/csv;charset=utf-8') }, 'CSV of what is shown'),
      h('a', { href: address('/v1/commitments', { ...given, format: 'csv' } as Parameters<typeof ask<'/v1/commitments'>>[1]), download: 'commitments.csv' }, 'CSV from the API, a row for each commitment')),
    list];
}

export default view;
