import { svg } from '../h';
import { pageOf } from '../ui/entity';
import { lineWords } from './load';
import { seen, visible, type Picture } from './picture';
import type { State } from './state';
import { lineLetters, manners, outlines, parts, short, size, theme, variables } from './theme';

/** Beside a text the picture is small, and its letters are larger than elsewhere. */
const font = { file: 12, page: 17 } as const;
const bend = 34;

/** The picture as SVG, drawn as on the canvas: to be saved, or to stand in a page, where each node leads to its own. */
export function drawing(picture: Picture, state: State, title: string, linked = false): SVGSVGElement {
  const now = visible(picture, state);
  const letter = linked ? font.page : font.file;
  const lineHeight = letter * 1.25;
  const colours = linked ? variables : theme();
  const at = new Map([...now.dots].map(id => [id, seen(id, picture, state)]));
  const name = (id: string): string => picture.dots.get(id)?.ref.name ?? id;
  const xs = [...at.values()].map(point => point.x);
  const ys = [...at.values()].map(point => point.y);
  const [left, top] = [Math.min(0, ...xs) - 95, Math.min(0, ...ys) - 40];
  const [right, bottom] = [Math.max(0, ...xs) + 95, Math.max(0, ...ys) + 80];
  const pairs = new Map<string, number>();
  const total = new Map<string, number>();
  const lines = [...now.lines].map(id => picture.lines.get(id)!);
  const pairOf = (from: string, to: string): string => [from, to].sort().join(' ');
  for (const line of lines)
    total.set(pairOf(line.from, line.to), (total.get(pairOf(line.from, line.to)) ?? 0) + 1);
  const paths = lines.map(line => {
    const pair = pairOf(line.from, line.to);
    const nth = pairs.get(pair) ?? 0;
    pairs.set(pair, nth + 1);
    // apart from its twins: a bend to one side or the other, the same whichever end it starts from
    const aside = (nth - ((total.get(pair) ?? 1) - 1) / 2) * bend * (line.from < line.to ? 1 : -1);
    const [a, b] = [at.get(line.from)!, at.get(line.to)!];
    const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [mx, my] = [(a.x + b.x) / 2 - (b.y - a.y) / far * aside * 2, (a.y + b.y) / 2 + (b.x - a.x) / far * aside * 2];
    const drawn = manners[line.manner];
    const short = (size.dot / 2 + 4) / far;
    const end = { x: b.x - (b.x - mx) * short * 2, y: b.y - (b.y - my) * short * 2 };
    return svg('path', { d: `M${round(a.x)} ${round(a.y)}Q${round(mx)} ${round(my)} ${round(end.x)} ${round(end.y)}`, fill: 'none', stroke: line.manner === 'disputed' ? colours.warn : colours.soft, 'stroke-width': drawn.width, 'stroke-dasharray': drawn.dash.length > 0 ? drawn.dash.join(' ') : null, 'marker-end': line.directed ? `url(#${line.manner === 'disputed' ? 'arrow-disputed' : 'arrow'})` : null },
      svg('title', null, `${lineWords(line, name)}${line.date ? `, ${line.date}` : ''}`));
  });
  const dots = [...at].map(([id, point]) => {
    const { ref, opened } = picture.dots.get(id)!;
    const r = (opened ? size.opened : size.dot) / 2;
    const outline = outlines[ref.type];
    const label = wrapped(short(ref.name));
    const drawn = [
      svg('title', null, ref.name),
      outline ? svg('polygon', { points: outline.map(([x, y]) => `${round(point.x + x * r)},${round(point.y + y * r)}`).join(' '), fill: colours.type(ref.type) }) : svg('circle', { cx: round(point.x), cy: round(point.y), r, fill: colours.type(ref.type) }),
      svg('text', { x: round(point.x), y: round(point.y + r + lineHeight), 'text-anchor': 'middle', fill: colours.ink, stroke: colours.paper, 'stroke-width': 3, 'paint-order': 'stroke', 'font-weight': opened ? 600 : null },
        label.map((text, i) => svg('tspan', { x: round(point.x), dy: i === 0 ? null : lineHeight }, text)))];
    return linked ? svg('a', { href: pageOf(id), 'aria-label': ref.name }, drawn) : svg('g', null, drawn);
  });
  const arrow = (id: string, fill: string): SVGElement => svg('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto' }, svg('path', { d: 'M0 0 8 4 0 8z', fill }));
  return svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${round(left)} ${round(top)} ${round(right - left)} ${round(bottom - top)}`, 'font-family': 'system-ui, sans-serif', 'font-size': letter, role: 'group', 'aria-label': title },
    svg('title', null, title), svg('defs', null, arrow('arrow', colours.soft), arrow('arrow-disputed', colours.warn)),
    linked ? null : svg('rect', { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top), fill: colours.paper }),
    svg('g', null, paths), dots);
}

/** The picture as the text of a file. */
export function svgFile(picture: Picture, state: State, title: string): string {
  const element = drawing(picture, state, title);
  const box = element.viewBox.baseVal;
  element.setAttribute('width', String(box.width));
  element.setAttribute('height', String(box.height));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;
}

function wrapped(name: string): string[] {
  const lines: string[] = [''];
  const words = name.split(/\s+/).flatMap(word => parts(word, lineLetters));
  for (const word of words) {
    const last = lines[lines.length - 1]!;
    if (last && last.length + word.length + 1 > lineLetters)
      lines.push(word);
    else
      lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
