import { h, svg } from '../h';
import { many } from '../words';
import { europe, path, world, type Projection } from './projection';
import type { Spot } from './places';

const zoomMax = 64;
const step = 1.6;
const labelMax = 24;

export interface Picture {
  readonly element: HTMLElement;
  /** Marks this place, and brings it into the picture when it is not. */
  choose(id: string | undefined): void;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

interface Window {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The map: outlines and a mark for each place, larger where more happened. It is moved by dragging, the wheel, the buttons and the keys. */
export async function picture(kind: 'europe' | 'world', spots: readonly Spot[], how: { readonly at: string | null; readonly chosen: string | null; moved(at: string | null): void; chose(id: string): void }): Promise<Picture> {
  const projection = kind === 'europe' ? europe : world;
  const outline = kind === 'europe' ? (await import('../../obj/europe.json')).default : (await import('../../obj/world.json')).default;
  const shown = spots.flatMap(spot => spot.point && projection.has(...spot.point) ? [{ spot, point: projection.at(...spot.point), radius: 5 + 1.6 * Math.sqrt(spot.happenings.length) }] : [])
    .sort((a, b) => b.radius - a.radius);
  const marks = shown.map(({ spot, point: [x, y] }) => svg('circle', { class: 'mark', 'data-id': spot.ref.id, cx: x, cy: y, onclick: () => how.chose(spot.ref.id) }, svg('title', null, `${spot.ref.name}: ${many(spot.happenings.length, 'claim')}`)));
  const labels = shown.map(({ spot }) => svg('text', { class: 'label' }, short(spot.ref.name)));
  const canvas = svg('svg', { class: 'map', role: 'img', 'aria-label': `Map of ${kind === 'europe' ? 'Europe' : 'the world'} with ${many(shown.length, 'place')}; the list of places says the same.` },
    svg('path', { class: 'outline', d: path(outline, projection) }), labels, marks);
  let now = opened(how.at, projection);
  let chosen = how.chosen ?? undefined;

  const draw = (): void => {
    const { width, height } = projection;
    canvas.setAttribute('viewBox', [now.x - width / 2 / now.zoom, now.y - height / 2 / now.zoom, width / now.zoom, height / now.zoom].map(value => value.toFixed(2)).join(' '));
    // marks and names keep their size on the screen, so they shrink in the picture; a narrow window makes them larger in it
    const unit = Math.max(width / Math.max(canvas.clientWidth, 320), 1) / now.zoom;
    const boxes = shown.map(({ point: [x, y], radius }): Box => [x - radius * unit, y - radius * unit, x + radius * unit, y + radius * unit]);
    const taken: Box[] = [];
    shown.forEach(({ spot, point: [x, y], radius }, i) => {
      const [mark, label] = [marks[i]!, labels[i]!];
      mark.setAttribute('r', (radius * unit * .8).toFixed(2));
      mark.classList.toggle('chosen', spot.ref.id === chosen);
      const [wide, high] = [short(spot.ref.name).length * 7.2 * unit, 15 * unit];
      const gap = (radius + 2) * unit;
      // to the right of its mark, else to the left, else not at all: the list has every name
      const sides: [Box, string, number][] = [[[x + gap, y - high / 2, x + gap + wide, y + high / 2], 'start', x + gap], [[x - gap - wide, y - high / 2, x - gap, y + high / 2], 'end', x - gap]];
      const free = sides.find(([box]) => !taken.some(other => over(box, other)) && !boxes.some((other, j) => j !== i && over(box, other))) ?? (spot.ref.id === chosen ? sides[0] : undefined);
      label.classList.toggle('away', !free);
      if (!free)
        return;
      taken.push(free[0]);
      label.setAttribute('text-anchor', free[1]);
      for (const [name, value] of [['x', free[2]], ['y', y + 4.5 * unit], ['font-size', 13 * unit]] as const)
        label.setAttribute(name, value.toFixed(2));
    });
  };
  const go = (x: number, y: number, zoom: number, told = true): void => {
    const held = Math.min(Math.max(zoom, 1), zoomMax);
    const clamp = (value: number, size: number): number => Math.min(Math.max(value, size / 2 / held), size - size / 2 / held);
    now = { x: clamp(x, projection.width), y: clamp(y, projection.height), zoom: held };
    draw();
    if (told)
      how.moved(now.zoom === 1 ? null : [now.x.toFixed(1), now.y.toFixed(1), now.zoom.toFixed(2)].join(','));
  };
  // nearer to the place that was chosen, where one is
  const nearer = (zoom: number): void => {
    const [x, y] = shown.find(one => one.spot.ref.id === chosen)?.point ?? [now.x, now.y];
    go(x, y, zoom);
  };
  const element = h('div', { class: 'map-frame', role: 'group', 'aria-label': 'Map; move it with the arrow keys, plus and minus', tabindex: 0, onkeydown: (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === '+' || event.key === '=') {
      event.preventDefault();
      nearer(now.zoom * step);
    }
    const by = projection.width / 8 / now.zoom;
    const to = ({ ArrowLeft: [now.x - by, now.y, now.zoom], ArrowRight: [now.x + by, now.y, now.zoom], ArrowUp: [now.x, now.y - by, now.zoom], ArrowDown: [now.x, now.y + by, now.zoom], '-': [now.x, now.y, now.zoom / step], '0': [now.x, now.y, 1] } as Record<string, [number, number, number]>)[event.key];
    if (to) {
      event.preventDefault();
      go(...to);
    }
  } }, canvas, h('div', { class: 'map-tools no-print' },
    h('button', { type: 'button', 'aria-label': 'Nearer', onclick: () => nearer(now.zoom * step) }, '+'),
    h('button', { type: 'button', 'aria-label': 'Farther', onclick: () => go(now.x, now.y, now.zoom / step) }, '−'),
    h('button', { type: 'button', 'aria-label': 'The whole picture', onclick: () => go(now.x, now.y, 1) }, '⤢')));
  drags(canvas, projection, () => now, go);
  new ResizeObserver(draw).observe(canvas);
  draw();
  return {
    element,
    choose(id) {
      chosen = id;
      const there = shown.find(one => one.spot.ref.id === id)?.point;
      const inside = there && Math.abs(there[0] - now.x) < projection.width / 2 / now.zoom && Math.abs(there[1] - now.y) < projection.height / 2 / now.zoom;
      if (there && !inside)
        go(there[0], there[1], now.zoom);
      else
        draw();
    },
  };
}

function drags(canvas: SVGSVGElement, { width, height }: Projection, at: () => Window, go: (x: number, y: number, zoom: number, told?: boolean) => void): void {
  let from: { readonly x: number; readonly y: number; readonly window: Window } | undefined;
  canvas.addEventListener('pointerdown', event => {
    if (event.button === 0 && event.target instanceof Element && !event.target.closest('.mark') && at().zoom > 1)
      from = { x: event.clientX, y: event.clientY, window: at() };
    if (from)
      canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (from)
      go(from.window.x - (event.clientX - from.x) / canvas.clientWidth * width / from.window.zoom, from.window.y - (event.clientY - from.y) / canvas.clientHeight * height / from.window.zoom, from.window.zoom, false);
  });
  for (const name of ['pointerup', 'pointercancel'] as const)
    canvas.addEventListener(name, () => {
      if (from)
        go(at().x, at().y, at().zoom);
      from = undefined;
    });
  canvas.addEventListener('wheel', event => {
    // the wheel moves the page, unless with the key that zooms elsewhere too
    if (!event.ctrlKey && !event.metaKey)
      return;
    event.preventDefault();
    const { x, y, zoom } = at();
    const box = canvas.getBoundingClientRect();
    const [px, py] = [((event.clientX - box.x) / box.width - .5) * width, ((event.clientY - box.y) / box.height - .5) * height];
    const next = Math.min(Math.max(zoom * Math.exp(-event.deltaY / 300), 1), zoomMax);
    go(x + px / zoom - px / next, y + py / zoom - py / next, next);
  }, { passive: false });
}

function opened(at: string | null, { width, height }: Projection): Window {
  const [x, y, zoom] = (at ?? '').split(',').map(Number);
  return x && y && zoom && zoom >= 1 && zoom <= zoomMax ? { x, y, zoom } : { x: width / 2, y: height / 2, zoom: 1 };
}

function over(a: Box, b: Box): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function short(name: string): string {
  return name.length > labelMax ? `${name.slice(0, labelMax - 1)}…` : name;
}
