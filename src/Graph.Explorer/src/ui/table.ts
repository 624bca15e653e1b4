import { h, type Child } from '../h';

/** A column of a table. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => Child;
  /** What it is sorted by; without it the column is not sorted. Undefined goes last. */
  readonly by?: (row: T) => string | number | undefined;
  readonly numeric?: boolean;
}

const atOnce = 150;

/** A table with a caption, whose columns are sorted by a click or Enter on their title. At 360 px it scrolls by itself, by keyboard too. `onsort` is told how it is sorted now. */
export function table<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[], sort?: { column: number; down?: boolean }, onsort?: (sort: { column: number; down: boolean }, rows: readonly T[]) => void): HTMLElement {
  let sorted = sort;
  const body = h('tbody');
  // a row is made once: sorting puts the same ones in another order
  const made = new Map<T, HTMLElement>();
  const of = (row: T): HTMLElement => {
    const known = made.get(row) ?? h('tr', null, columns.map((column, i) => i === 0
      ? h('th', { scope: 'row', class: column.numeric && 'numeric' }, column.cell(row))
      : h('td', { class: column.numeric && 'numeric' }, column.cell(row))));
    made.set(row, known);
    return known;
  };
  let step = 0;
  /** The first rows are there at once, and the others follow before the reader has come to them. */
  const lay = (ordered: readonly T[]): void => {
    const mine = ++step;
    let laid = 0;
    const add = (most: number): void => {
      if (mine !== step || laid === ordered.length)
        return;
      body.append(...ordered.slice(laid, laid + most).map(of));
      laid = Math.min(ordered.length, laid + most);
      setTimeout(() => add(most * 2));
    };
    body.replaceChildren();
    add(atOnce);
    if (ordered.length > atOnce)
      window.addEventListener('beforeprint', () => add(ordered.length), { once: true });
  };
  const heads = columns.map((column, i) => h('th', { scope: 'col', class: column.numeric && 'numeric' }, column.by ? h('button', { type: 'button', class: 'sort', onclick: () => {
    const now = { column: i, down: sorted?.column === i && !sorted.down };
    sorted = now;
    onsort?.(now, show());
  } }, column.title) : column.title));
  const show = (): readonly T[] => {
    const by = sorted && columns[sorted.column]?.by;
    const ordered = by ? [...rows].sort((a, b) => compare(by(a), by(b), sorted?.down === true)) : rows;
    lay(ordered);
    heads.forEach((head, i) => sorted?.column === i ? head.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending') : head.removeAttribute('aria-sort'));
    return ordered;
  };
  const ordered = show();
  if (sorted)
    onsort?.({ column: sorted.column, down: sorted.down === true }, ordered);
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption }, h('table', null, h('caption', null, caption), h('thead', null, h('tr', null, heads)), body));
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compare(a: string | number | undefined, b: string | number | undefined, down: boolean): number {
  if (a === undefined || b === undefined)
    return a === b ? 0 : a === undefined ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return down ? -order : order;
}
