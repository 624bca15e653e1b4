import '../styles/matrix.css';
import { address, ask, askAll, type Of } from '../api';
import { dateWords } from '../dates';
import { h, type Child } from '../h';
import { moment } from '../join/short';
import { arrows } from '../join/grid';
import { actors, entityLink } from '../ui/entity';
import { openProof, type Claim } from '../ui/evidence';
import { csv, save } from '../ui/files';
import { choice, filters, span } from '../ui/filters';
import { living } from '../ui/living';
import { several } from '../ui/pick';
import { empty, later } from '../ui/states';
import type { Place, View } from '../view';
import { basisWords, bases, count, many, types } from '../words';

type Cell = Of<'Cell'>;
type Type = 'person' | 'office' | 'country' | 'institution';

const askedMax = 30;
/** A grid of more cells is not looked at, and slow to draw. */
const cellsMax = 14_400;
const rowsMax = 600;
const groups: readonly Type[] = ['person', 'office', 'country', 'institution'];

interface Shown {
  readonly rows: readonly Of<'Known'>[];
  readonly columns: readonly Of<'Known'>[];
  readonly cells: readonly Cell[];
  /** Of a kind with more than one grid takes: how many there are before and in this one, and whether others follow. */
  readonly part: { readonly before: number; readonly size: number; readonly to: number; readonly more: boolean } | undefined;
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
    filters(place, ['rows', 'columns', 'of', 'since', 'until', 'basis', 'after'],
      choice('of', 'Everybody who is', [['', rows.length > 0 ? 'chosen beside this' : 'a person'], ...groups.map(type => [type, `${/^[aio]/.test(type) ? 'an' : 'a'} ${types[type]?.one}`] as const)], place),
      several('rows', 'And these', actors, place), several('columns', 'Against these (else against one another)', actors, place),
      ...span(place), choice('basis', 'They met where', [['', 'a source says so, or one meeting had both'], ['attended', 'also where both were at a larger event']], place)),
    later(() => answer(rows, group || (rows.length === 0 ? 'person' : ''), place), told => matrix(told, place), place.signal),
  ];
}

async function answer(chosen: readonly string[], group: string, place: Place): Promise<Shown> {
  const against = place.query.getAll('columns');
  const size = Math.max(1, against.length > 0 ? Math.min(rowsMax, Math.floor(cellsMax / against.length)) : Math.floor(Math.sqrt(cellsMax)) - chosen.length);
  const after = Math.max(0, Math.floor(Number(place.query.get('after')) || 0));
  const all = group ? await askAll('/v1/entities', { type: [group as Type] }, after + size, place.signal) : { items: [], more: false };
  const before = after < all.items.length ? after : 0;
  const rows = [...new Set([...chosen, ...all.items.slice(before, before + size).map(one => one.id)])];
  const given = { since: place.query.get('since') ?? undefined, until: place.query.get('until') ?? undefined, basis: place.query.get('basis') === 'attended' ? (['stated', 'meeting', 'attended'] as const).slice() : undefined };
  const ask30 = (some: string[], others: string[]): Promise<Of<'Matrix'>> => ask('/v1/contacts/matrix', { rows: some, columns: others, ...given }, place.signal);
  const [down, across] = [cut(rows), cut(against.length > 0 ? against : rows)];
  // the API takes so many a question: larger grids are put together from several. Of one against itself a half is the other half turned
  const bands = await Promise.all(down.map((some, i) => Promise.all(across.map((others, k) => against.length > 0 || k >= i ? ask30(some, others) : undefined))));
  const parts = bands.flat().filter(part => part !== undefined);
  return {
    rows: bands.flatMap(band => band.find(part => part !== undefined)?.rows ?? []), columns: bands[0]?.flatMap(part => part?.columns ?? []) ?? [], cells: parts.flatMap(part => part.cells),
    part: before > 0 || all.more ? { before, size, to: Math.min(before + size, all.items.length), more: all.more } : undefined,
  };
}

function cut(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / askedMax) }, (_, i) => ids.slice(i * askedMax, (i + 1) * askedMax));
}

function matrix({ rows, columns, cells, part }: Shown, place: Place): Child {
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
      part && pages(part, place),
      h('button', { type: 'button', class: 'quiet', onclick: () => save('who-met-whom.csv', file(rows, columns, at), 'text/csv;charset=utf-8') }, 'As a table for a spreadsheet'),
      rows.length > 1 && rows.length <= 10 ? h('a', { class: 'no-print', href: `/common?${rows.map(row => `of=${encodeURIComponent(row.entity.id)}`).join('&')}` }, 'What they share') : null),
  ];
}

/** Which of a large kind these are, and the way to the others. */
function pages({ before, size, to, more }: NonNullable<Shown['part']>, place: Place): Child {
  const step = (text: string, after: number): HTMLElement => h('button', { type: 'button', class: 'quiet', onclick: () => place.change({ after: after > 0 ? String(after) : null }) }, text);
  return [`Of that kind these are ${count(before + 1)} to ${count(to)}, by id. `, before > 0 ? step(`The ${count(Math.min(size, before))} before`, Math.max(0, before - size)) : null, more ? step('Those that follow', before + size) : null,
    h('span', { class: 'no-print' }, 'To hold all of them against somebody, name them under “Against these”.')];
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
