import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import type { Manner } from './load';
import { wrapped } from './svg';
import { manners, outlines, size, theme, type Theme } from './theme';

/** So many nodes and lines are drawn by this. */
const many = 1000;
/** From which zoom on the ends of lines, the names and the words of lines can be seen. */
const pointed = 0.2;
const named = 0.5;
const worded = 0.75;
const lineHeight = 14;

/** What of Cytoscape's painter is taken over: how it draws what rests, and above it what is being dragged. Elements come in the order of drawing, with the transform of the picture set. */
const [resting, dragged] = ['drawLayeredElements', 'drawCachedElements'] as const;

type Painter = Record<typeof resting | typeof dragged, Draw>;

type Draw = (context: CanvasRenderingContext2D, elements: readonly One[], ratio: number, extent: unknown) => void;

type One = (NodeSingular & { isNode(): true }) | (EdgeSingular & { isNode(): false });

/** Much that looks alike, and is drawn in one go. */
interface Stroke {
  readonly path: Path2D;
  readonly arrows: Path2D;
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
}

interface Fill {
  readonly path: Path2D;
  readonly colour: string;
}

interface Name {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** How it stands in lines, from when it is first seen. */
  lines?: readonly string[];
  readonly bold: boolean;
}

interface Word {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly text: string;
}

interface Drawn {
  readonly of: readonly One[];
  readonly colours: Theme;
  readonly strokes: readonly Stroke[];
  readonly fills: readonly Fill[];
  readonly rings: readonly Stroke[];
  readonly names: readonly Name[];
  readonly words: readonly Word[];
}

/**
 * Draws a large picture kind by kind instead of element by element: all lines that look alike in one stroke, all nodes of a type in one fill, and only the
 * names that are in the window. What it is made of is kept until something changes, so that moving and zooming only draw it again; what is given back forgets it.
 */
export function drawLarge(cy: Core): () => void {
  const painter = (cy as unknown as { renderer(): Painter }).renderer();
  const kept = new Map<string, Drawn>();
  cy.on('add remove data class style', () => kept.clear());
  cy.on('position', 'node', event => kept.delete((event.target as NodeSingular).grabbed() ? dragged : resting));
  for (const layer of [resting, dragged] as const) {
    const usual = painter[layer].bind(painter);
    painter[layer] = (context, elements, ratio, extent) => {
      if (!isLarge(cy.elements().length)) {
        usual(context, elements, ratio, extent);
        return;
      }
      let drawn = kept.get(layer);
      if (drawn?.of !== elements)
        kept.set(layer, drawn = made(elements, theme()));
      draw(context, drawn, cy);
    };
  }
  return () => kept.clear();
}

export function isLarge(elements: number): boolean {
  return elements > many;
}

function draw(context: CanvasRenderingContext2D, drawn: Drawn, cy: Core): void {
  const zoom = cy.zoom();
  context.save();
  context.lineJoin = 'round';
  for (const one of drawn.strokes)
    stroke(context, one, zoom >= pointed);
  for (const { path, colour } of drawn.fills) {
    context.fillStyle = colour;
    context.fill(path);
  }
  for (const one of drawn.rings)
    stroke(context, one, false);
  if (zoom > named)
    write(context, drawn, cy);
  context.restore();
}

/** The words in the window. */
function write(context: CanvasRenderingContext2D, { names, words, colours }: Drawn, cy: Core): void {
  const { x1, y1, x2, y2 } = cy.extent();
  const within = ({ x, y }: { readonly x: number; readonly y: number }): boolean => x > x1 - 90 && x < x2 + 90 && y > y1 - 60 && y < y2 + 20;
  const text = (line: string, x: number, y: number): void => {
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  };
  context.textAlign = 'center';
  context.lineWidth = 3;
  context.strokeStyle = colours.paper;
  if (cy.zoom() >= worded) {
    context.font = '10px system-ui, sans-serif';
    context.fillStyle = colours.soft;
    context.textBaseline = 'middle';
    for (const word of words.filter(within)) {
      context.save();
      context.translate(word.x, word.y);
      context.rotate(word.angle);
      text(word.text, 0, 0);
      context.restore();
    }
  }
  context.fillStyle = colours.ink;
  context.textBaseline = 'top';
  for (const name of names.filter(within)) {
    context.font = name.bold ? '600 13px system-ui, sans-serif' : '12px system-ui, sans-serif';
    name.lines ??= name.text.split('\n').flatMap(wrapped);
    name.lines.forEach((line, i) => text(line, name.x, name.y + i * lineHeight));
  }
}

