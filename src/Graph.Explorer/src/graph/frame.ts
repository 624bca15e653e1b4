import type { Point } from './state';

/** Which part of the picture is seen: how large, and where its origin lies in the window. */
export interface Frame {
  readonly zoom: number;
  readonly pan: Point;
}

export const zooms = { min: 0.05, max: 3 } as const;
/** How far a node and the name below it reach. */
const reach = { side: 95, above: 40, below: 80 } as const;
const margin = 10;
/** Names can be read from this zoom on. */
const readable = 0.75;
const narrow = 500;

/** The box around these places, with room for the names. */
export function around(points: readonly Point[]): { left: number; top: number; right: number; bottom: number } {
  const [xs, ys] = [points.map(point => point.x), points.map(point => point.y)];
  return { left: Math.min(...xs) - reach.side, top: Math.min(...ys) - reach.above, right: Math.max(...xs) + reach.side, bottom: Math.max(...ys) + reach.below };
}

/** All of these places; a picture of two or three is not blown up. */
export function whole(points: readonly Point[], width: number, height: number): Frame {
  if (points.length === 0)
    return centred({ x: 0, y: 0 }, 1, width, height);
  const box = around(points);
  const zoom = Math.max(zooms.min, Math.min(1.25, (width - 2 * margin) / (box.right - box.left), (height - 2 * margin) / (box.bottom - box.top)));
  return centred({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, zoom, width, height);
}

/** What is seen first: all of it; where the window is too small for that, what the picture starts from, large enough to be read. */
export function first(points: readonly Point[], start: Point | undefined, width: number, height: number): Frame {
  const all = whole(points, width, height);
  return start && all.zoom < readable && width < narrow ? centred(start, readable, width, height) : all;
}

function centred(at: Point, zoom: number, width: number, height: number): Frame {
  return { zoom, pan: { x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom } };
}
