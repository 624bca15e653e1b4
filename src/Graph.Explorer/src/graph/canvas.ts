import cytoscape, { type Core, type ElementDefinition, type NodeSingular, type StylesheetJson } from 'cytoscape';
import { first, whole, zooms } from './frame';
import { drawLarge, isLarge } from './large';
import { lineWords } from './load';
import { places, seen, start, visible, type Picture } from './picture';
import type { Point, State } from './state';
import { bend, lineLetters, manners, outlines, parts, short, size, theme } from './theme';

/** What the reader does to the picture. */
export interface Gestures {
  readonly chosen: (id: string | undefined) => void;
  readonly opened: (id: string) => void;
  readonly hidden: (id: string) => void;
  /** Put somewhere, to stay there; nowhere to let it go. */
  readonly pinned: (id: string, at: Point | undefined) => void;
  readonly line: (id: string) => void;
  readonly said: (text: string) => void;
}

const margin = 50;

/** The picture on a canvas, by Cytoscape: it draws, moves and finds what is under the pointer; what is in it, and where, is said from outside. */
export class Canvas {
  private readonly cy: Core;
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');
  private picture: Picture | undefined;
  private state: State | undefined;
  private chosen: string | undefined;

  private large = false;

  constructor(private readonly box: HTMLElement, private readonly on: Gestures, signal: AbortSignal, expected: number) {
    // a large picture is drawn in the points of the page, and not in the finer ones of the screen
    this.cy = cytoscape({ container: box, style: styles(false), layout: { name: 'null' }, minZoom: zooms.min, maxZoom: zooms.max, boxSelectionEnabled: false, selectionType: 'single', ...(isLarge(expected) ? { pixelRatio: 1 } : {}) });
    const forget = drawLarge(this.cy);
    this.listen();
    const repaint = (): void => {
      forget();
      this.cy.style(styles(this.large));
    };
    this.scheme.addEventListener('change', repaint, { signal });
    const resized = new ResizeObserver(() => this.cy.resize());
    resized.observe(box);
    box.addEventListener('keydown', event => this.key(event), { signal });
    signal.addEventListener('abort', () => {
      resized.disconnect();
      this.cy.destroy();
    });
  }

  /** Shows the picture in this state. What is there already stays where it is. */
  show(picture: Picture, state: State): void {
    const fresh = this.picture === undefined;
    // it was made before it stood in the page
    if (fresh)
      this.cy.resize();
    const seenNow = visible(picture, state);
    this.picture = picture;
    this.state = state;
    const added: string[] = [];
    const known = new Set(this.cy.elements().map(one => one.id()));
    const large = isLarge(picture.dots.size + picture.lines.size);
    if (large !== this.large) {
      this.large = large;
      this.cy.style(styles(large));
    }
    this.cy.batch(() => {
      this.cy.remove(this.cy.elements().filter(one => one.isNode() ? !picture.dots.has(one.id()) : !picture.lines.has(one.id())));
      this.cy.add([...this.nodes(picture, state), ...this.edges(picture)].filter(one => !known.has(one.data.id!)));
      const twins = this.twins(picture, seenNow.lines);
      for (const [id, dot] of picture.dots) {
        if (!known.has(id))
          added.push(id);
        const node = this.cy.getElementById(id);
        const text = `${label(dot.ref.name)}${dot.opened && dot.more > 0 ? `\n${dot.more.toLocaleString()} more` : ''}`;
        if (node.data('label') !== text)
          node.data('label', text);
        if (!node.grabbed())
          node.position({ ...seen(id, picture, state) });
        node.toggleClass('opened', dot.opened).toggleClass('pinned', state.pinned.has(id)).toggleClass('unseen', !seenNow.dots.has(id));
      }
      for (const id of picture.lines.keys())
        this.cy.getElementById(id).toggleClass('unseen', !seenNow.lines.has(id)).toggleClass('twin', twins.has(id));
    });
    if (fresh)
      this.cy.viewport(first(places(picture, state), start(picture, state), this.cy.width(), this.cy.height()));
    else if (added.length > 0 && !this.within(added))
      this.fit();
  }

  choose(id: string | undefined): void {
    this.chosen = id;
    this.cy.elements().removeClass('chosen near');
    const node = id === undefined ? undefined : this.cy.getElementById(id);
    if (node?.nonempty() && node.isNode()) {
      node.addClass('chosen');
      node.connectedEdges().addClass('near');
    }
  }

