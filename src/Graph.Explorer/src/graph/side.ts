import { ask } from '../api';
import { dateWords, when } from '../dates';
import { fill, h, svg, type Child } from '../h';
import { pageOf, sign } from '../ui/entity';
import { openProof, proof } from '../ui/evidence';
import { later } from '../ui/states';
import { table } from '../ui/table';
import { bases, capital, many, types, verb } from '../words';
import { lineWords, type Line, type Manner } from './load';
import { kinds, months, visible, type Picture } from './picture';
import type { State } from './state';
import { manners } from './theme';

/** What the parts beside the picture can ask for. */
export interface Wishes {
  readonly open: (id: string) => void;
  readonly hide: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly toggle: (kind: string) => void;
  readonly show: (ids: readonly string[]) => void;
  /** Another span of months; `done` when the reader has let go of the slider. */
  readonly span: (from: string | undefined, to: string | undefined, done: boolean) => void;
}

const linesShown = 14;
const rowsShown = 200;

/** The node that was chosen: what it is, what can be done with it, and its lines. */
export function card(id: string | undefined, picture: Picture, state: State, wishes: Wishes, signal: AbortSignal): Child {
  const dot = id === undefined ? undefined : picture.dots.get(id);
  if (!dot || id === undefined)
    return h('p', { class: 'soft small' }, 'Choose a node or a line. A double click opens a node.');
  const name = (of: string): string => picture.dots.get(of)?.ref.name ?? of;
  const now = visible(picture, state);
  const lines = [...now.lines].map(line => picture.lines.get(line)!).filter(line => line.from === id || line.to === id);
  return [
    h('p', { class: 'kicker' }, sign(dot.ref.type), capital(types[dot.ref.type]?.one ?? dot.ref.type)),
    h('h2', { dir: 'auto' }, h('a', { href: pageOf(id) }, dot.ref.name)),
    later(() => ask('/v1/entities/{id}', { id }, signal), entity => entity.description ? h('p', { class: 'soft small', dir: 'auto' }, entity.description) : null, signal),
    buttons(id, picture, state, wishes),
    h('ul', { class: 'plain small lines' }, lines.slice(0, linesShown).map(line => h('li', null, h('button', { type: 'button', class: 'link', 'aria-haspopup': 'dialog', onclick: () => openProof(line.claim) }, h('bdi', null, lineWords(line, name))), line.date ? h('span', { class: 'soft block' }, dateWords(line.date)) : null))),
    lines.length > linesShown ? h('p', { class: 'soft small' }, `and ${lines.length - linesShown} more, in the list below the picture`) : null,
  ];
}

function buttons(id: string, picture: Picture, state: State, wishes: Wishes): HTMLElement {
  const dot = picture.dots.get(id)!;
  const of = `: ${dot.ref.name}`;
  const button = (text: string, wish: () => void, main = false): HTMLElement => h('button', { type: 'button', class: main ? 'main' : null, 'aria-label': text + of, onclick: wish }, text);
  return h('p', { class: 'row' },
    !dot.opened ? button('Open', () => wishes.open(id), true) : dot.more > 0 ? button(`${dot.more.toLocaleString()} more`, () => wishes.open(id), true) : null,
    button('Hide', () => wishes.hide(id)),
    button(state.pinned.has(id) ? 'Let go' : 'Pin', () => wishes.pin(id)));
}

/** What is drawn: which relations, on which basis, of which time. */
export function filters(picture: Picture, state: State, wishes: Wishes): Child {
  const found = kinds(picture);
  const shown = [...found.keys()].filter(kind => !(kind in bases)).sort((a, b) => verb(a).localeCompare(verb(b)));
  const box = (kind: string, text: string, title?: string): HTMLElement => h('li', null, h('label', { title }, h('input', { type: 'checkbox', checked: !state.without.has(kind), onchange: () => wishes.toggle(kind) }), h('span', null, text), h('span', { class: 'soft' }, found.has(kind) ? ` ${found.get(kind)!.toLocaleString()}` : '')));
  return [
    slider(picture, state, wishes),
    h('fieldset', null, h('legend', null, 'Who met whom'), h('ul', { class: 'plain' }, Object.entries(bases).map(([kind, words]) => box(kind, capital(words.short), words.long)))),
    shown.length > 0 ? h('fieldset', null, h('legend', null, 'Relations'), h('ul', { class: 'plain' }, shown.map(kind => box(kind, capital(verb(kind)))))) : null,
    state.hidden.size > 0 ? h('fieldset', null, h('legend', null, 'Hidden'), h('ul', { class: 'plain' }, [...state.hidden].map(id => h('li', null, h('button', { type: 'button', class: 'link', onclick: () => wishes.show([id]) }, 'Show ', h('bdi', null, picture.dots.get(id)?.ref.name ?? id)))), state.hidden.size > 1 ? h('li', null, h('button', { type: 'button', class: 'link', onclick: () => wishes.show([...state.hidden]) }, 'Show all')) : null)) : null,
    h('fieldset', null, h('legend', null, 'How lines are drawn'), h('ul', { class: 'plain legend' }, (Object.keys(manners) as Manner[]).map(manner => h('li', null, sample(manner), manners[manner].text)))),
  ];
}

