import { h, svg } from '../h';
import { pageOf } from '../ui/entity';
import { around, type Frame } from './frame';
import { lineWords } from './load';
import { seen, visible, type Picture } from './picture';
import type { State } from './state';
import { bend, lineLetters, manners, outlines, parts, short, size, theme, variables } from './theme';

/** Beside a text the picture is small, and its letters are larger than elsewhere. */
const sideMax = 8000;
const font = { file: 12, page: 17 } as const;

/** The picture as SVG, drawn as on the canvas: to be saved, or to stand in a page, where each node leads to its own. */
export function drawing(picture: Picture, state: State, title: string, linked = false): SVGSVGElement {
  const now = visible(picture, state);
  const letter = linked ? font.page : font.file;
  const lineHeight = letter * 1.25;
  const colours = linked ? variables : theme();
  const at = new Map([...now.dots].map(id => [id, seen(id, picture, state)]));
  const name = (id: string): string => picture.dots.get(id)?.ref.name ?? id;
  const { left, top, right, bottom } = around([{ x: 0, y: 0 }, ...at.values()]);
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
    const aside = (nth - ((total.get(pair) ?? 1) - 1) / 2) * bend * (line.from < line.to ? -1 : 1);
    const [a, b] = [at.get(line.from)!, at.get(line.to)!];
    const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [mx, my] = [(a.x + b.x) / 2 - (b.y - a.y) / far * aside, (a.y + b.y) / 2 + (b.x - a.x) / far * aside];
    const drawn = manners[line.manner];
    const short = (size.dot / 2 + 4) / far;
    const end = { x: b.x - (b.x - mx) * short * 2, y: b.y - (b.y - my) * short * 2 };
    const path = svg('path', { d: `M${round(a.x)} ${round(a.y)}Q${round(mx)} ${round(my)} ${round(end.x)} ${round(end.y)}`, fill: 'none', stroke: line.manner === 'disputed' ? colours.warn : colours.soft, 'stroke-opacity': 0.75, 'stroke-width': drawn.width, 'stroke-dasharray': drawn.dash.length > 0 ? drawn.dash.join(' ') : null, 'marker-end': line.directed ? `url(#${line.manner === 'disputed' ? 'arrow-disputed' : 'arrow'})` : null },
      svg('title', null, `${lineWords(line, name)}${line.date ? `, ${line.date}` : ''}`));
    if (linked)
      return path;
    const angle = Math.atan2(b.y - a.y, b.x - a.x) * 180 / Math.PI;
    const middle = `translate(${round((a.x + b.x) / 4 + mx / 2)} ${round((a.y + b.y) / 4 + my / 2)}) rotate(${round(Math.abs(angle) > 90 ? angle + 180 : angle)})`;
    return [path, svg('text', { transform: middle, y: 3.5, 'text-anchor': 'middle', 'font-size': 10, fill: line.manner === 'disputed' ? colours.warn : colours.soft, stroke: colours.paper, 'stroke-width': 3, 'paint-order': 'stroke' }, line.label)];
  });
  const dots = [...at].map(([id, point]) => {
    const { ref, opened, more } = picture.dots.get(id)!;
    const r = (opened ? size.opened : size.dot) / 2;
    const outline = outlines[ref.type];
    const label = [...wrapped(short(ref.name)), ...opened && more > 0 && !linked ? [`${more.toLocaleString()} more`] : []];
    const drawn = [
      svg('title', null, ref.name),
      outline ? svg('polygon', { points: outline.map(([x, y]) => `${round(point.x + x * r)},${round(point.y + y * r)}`).join(' '), fill: colours.type(ref.type) }) : svg('circle', { cx: round(point.x), cy: round(point.y), r, fill: colours.type(ref.type) }),
      svg('text', { x: round(point.x), y: round(point.y + r + lineHeight), 'text-anchor': 'middle', fill: colours.ink, stroke: colours.paper, 'stroke-width': 3, 'paint-order': 'stroke', 'font-weight': opened ? 600 : null },
        // a space after each but the last, so that the lines are read as one name
        label.map((text, i) => svg('tspan', { x: round(point.x), dy: i === 0 ? null : lineHeight }, i < label.length - 1 ? `${text} ` : text)))];
    return linked ? svg('a', { href: pageOf(id) }, drawn) : svg('g', null, drawn);
  });
  const arrow = (id: string, fill: string): SVGElement => svg('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto' }, svg('path', { d: 'M0 0 8 4 0 8z', fill }));
  return svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${round(left)} ${round(top)} ${round(right - left)} ${round(bottom - top)}`, 'font-family': 'system-ui, sans-serif', 'font-size': letter, role: 'group', 'aria-label': title },
    svg('title', null, title), svg('defs', null, arrow('arrow', colours.soft), arrow('arrow-disputed', colours.warn)),
    linked ? null : svg('rect', { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top), fill: colours.paper }),
    svg('g', null, paths), dots);
}

/** The picture as it will stand in the box, until what moves it is there. */
export function sketch(picture: Picture, state: State, { zoom, pan }: Frame, width: number, height: number): SVGSVGElement {
  const element = drawing(picture, state, '');
  element.setAttribute('viewBox', [-pan.x / zoom, -pan.y / zoom, width / zoom, height / zoom].map(round).join(' '));
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/** The picture as the text of a file. */
export function svgFile(picture: Picture, state: State, title: string): string {
  const element = drawing(picture, state, title);
  const box = element.viewBox.baseVal;
  element.setAttribute('width', String(box.width));
  element.setAttribute('height', String(box.height));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;
}

/** The drawing as an image of points, twice as fine as it is drawn, as long as the browser can make one of that size. */
export async function pngFile(picture: Picture, state: State, title: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svgFile(picture, state, title)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, sideMax / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = h('canvas', { width: Math.round(image.naturalWidth * scale), height: Math.round(image.naturalHeight * scale) });
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob(blob => blob ? done(blob) : fail(new Error('The picture is too large for this browser.')), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A name in the lines in which it stands below its node. */
export function wrapped(name: string): string[] {
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