  fit(): void {
    if (!this.picture || !this.state)
      return;
    const { zoom, pan } = whole(places(this.picture, this.state), this.cy.width(), this.cy.height());
    if (this.still.matches)
      this.cy.viewport({ zoom, pan });
    else
      this.cy.animate({ zoom, pan, duration: 250 });
  }

  zoom(by: number): void {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  private listen(): void {
    const { cy, on } = this;
    cy.on('tap', event => {
      if (event.target === cy)
        on.chosen(undefined);
    });
    cy.on('tap', 'node', event => on.chosen((event.target as NodeSingular).id()));
    cy.on('dbltap', 'node', event => on.opened((event.target as NodeSingular).id()));
    cy.on('tap', 'edge', event => on.line((event.target as NodeSingular).id()));
    cy.on('mouseover', 'node, edge', event => {
      this.box.classList.add('over');
      (event.target as NodeSingular).addClass('hover');
    });
    cy.on('mouseout', 'node, edge', event => {
      this.box.classList.remove('over');
      (event.target as NodeSingular).removeClass('hover');
    });
    cy.on('dragfree', 'node', event => {
      const node = event.target as NodeSingular;
      on.pinned(node.id(), node.position());
    });
  }

  /** By keyboard: arrows go from node to node, Enter opens, H hides, P pins, L goes through the lines. */
  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return;
    const at = this.chosen;
    const directions: Record<string, readonly [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const direction = directions[event.key];
    if (direction)
      this.step(direction);
    else if (event.key === '+' || event.key === '=')
      this.zoom(1.25);
    else if (event.key === '-')
      this.zoom(0.8);
    else if (event.key === '0')
      this.fit();
    else if (event.key === 'Escape' && at !== undefined)
      this.on.chosen(undefined);
    else if (at === undefined)
      return;
    else if (event.key === 'Enter')
      this.on.opened(at);
    else if (event.key === 'h' || event.key === 'Delete')
      this.on.hidden(at);
    else if (event.key === 'p')
      this.on.pinned(at, this.state?.pinned.has(at) ? undefined : this.cy.getElementById(at).position());
    else
      return;
    event.preventDefault();
  }

  /** To the node that lies nearest in a direction; from nowhere to the first. */
  private step([dx, dy]: readonly [number, number]): void {
    const nodes = this.cy.nodes(':visible');
    const from = this.chosen === undefined ? undefined : this.cy.getElementById(this.chosen);
    let [next, least] = [nodes[0], Number.POSITIVE_INFINITY];
    if (from?.nonempty())
      for (const node of nodes.toArray()) {
        const [x, y] = [node.position('x') - from.position('x'), node.position('y') - from.position('y')];
        const along = x * dx + y * dy;
        const cost = along + 3 * Math.abs(x * dy + y * dx);
        if (along > 1 && cost < least)
          [next, least] = [node, cost];
      }
    if (!next || (from?.nonempty() && least === Number.POSITIVE_INFINITY))
      return;
    this.on.chosen(next.id());
    const at = next.renderedPosition();
    if (at.x < margin || at.y < margin || at.x > this.cy.width() - margin || at.y > this.cy.height() - margin)
      this.cy.center(next);
    const dot = this.picture?.dots.get(next.id());
    this.on.said(dot ? `${dot.ref.name}, ${next.connectedEdges(':visible').length} lines${dot.opened ? ', opened' : ''}` : '');
  }

  private within(ids: readonly string[]): boolean {
    const added = new Set(ids);
    const box = this.cy.nodes(':visible').filter(node => added.has(node.id())).renderedBoundingBox({ includeLabels: false });
    return box.x1 >= 0 && box.y1 >= 0 && box.x2 <= this.cy.width() && box.y2 <= this.cy.height();
  }

  private nodes(picture: Picture, state: State): ElementDefinition[] {
    return [...picture.dots].map(([id, dot]) => ({ group: 'nodes', data: { id, label: label(dot.ref.name), type: dot.ref.type }, classes: dot.ref.type, position: { ...seen(id, picture, state) } }));
  }

  private edges(picture: Picture): ElementDefinition[] {
    const name = (id: string): string => picture.dots.get(id)?.ref.name ?? id;
    return [...picture.lines.values()].map(line => ({ group: 'edges', data: { id: line.id, source: line.from, target: line.to, label: line.label, title: lineWords(line, name) }, classes: `${line.manner}${line.directed ? ' directed' : ''}` }));
  }

  /** Lines between a pair that has several: they are drawn apart. */
  private twins(picture: Picture, lines: ReadonlySet<string>): Set<string> {
    const pairs = new Map<string, string[]>();
    for (const id of lines) {
      const line = picture.lines.get(id)!;
      const pair = [line.from, line.to].sort().join(' ');
      pairs.set(pair, [...pairs.get(pair) ?? [], id]);
    }
    return new Set([...pairs.values()].filter(ids => ids.length > 1).flat());
  }
}

/** Cytoscape breaks a line at a space of no width too. */
function label(name: string): string {
  return short(name).split(' ').map(word => parts(word, lineLetters).join('\u200b')).join(' ');
}

/** Of a large picture Cytoscape needs to know where everything is and how large: what draws it knows the rest, and each rule costs time for each element. */
function styles(large: boolean): StylesheetJson {
  const common: StylesheetJson = [
    { selector: 'node', style: { width: size.dot, height: size.dot } },
    { selector: 'node.opened', style: { width: size.opened, height: size.opened } },
    { selector: 'edge', style: { 'curve-style': 'straight', width: 2, 'overlay-padding': 6 } },
    { selector: 'edge.directed', style: { 'target-arrow-shape': 'triangle' } },
    { selector: 'edge.twin', style: { 'curve-style': 'bezier', 'control-point-step-size': bend } },
    { selector: '.unseen', style: { display: 'none' } },
  ];
  return large ? common : [...common, ...looks()];
}

function looks(): StylesheetJson {
  const colours = theme();
  const types = ['person', ...Object.keys(outlines)];
  return [
    { selector: 'node', style: { label: 'data(label)', color: colours.ink, 'font-family': 'system-ui, sans-serif', 'font-size': 12, 'text-valign': 'bottom', 'text-margin-y': 5, 'text-wrap': 'wrap', 'text-max-width': '130px',
      'text-background-color': colours.paper, 'text-background-opacity': 0.85, 'text-background-padding': '2px', 'min-zoomed-font-size': 7, 'border-width': 0, 'overlay-opacity': 0 } },
    ...types.map(type => ({ selector: `node.${type}`, style: { 'background-color': colours.type(type), ...(outlines[type] ? { shape: 'polygon' as const, 'shape-polygon-points': outlines[type].flat() as never } : { shape: 'ellipse' as const }) } })),
    { selector: 'node.opened', style: { 'font-weight': 600, 'font-size': 13 } },
    { selector: 'node.pinned', style: { 'border-width': 4, 'border-style': 'double', 'border-color': colours.ink } },
    { selector: 'node.hover', style: { 'border-width': 3, 'border-color': colours.soft } },
    { selector: 'node.chosen', style: { 'border-width': 4, 'border-style': 'solid', 'border-color': colours.accent, 'z-index': 10 } },
    { selector: 'edge', style: { 'line-color': colours.soft, 'line-opacity': 0.75, 'overlay-opacity': 0, label: 'data(label)', 'font-family': 'system-ui, sans-serif', 'font-size': 10, color: colours.soft,
      'text-rotation': 'autorotate', 'text-background-color': colours.paper, 'text-background-opacity': 0.85, 'text-background-padding': '1px', 'min-zoomed-font-size': 9, 'target-arrow-color': colours.soft, 'arrow-scale': 0.9 } },
    ...Object.entries(manners).map(([manner, drawn]) => ({ selector: `edge.${manner}`, style: { width: drawn.width, ...(drawn.dash.length > 0 ? { 'line-style': 'dashed' as const, 'line-dash-pattern': [...drawn.dash] } : { 'line-style': 'solid' as const }) } })),
    { selector: 'edge.disputed', style: { 'line-color': colours.warn, color: colours.warn, 'target-arrow-color': colours.warn } },
    { selector: 'edge.near, edge.hover', style: { 'line-color': colours.accent, 'line-opacity': 1, color: colours.ink, 'target-arrow-color': colours.accent, 'z-index': 9 } },
  ];
}