/** Two ends of a span of months; what has no date is always drawn. */
function slider(picture: Picture, state: State, wishes: Wishes): Child {
  const span = months(picture);
  if (!span || span[0] === span[1])
    return null;
  const all: string[] = [];
  for (let [year = 0, month = 0] = span[0].split('-').map(Number); all.at(-1) !== span[1]; [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1])
    all.push(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
  const last = all.length - 1;
  const index = (month: string | undefined, otherwise: number): number => month === undefined ? otherwise : month < span[0] ? 0 : month > span[1] ? last : all.indexOf(month);
  const told = h('output', { class: 'small soft' });
  const end = (label: string, value: number): HTMLInputElement => h('input', { type: 'range', min: 0, max: last, step: 1, value, 'aria-label': label });
  const from = end('From', index(state.from, 0));
  const to = end('To', index(state.to, last));
  const tell = (): void => {
    for (const one of [from, to])
      one.setAttribute('aria-valuetext', dateWords(all[Number(one.value)]));
    told.textContent = `${dateWords(all[Number(from.value)])} to ${dateWords(all[Number(to.value)])}`;
  };
  const moved = (which: HTMLInputElement, done: boolean): void => {
    if (Number(from.value) > Number(to.value))
      which.value = which === from ? to.value : from.value;
    tell();
    wishes.span(Number(from.value) === 0 ? undefined : all[Number(from.value)], Number(to.value) === last ? undefined : all[Number(to.value)], done);
  };
  for (const one of [from, to]) {
    one.addEventListener('input', () => moved(one, false));
    one.addEventListener('change', () => moved(one, true));
  }
  tell();
  return h('fieldset', { class: 'span' }, h('legend', null, 'When'), h('div', { class: 'ends' }, from, to), told, h('p', { class: 'soft small' }, 'What has no date is always drawn.'));
}

function sample(manner: Manner): SVGElement {
  const { dash, width } = manners[manner];
  return svg('svg', { class: `sample ${manner}`, viewBox: '0 0 40 8', width: 40, height: 8, 'aria-hidden': 'true' }, svg('line', { x1: 0, y1: 4, x2: 40, y2: 4, 'stroke-width': width, 'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null }));
}

/** The picture in words: every node with what can be done with it, every line with what it rests on. */
export function list(picture: Picture, state: State, wishes: Wishes, all: boolean, showAll: () => void): Child {
  const now = visible(picture, state);
  const name = (id: string): string => picture.dots.get(id)?.ref.name ?? id;
  const dots = [...now.dots].map(id => picture.dots.get(id)!).sort((a, b) => Number(b.opened) - Number(a.opened) || a.ref.name.localeCompare(b.ref.name));
  const lines = [...now.lines].map(id => picture.lines.get(id)!);
  const ends = new Map<string, number>();
  for (const line of lines)
    for (const id of [line.from, line.to])
      ends.set(id, (ends.get(id) ?? 0) + 1);
  const most = all ? Number.POSITIVE_INFINITY : rowsShown;
  return [
    table(many(dots.length, 'node'), [
      { title: 'Node', cell: dot => h('a', { class: `entity ${dot.ref.type}`, href: pageOf(dot.ref.id) }, sign(dot.ref.type), h('bdi', null, dot.ref.name)), by: dot => dot.ref.name },
      { title: 'Lines', cell: dot => (ends.get(dot.ref.id) ?? 0).toLocaleString(), by: dot => ends.get(dot.ref.id) ?? 0, numeric: true },
      { title: 'In the picture', cell: dot => buttons(dot.ref.id, picture, state, wishes) },
    ], dots.slice(0, most)),
    table(many(lines.length, 'line'), [
      { title: 'Line', cell: line => h('bdi', null, lineWords(line, name)), by: line => lineWords(line, name) },
      { title: 'Date', cell: line => when(line.date), by: line => line.date },
      { title: 'Drawn as', cell: line => manners[line.manner].text, by: line => manners[line.manner].text },
      { title: 'Evidence', cell: (line: Line) => proof(line.claim) },
    ], lines.slice(0, most)),
    dots.length > most || lines.length > most ? h('button', { type: 'button', onclick: showAll }, 'Show all of them') : null,
  ];
}

/** Puts a part anew into its place and keeps the focus on what it was on. */
export function refill(parent: HTMLElement, content: Child): void {
  const focused = parent.contains(document.activeElement) ? [...parent.querySelectorAll<HTMLElement>('button, input, a, summary')].indexOf(document.activeElement as HTMLElement) : -1;
  fill(parent, content);
  if (focused >= 0)
    [...parent.querySelectorAll<HTMLElement>('button, input, a, summary')][focused]?.focus();
}
