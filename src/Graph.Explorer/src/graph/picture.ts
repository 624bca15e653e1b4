import type { Ref } from '../api';
import { days } from '../dates';
import { settle, type Spot } from './layout';
import type { Line, Loaded } from './load';
import type { Point, State } from './state';

/** A node of the picture. */
export interface Dot extends Spot {
  readonly ref: Ref;
  /** How many lines it has beyond those that were asked for; 0 before it is opened too. */
  more: number;
  opened: boolean;
}

/** What was asked for, laid out. It depends on what was opened, and in which order, and on nothing else: so it is the same for everybody, and opening a node moves no other. */
export interface Picture {
  readonly dots: ReadonlyMap<string, Dot>;
  readonly lines: ReadonlyMap<string, Line>;
  /** What it was made of, so that a picture that only grew is not laid out anew. */
  readonly steps: readonly Loaded[];
}

export const nothing: Picture = { dots: new Map(), lines: new Map(), steps: [] };

/** The picture after these steps, from one that may have some of them already. */
export function drawn(steps: readonly Loaded[], before: Picture): Picture {
  const kept = before.steps.every((step, i) => step === steps[i]) ? before : nothing;
  const dots = new Map([...kept.dots].map(([id, dot]) => [id, { ...dot }]));
  const lines = new Map(kept.lines);
  for (const step of steps.slice(kept.steps.length)) {
    const { node, nodes } = step;
    const fresh: Dot[] = [];
    for (const ref of [node, ...nodes])
      if (!dots.has(ref.id)) {
        const dot: Dot = { ref, x: 0, y: 0, anchor: ref.id === node.id ? undefined : node.id, more: 0, opened: false };
        dots.set(ref.id, dot);
        fresh.push(dot);
      }
    const opened = dots.get(node.id)!;
    opened.opened = true;
    opened.more = step.more;
    for (const line of step.lines)
      if (dots.has(line.from) && dots.has(line.to))
        lines.set(line.id, line);
    settle(fresh, dots, lines.values());
  }
  return { dots, lines, steps };
}

/** Where the reader sees a dot: where they pinned it, else where it was laid out, moved along with the node it hangs on. */
export function seen(id: string, picture: Picture, state: State): Point {
  const pin = state.pinned.get(id);
  const dot = picture.dots.get(id);
  if (pin || !dot)
    return pin ?? { x: 0, y: 0 };
  const anchor = dot.anchor === undefined ? undefined : picture.dots.get(dot.anchor);
  if (!anchor || dot.anchor === undefined || dot.anchor === id)
    return { x: dot.x, y: dot.y };
  const at = seen(dot.anchor, picture, state);
  return { x: dot.x + at.x - anchor.x, y: dot.y + at.y - anchor.y };
}

/** Where all that is drawn is seen. */
export function places(picture: Picture, state: State): Point[] {
  return [...visible(picture, state).dots].map(id => seen(id, picture, state));
}

/** Where the node is seen that the picture starts from. */
export function start(picture: Picture, state: State): Point | undefined {
  const id = state.opened.keys().next().value;
  return id !== undefined && picture.dots.has(id) ? seen(id, picture, state) : undefined;
}

export function visible(picture: Picture, state: State): { dots: Set<string>; lines: Set<string> } {
  const [from, to] = [state.from && Date.parse(`${state.from}-01`), state.to && monthEnd(state.to)];
  const lines = new Set<string>();
  const dots = new Set<string>();
  for (const line of picture.lines.values()) {
    if (state.hidden.has(line.from) || state.hidden.has(line.to))
      continue;
    const span = days(line.date);
    const early = to && span.from && span.from.getTime() > to;
    const late = from && span.to && span.to.getTime() < from;
    if (state.without.has(line.kind) || early || late)
      continue;
    lines.add(line.id);
    dots.add(line.from).add(line.to);
  }
  for (const [id, dot] of picture.dots)
    if (dot.opened && !state.hidden.has(id))
      dots.add(id);
  return { dots, lines };
}

function monthEnd(month: string): number {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return Date.UTC(year, of, 0);
}

/** How many lines there are of each kind, whether they are drawn or not. */
export function kinds(picture: Picture): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of picture.lines.values())
    found.set(line.kind, (found.get(line.kind) ?? 0) + 1);
  return found;
}

/** The first and the last month of all dated lines. */
export function months(picture: Picture): readonly [string, string] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const line of picture.lines.values()) {
    const { from, to } = days(line.date);
    low = Math.min(low, (from ?? to)?.getTime() ?? low);
    high = Math.max(high, (to ?? from)?.getTime() ?? high);
  }
  return low <= high ? [new Date(low).toISOString().slice(0, 7), new Date(high).toISOString().slice(0, 7)] : undefined;
}
