import '../styles/matrix.css';
import { address, ask, askAll, type Of } from '../api';
import { dateWords } from '../dates';
import { h, type Child } from '../h';
import { moment } from '../join/short';
import { arrows } from '../join/grid';
import { entityLink } from '../ui/entity';
import { openProof, type Claim } from '../ui/evidence';
import { csv, save } from '../ui/files';
import { choice, filters, span } from '../ui/filters';
import { living } from '../ui/living';
import { actors, several } from '../ui/pick';
import { empty, later } from '../ui/states';
import type { Place, View } from '../view';
import { basisWords, bases, count, many, types } from '../words';

type Cell = Of<'Cell'>;
type Type = 'person' | 'office' | 'country' | 'institution';

const askedMax = 30;
const groupMax = 40;
const groups: readonly Type[] = ['person', 'office', 'country', 'institution'];

interface Shown {
  readonly rows: readonly Of<'Known'>[];
  readonly columns: readonly Of<'Known'>[];
  readonly cells: readonly Cell[];
  readonly more: boolean;
}

/** When each of some last met each of others: never in what was read, or not known, where they did not. */
const view: View = {
  wide: true,
  show: place => living(place, draw),
};

function draw(place: Place): Child {
  place.title('Who met whom, and when last');
  const [rows, group] = [place.query.getAll('rows'), place.query.get('of') ?? ''];
  return [
    h('h1', null, 'Who met whom, and when last'),
    filters(place, ['rows', 'columns', 'of', 'since', 'until', 'basis'],
      choice('of', 'Everybody who is', [['', rows.length > 0 ? 'chosen beside this' : 'a person'], ...groups.map(type => [type, `${/^[aio]/.test(type) ? 'an' : 'a'} ${types[type]?.one}`] as const)], place),
      several('rows', 'And these', actors, place), several('columns', 'Against these (else against one another)', actors, place),
      ...span(place), choice('basis', 'They met where', [['', 'a source says so, or one meeting had both'], ['attended', 'also where both were at a larger event']], place)),
    later(() => answer(rows, group || (rows.length === 0 ? 'person' : ''), place), told => matrix(told), place.signal),
  ];
}

async function answer(chosen: readonly string[], group: string, place: Place): Promise<Shown> {
  const all = group ? await askAll('/v1/entities', { type: [group as Type] }, groupMax, place.signal) : { items: [], more: false };
  const rows = [...new Set([...chosen, ...all.items.map(one => one.id)])];
  const against = place.query.getAll('columns');
  const columns = against.length > 0 ? against : rows;
  const given = { since: place.query.get('since') ?? undefined, until: place.query.get('until') ?? undefined, basis: place.query.get('basis') === 'attended' ? (['stated', 'meeting', 'attended'] as const).slice() : undefined };
  // the API takes so many a question: larger ones are put together from several
  const parts = rows.length === 0 || columns.length === 0 ? [] : await Promise.all(cut(rows).map(async some =>
    await Promise.all(cut(columns).map(others => ask('/v1/contacts/matrix', { rows: some, columns: others, ...given }, place.signal)))));
  return {
    rows: parts.flatMap(band => band[0]?.rows ?? []), columns: parts[0]?.flatMap(part => part.columns) ?? [], more: all.more,
    cells: parts.flat().flatMap(part => part.cells),
  };
}

function cut(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / askedMax) }, (_, i) => ids.slice(i * askedMax, (i + 1) * askedMax));
}