function stroke(context: CanvasRenderingContext2D, { path, arrows, colour, width, dash, alpha }: Stroke, pointing: boolean): void {
  context.globalAlpha = alpha;
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke(path);
  context.setLineDash([]);
  if (pointing)
    context.fill(arrows);
  context.globalAlpha = 1;
}

function made(of: readonly One[], colours: Theme): Drawn {
  const strokes = new Map<string, Stroke>();
  const fills = new Map<string, Fill>();
  const rings = new Map<string, Stroke>();
  const names: Name[] = [];
  const words: Word[] = [];
  for (const one of of) {
    if (one.hasClass('unseen'))
      continue;
    if (one.isNode())
      node(one, colours, fills, rings, names);
    else
      line(one as EdgeSingular, colours, strokes, words);
  }
  return { of, colours, strokes: [...strokes.values()], fills: [...fills.values()], rings: [...rings.values()], names, words };
}

function line(edge: EdgeSingular, colours: Theme, strokes: Map<string, Stroke>, words: Word[]): void {
  const manner = (Object.keys(manners) as Manner[]).find(one => edge.hasClass(one)) ?? 'stated';
  const near = edge.hasClass('near') || edge.hasClass('hover');
  const { path, arrows } = ofKind(strokes, `${manner} ${near}`, () => ({
    path: new Path2D(), arrows: new Path2D(), colour: near ? colours.accent : manner === 'disputed' ? colours.warn : colours.soft,
    width: manners[manner].width, dash: manners[manner].dash, alpha: near ? 1 : 0.75,
  }));
  const [a, b] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const [bend] = edge.controlPoints() ?? [];
  path.moveTo(a.x, a.y);
  if (bend)
    path.quadraticCurveTo(bend.x, bend.y, b.x, b.y);
  else
    path.lineTo(b.x, b.y);
  if (edge.hasClass('directed'))
    arrow(arrows, b, Math.atan2(b.y - (bend ?? a).y, b.x - (bend ?? a).x));
  const at = edge.midpoint();
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  words.push({ ...at, text: edge.data('label') as string, angle: Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle });
}

function node(one: NodeSingular, colours: Theme, fills: Map<string, Fill>, rings: Map<string, Stroke>, names: Name[]): void {
  const type = one.data('type') as string;
  const { x, y } = one.position();
  const opened = one.hasClass('opened');
  const r = (opened ? size.opened : size.dot) / 2;
  outline(ofKind(fills, type, () => ({ path: new Path2D(), colour: colours.type(type) })).path, type, x, y, r);
  const ring = one.hasClass('chosen') ? { colour: colours.accent, width: 4 } : one.hasClass('hover') ? { colour: colours.soft, width: 3 } : one.hasClass('pinned') ? { colour: colours.ink, width: 2 } : undefined;
  if (ring)
    outline(ofKind(rings, ring.colour, () => ({ path: new Path2D(), arrows: new Path2D(), ...ring, dash: [], alpha: 1 })).path, type, x, y, r + 1);
  names.push({ x, y: y + r + 5, bold: opened, text: one.data('label') as string });
}

function outline(path: Path2D, type: string, x: number, y: number, r: number): void {
  const points = outlines[type];
  if (!points) {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  // back to the first point by a line: to close the path the browser measures all that is in it, each time
  [...points, points[0]!].forEach(([dx, dy], i) => i === 0 ? path.moveTo(x + dx * r, y + dy * r) : path.lineTo(x + dx * r, y + dy * r));
}

function arrow(path: Path2D, at: { readonly x: number; readonly y: number }, angle: number): void {
  const side = (turn: number): readonly [number, number] => [at.x - 9 * Math.cos(angle + turn), at.y - 9 * Math.sin(angle + turn)];
  path.moveTo(at.x, at.y);
  path.lineTo(...side(0.4));
  path.lineTo(...side(-0.4));
}

function ofKind<T>(all: Map<string, T>, key: string, make: () => T): T {
  const found = all.get(key) ?? make();
  all.set(key, found);
  return found;
}
