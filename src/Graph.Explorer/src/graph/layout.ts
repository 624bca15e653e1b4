/** A place in the picture. */
export interface Spot {
  x: number;
  y: number;
  /** The node that it was found around; it moves along with that. */
  readonly anchor: string | undefined;
}

interface Point {
  x: number;
  y: number;
}

interface Named extends Spot {
  readonly ref: { readonly id: string };
}

/** As far as two nodes want to be apart that a line joins. */
const length = 170;
/** Names stand below the nodes and are wide: sideways they need more room. */
const room = { x: 150, y: 92 };
const rounds = 70;
const fan = Math.PI * 1.15;

/**
 * Finds places for new nodes and moves no other: a fan of rings around the node that was opened, away from what is there already, then some rounds in
 * which the new ones make room for each other. No chance is in it: the same picture is laid out the same way on every machine.
 */
export function settle(fresh: readonly Named[], all: ReadonlyMap<string, Named>, lines: Iterable<{ readonly from: string; readonly to: string }>): void {
  spread(fresh, all);
  const isNew = new Set<Named>(fresh);
  const springs = joints(lines, all, isNew);
  const still = new Grid([...all.values()].filter(one => !isNew.has(one)));
  for (let round = 0; round < rounds; round++) {
    const most = 40 * (1 - round / rounds);
    const moving = new Grid(fresh);
    for (const one of fresh) {
      if (one.anchor === undefined)
        continue;
      const push = { x: 0, y: 0 };
      still.part(one, push);
      moving.part(one, push);
      for (const other of springs.get(one) ?? []) {
        const [x, y] = [other.x - one.x, other.y - one.y];
        const far = Math.hypot(x, y) || 1;
        const pull = (far - length) / far * (far > length ? 0.03 : 0.06);
        push.x += x * pull;
        push.y += y * pull;
      }
      const step = Math.hypot(push.x, push.y);
      const scale = step > most ? most / step : 1;
      one.x += push.x * scale;
      one.y += push.y * scale;
    }
  }
}

/** The first places: rings around the anchor; the whole circle where nothing else is, else the side that looks away from the rest. */
function spread(fresh: readonly Named[], all: ReadonlyMap<string, Named>): void {
  const roots = fresh.filter(one => one.anchor === undefined);
  const old = [...all.values()].filter(one => !fresh.includes(one));
  const right = old.length === 0 ? 0 : Math.max(...old.map(one => one.x)) + 2.5 * length;
  for (const root of roots)
    [root.x, root.y] = [right, 0];
  const leaves = fresh.filter(one => one.anchor !== undefined);
  const anchor = leaves[0]?.anchor === undefined ? undefined : all.get(leaves[0].anchor);
  if (!anchor)
    return;
  const others = old.filter(one => one !== anchor);
  const middle = { x: mean(others.map(one => one.x)), y: mean(others.map(one => one.y)) };
  const alone = others.length === 0 || roots.includes(anchor);
  const away = alone ? -Math.PI / 2 : Math.atan2(anchor.y - middle.y, anchor.x - middle.x);
  const angle = alone ? 2 * Math.PI : fan;
  // as many rings as the nodes need, and each node in a direction of its own, so that no line runs through another node
  let rings = 1;
  while (leaves.length > capacity(rings, angle))
    rings++;
  leaves.forEach((one, i) => {
    const at = away + (alone ? angle * i / leaves.length : angle * ((i + 0.5) / leaves.length - 0.5));
    const radius = radiusOf(i % rings);
    one.x = anchor.x + radius * Math.cos(at) * 1.15;
    one.y = anchor.y + radius * Math.sin(at);
  });
}

function radiusOf(ring: number): number {
  return length * (1.15 + 0.7 * ring);
}

function capacity(rings: number, angle: number): number {
  let fits = 0;
  for (let ring = 0; ring < rings; ring++)
    fits += Math.max(4, Math.floor(angle * radiusOf(ring) / 125));
  return fits;
}

function joints(lines: Iterable<{ readonly from: string; readonly to: string }>, all: ReadonlyMap<string, Named>, isNew: ReadonlySet<Named>): Map<Named, Set<Named>> {
  const found = new Map<Named, Set<Named>>();
  const add = (one: Named, other: Named): void => {
    if (isNew.has(one))
      found.set(one, (found.get(one) ?? new Set()).add(other));
  };
  for (const { from, to } of lines)
    if (from !== to) {
      const [one, other] = [all.get(from)!, all.get(to)!];
      add(one, other);
      add(other, one);
    }
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

/** Who is near, without asking everybody. */
class Grid {
  /** By a number for each cell: this is asked millions of times for a large picture. */
  private readonly cells = new Map<number, Named[]>();

  constructor(all: readonly Named[]) {
    for (const one of all) {
      const key = keyOf(Math.floor(one.x / room.x), Math.floor(one.y / room.y));
      const cell = this.cells.get(key);
      if (cell)
        cell.push(one);
      else
        this.cells.set(key, [one]);
    }
  }

  /** Adds to a push how those that are too near push one away. */
  part(one: Named, push: Point): void {
    const [x, y] = [Math.floor(one.x / room.x), Math.floor(one.y / room.y)];
    for (let i = x - 1; i <= x + 1; i++)
      for (let j = y - 1; j <= y + 1; j++)
        for (const near of this.cells.get(keyOf(i, j)) ?? none)
          if (near !== one)
            apart(one, near, push);
  }
}

const none: readonly Named[] = [];

function apart(one: Named, near: Named, push: Point): void {
  const x = (one.x - near.x) / room.x;
  const y = (one.y - near.y) / room.y;
  const square = x * x + y * y;
  if (square >= 1)
    return;
  const far = Math.sqrt(square);
  // two at the very same place part by their names, which differ
  const [ux, uy] = far > 0.01 ? [x / far, y / far] : one.ref.id < near.ref.id ? [1, 0.3] : [-1, -0.3];
  push.x += ux * (1 - far) * room.x * 0.5;
  push.y += uy * (1 - far) * room.y * 0.5;
}

function keyOf(x: number, y: number): number {
  return x * 1_000_003 + y;
}
