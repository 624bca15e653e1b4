import type { Place } from '../view';

/** What the reader has made of the picture. It is the address, whole: whoever opens that sees the same. */
export interface State {
  /** What was opened, in this order, each with how many shares of its lines. The first is where the picture starts. */
  readonly opened: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
  /** Where the reader put a node and wants it to stay. */
  readonly pinned: ReadonlyMap<string, Point>;
  /** Kinds of lines that are not drawn. */
  readonly without: ReadonlySet<string>;
  /** The first and the last month, as 2024-03; what has no date is always drawn. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const openedMax = 200;
const sharesMax = 20;
/** Who was at one large event with whom is left out until it is asked for, here as in the API. */
const usually: readonly string[] = ['attended'];

export function read(place: Place): State {
  const { query } = place;
  const opened = new Map<string, number>(place.id ? [[place.id, 1]] : []);
  for (const one of list(query, 'open').slice(0, openedMax)) {
    const [id = '', shares] = one.split('*');
    if (id)
      opened.set(id, Math.min(sharesMax, Math.max(1, Number(shares) || 1)));
  }
  const pinned = list(query, 'pin').map(one => one.split('@')).flatMap(([id, x, y]): [string, Point][] => id && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) ? [[id, { x: Number(x), y: Number(y) }]] : []);
  return {
    opened,
    hidden: new Set(list(query, 'hide')),
    pinned: new Map(pinned),
    without: new Set(query.has('without') ? list(query, 'without') : usually),
    from: month(query.get('from')),
    to: month(query.get('to')),
  };
}

/** The state as values of the query of its address. */
export function written(state: State): Record<string, string | null> {
  const first = state.opened.keys().next().value;
  const opened = [...state.opened].filter(([id, shares]) => id !== first || shares > 1).map(([id, shares]) => shares > 1 ? `${id}*${shares}` : id);
  const without = [...state.without].sort();
  return {
    open: opened.join(',') || null,
    hide: [...state.hidden].join(',') || null,
    pin: [...state.pinned].map(([id, at]) => `${id}@${Math.round(at.x)}@${Math.round(at.y)}`).join(',') || null,
    without: without.join() === usually.join() ? null : without.join(','),
    from: state.from ?? null,
    to: state.to ?? null,
  };
}

export function same(a: State, b: State): boolean {
  return JSON.stringify(written(a)) === JSON.stringify(written(b));
}

/** One share more of the lines of a node; the first opens it. */
export function opening(state: State, id: string): State {
  return { ...state, opened: new Map([...state.opened, [id, Math.min(sharesMax, (state.opened.get(id) ?? 0) + 1)]]), hidden: without(state.hidden, id) };
}

export function hiding(state: State, id: string): State {
  return { ...state, hidden: new Set([...state.hidden, id]) };
}

export function pinning(state: State, id: string, at: Point | undefined): State {
  const pinned = new Map(state.pinned);
  if (at)
    pinned.set(id, { x: Math.round(at.x), y: Math.round(at.y) });
  else
    pinned.delete(id);
  return { ...state, pinned };
}

export function toggled(state: State, kind: string): State {
  return { ...state, without: state.without.has(kind) ? without(state.without, kind) : new Set([...state.without, kind]) };
}

function without(set: ReadonlySet<string>, one: string): Set<string> {
  return new Set([...set].filter(other => other !== one));
}

function list(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter(Boolean);
}

function month(text: string | null): string | undefined {
  return text && /^\d{4}-\d\d$/.test(text) ? text : undefined;
}