function matrix({ rows, columns, cells, more }: Shown): Child {
  if (rows.length === 0)
    return empty('Nobody of that kind is in the graph.', 'Choose another kind, or somebody by name.');
  if (rows.length === 1 && columns.length === 1)
    return empty('One alone met nobody.', 'Choose a second above.');
  const of = new Map(cells.map(cell => [`${cell.row.id}\n${cell.column.id}`, cell]));
  const at = (row: Of<'Known'>, column: Of<'Known'>): Cell | undefined => of.get(`${row.entity.id}\n${column.entity.id}`) ?? turned(of.get(`${column.entity.id}\n${row.entity.id}`));
  const met = cells.filter(cell => cell.answer === 'met').length;
  const grid = h('table', { class: 'matrix', role: 'grid' },
    h('caption', null, `${many(rows.length, 'row')}, ${many(columns.length, 'column')}: when they last met, and how often. `, h('span', { class: 'no-print' }, 'Go from one to the next with the arrow keys; Enter opens the evidence.')),
    h('thead', null, h('tr', null, h('td'), columns.map(({ entity }) => h('th', { scope: 'col', title: entity.name }, h('span', null, entityLink(entity)))))),
    h('tbody', null, rows.map(row => h('tr', null, h('th', { scope: 'row', title: row.entity.name }, entityLink(row.entity)), columns.map(column => row.entity.id === column.entity.id ? h('td', { class: 'self' }, '–') : shown(at(row, column)))))));
  arrows(grid);
  return [
    h('ul', { class: 'plain legend' },
      h('li', null, h('span', { class: 'key met' }, moment('2025-03')), 'last met, as far as was read'),
      h('li', null, h('span', { class: 'key never' }, 'never'), 'not in what was read, though there is something of both'),
      h('li', null, h('span', { class: 'key unknown' }, 'not known'), 'nothing was read of one of them in that time')),
    h('div', { class: 'scroll held', role: 'region', 'aria-label': 'Who met whom, and when last', tabindex: 0 }, grid),
    h('p', { class: 'row small' }, met === 0 ? 'No two of them met, in what was read.' : null,
      more ? `These are the first ${count(groupMax)} of that kind, by id; choose others by name.` : null,
      h('button', { type: 'button', class: 'quiet', onclick: () => save('who-met-whom.csv', file(rows, columns, at), 'text/csv;charset=utf-8') }, 'As a table for a spreadsheet'),
      rows.length > 1 && rows.length <= 10 ? h('a', { class: 'no-print', href: `/common?${rows.map(row => `of=${encodeURIComponent(row.entity.id)}`).join('&')}` }, 'What they share') : null),
  ];
}

function turned(cell: Cell | undefined): Cell | undefined {
  return cell && { ...cell, row: cell.column, column: cell.row };
}

function shown(cell: Cell | undefined): HTMLElement {
  if (!cell)
    return h('td');
  const both = `${cell.row.name} and ${cell.column.name}`;
  if (!cell.met)
    return cell.answer === 'never'
      ? h('td', { class: 'never', tabindex: -1, title: `${both}: never, in what was read` }, 'never')
      : h('td', { class: 'unknown', tabindex: -1, title: `${both}: of one of them nothing was read of that time` }, 'not known');
  const { met } = cell;
  const last = met.last ? dateWords(met.last) : 'on a day not told';
  const text = `${met.last ? moment(met.last) : 'no date'}${met.count > 1 ? ` ×${count(met.count)}` : ''}`;
  return h('td', { class: `met ${met.bases.includes('stated') ? 'stated' : met.bases[0]}` }, h('button', {
    type: 'button', tabindex: -1, 'aria-haspopup': 'dialog', 'aria-label': `${text}: ${both}, last ${last}, ${many(met.count, 'meeting')}; evidence`, title: `${both}: ${last}`, onclick: () => openProof(ofCell(cell)),
  }, text));
}

function ofCell(cell: Cell): Claim {
  const { met } = cell;
  const both = `who=${encodeURIComponent(cell.row.id)}&with=${encodeURIComponent(cell.column.id)}`;
  return {
    claim: `${cell.row.name} and ${cell.column.name} last met`, date: met?.last, evidence: cell.evidence, api: met ? address('/v1/meetings/{id}', { id: met.lastMeeting }) : `/v1/meetings?${both}`,
    about: met && [
      h('p', null, many(met.count, 'meeting'), met.count > 1 && met.first ? `, the first ${dateWords(met.first)}` : '', '. ', met.bases.map(basis => h('span', { class: `badge basis ${basis}`, title: bases[basis]?.long }, basisWords(basis)))),
      h('p', null, h('a', { href: `/path?from=${encodeURIComponent(cell.row.id)}&to=${encodeURIComponent(cell.column.id)}` }, 'What joins the two'), ' · ', h('a', { href: `/v1/meetings?${both}&format=csv`, download: 'meetings.csv' }, 'All their meetings, for a spreadsheet'))],
  };
}

function file(rows: Shown['rows'], columns: Shown['columns'], at: (row: Of<'Known'>, column: Of<'Known'>) => Cell | undefined): string {
  return csv([['row', 'rowName', 'column', 'columnName', 'answer', 'meetings', 'first', 'last', 'lastMeeting', 'bases', 'sources'],
    ...rows.flatMap(row => columns.filter(column => column.entity.id !== row.entity.id).map(column => {
      const cell = at(row, column);
      return [row.entity.id, row.entity.name, column.entity.id, column.entity.name, cell?.answer, cell?.met?.count, cell?.met?.first, cell?.met?.last, cell?.met?.lastMeeting, cell?.met?.bases.join(' '),
        cell?.evidence.map(one => `${one.source.title}${one.locator ? `, ${one.locator}` : ''}`).join('; ')];
    }))]);
}

export default view;
