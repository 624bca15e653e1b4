import { h, type Child } from '../h';
import { copy, openProof } from '../ui/evidence';
import { save } from '../ui/files';
import { pick } from '../ui/pick';
import { failed, say, waiting } from '../ui/states';
import type { Place } from '../view';
import { many } from '../words';
import type { Canvas, Gestures } from './canvas';
import { asCsv, asGexf } from './files';
import { first } from './frame';
import { load, type Loaded } from './load';
import { drawn, places, seen, start, visible, type Picture } from './picture';
import { card, filters, list, refill, type Wishes } from './side';
import { hiding, opening, pinning, read, same, toggled, written, type Point, type State } from './state';
import { pngFile, sketch, svgFile } from './svg';

const keys = 'Arrow keys go from node to node. Enter opens the node, H hides it, P pins it, plus and minus zoom, 0 shows all. The list below the picture has all that is in it, with the evidence of each line.';

const sketchMax = 500;

/** The graph and what stands around it: it holds the state, asks for what is opened, and keeps picture, panels and address the same. */
export class Explorer {
  readonly content: HTMLElement;
  private readonly box = h('div', { class: 'canvas', tabindex: 0, role: 'application', 'aria-label': 'Picture of the graph', 'aria-describedby': 'graph-keys' });
  private readonly chosenCard = h('div', { class: 'chosen card', 'aria-live': 'polite' });
  private readonly faults = h('div');
  private readonly filterBox = h('div', { class: 'filters' });
  private readonly listed = h('details', { class: 'listed' });
  private readonly listBody = h('div');
  private readonly summary = h('summary');
  private readonly undoButton = h('button', { type: 'button', title: 'Ctrl+Z', onclick: () => this.undo() }, 'Undo');
  private readonly redoButton = h('button', { type: 'button', title: 'Ctrl+Shift+Z', onclick: () => this.redo() }, 'Redo');
  /** What moves the picture: a large script, without which the picture can be seen already. */
  private canvas: Canvas | undefined;
  private readonly loads = new Map<string, Loaded>();
  private readonly past: State[] = [];
  private readonly future: State[] = [];
  private chosen: string | undefined;
  private all = false;

  constructor(private place: Place, private state: State, private picture: Picture, private readonly name: string, private readonly drawer: () => Promise<{ Canvas: new (box: HTMLElement, on: Gestures, signal: AbortSignal, expected: number) => Canvas }>) {
    let i = 0;
    for (const [id, shares] of state.opened)
      this.loads.set(this.loadKey(id, shares, state), picture.steps[i++]!);
    this.content = place.embedded ? this.embedded() : this.whole();
    this.listed.append(this.summary, this.listBody);
    this.listed.addEventListener('toggle', () => this.fillList());
    document.addEventListener('keydown', event => this.shortcut(event), { signal: place.signal });
    // once it stands in the page and has a size
    requestAnimationFrame(() => {
      if (place.signal.aborted)
        return;
      this.refresh();
      // the sketch is on the screen before the large script is read
      requestAnimationFrame(() => setTimeout(() => void this.draw()));
    });
  }

  /** The picture at once, as it will stand there. One of many nodes takes as long so as with what moves it. */
  private sketch(): void {
    if (this.picture.dots.size > sketchMax)
      return;
    const [width, height] = [this.box.clientWidth, this.box.clientHeight];
    this.box.replaceChildren(sketch(this.picture, this.state, first(places(this.picture, this.state), start(this.picture, this.state), width, height), width, height));
  }

  private async draw(): Promise<void> {
    const { signal } = this.place;
    try {
      const { Canvas } = await this.drawer();
      if (signal.aborted)
        return;
      this.box.replaceChildren();
      this.canvas = new Canvas(this.box, this.gestures(), signal, this.picture.dots.size + this.picture.lines.size);
      this.canvas.show(this.picture, this.state);
      this.canvas.choose(this.chosen);
    } catch (fault) {
      if (!signal.aborted)
        this.faults.replaceChildren(failed(fault, () => {
          this.faults.replaceChildren();
          void this.draw();
        }, signal, 'h3'));
    }
  }

  /** The address has changed: by the reader's step back or forth, or by what was done here. */
  moved(place: Place): void {
    this.place = place;
    const next = read(place);
    if (same(next, this.state))
      return;
    this.past.push(this.state);
    void this.become(next);
  }

  private whole(): HTMLElement {
    return h('div', { class: 'graph-page' },
      h('header', { class: 'graph-head' },
        h('h1', null, 'Around ', h('bdi', null, this.name)),
        h('div', { class: 'row tools', role: 'toolbar', 'aria-label': 'Picture' },
          pick('add', 'Add to the picture', undefined, one => this.does(opening(this.state, one.id), 'Added.'), true),
          this.undoButton, this.redoButton,
          h('button', { type: 'button', 'aria-label': 'Zoom in', onclick: () => this.canvas?.zoom(1.25) }, '+'),
          h('button', { type: 'button', 'aria-label': 'Zoom out', onclick: () => this.canvas?.zoom(0.8) }, '−'),
          h('button', { type: 'button', onclick: () => this.canvas?.fit() }, 'Fit'),
          this.menu())),
      h('div', { class: 'graph-main' },
        h('div', { class: 'stage' }, this.box, h('p', { id: 'graph-keys', class: 'visually-hidden' }, keys)),
        h('aside', { class: 'graph-side', 'aria-label': 'What is chosen, and what is drawn' }, this.faults, this.chosenCard, this.filterBox)),
      this.listed);
  }

  private embedded(): HTMLElement {
    const address = new URL(location.href);
    address.pathname = address.pathname.replace(/^\/embed/, '');
    return h('div', { class: 'graph-page' },
      h('header', { class: 'graph-head' }, h('h1', null, 'Around ', h('bdi', null, this.name)), h('a', { href: address.href, target: '_blank' }, 'Open in the explorer')),
      h('div', { class: 'stage' }, this.box, h('p', { id: 'graph-keys', class: 'visually-hidden' }, keys)), this.listed);
  }

  private menu(): HTMLElement {
    const file = (extension: string): string => `graph-${this.state.opened.keys().next().value ?? 'picture'}.${extension}`;
    const item = (text: string, does: () => void): HTMLElement => h('li', null, h('button', { type: 'button', class: 'quiet', onclick: does }, text));
    const menu: HTMLDetailsElement = h('details', { class: 'menu' }, h('summary', { class: 'button-like' }, 'Save and share'), h('ul', { class: 'plain card' },
      item('Picture (PNG)', () => void pngFile(this.picture, this.state, `Around ${this.name}`).then(blob => save(file('png'), blob))),
      item('Drawing (SVG)', () => save(file('svg'), svgFile(this.picture, this.state, `Around ${this.name}`), 'image/svg+xml')),
      item('For Gephi (GEXF)', () => save(file('gexf'), asGexf(this.picture, this.state), 'application/gexf+xml')),
      item('Table (CSV)', () => save(file('csv'), `\ufeff${asCsv(this.picture, this.state)}`, 'text/csv;charset=utf-8')),
      h('li', null, copy('Copy the address', () => location.href)),
      h('li', null, copy('Copy the code to embed it', () => embedCode(this.name)))));
    menu.addEventListener('keydown', event => {
      if (event.key === 'Escape' && menu.open) {
        menu.open = false;
        menu.querySelector('summary')?.focus();
      }
    });
    document.addEventListener('click', event => {
      if (!menu.contains(event.target as Node))
        menu.open = false;
    }, { signal: this.place.signal });
    return menu;
  }

  private gestures(): Gestures {
    return {
      chosen: id => this.choose(id),
      opened: id => this.open(id),
      hidden: id => this.hide(id),
      pinned: (id, at) => this.pin(id, at),
      line: id => {
        const line = this.picture.lines.get(id);
        if (line)
          openProof(line.claim);
      },
      said: text => say(text, 3),
    };
  }

  private wishes(): Wishes {
    return {
      open: id => this.open(id),
      hide: id => this.hide(id),
      pin: id => this.pin(id, this.state.pinned.has(id) ? undefined : seen(id, this.picture, this.state)),
      toggle: kind => this.does(toggled(this.state, kind)),
      show: ids => this.does({ ...this.state, hidden: new Set([...this.state.hidden].filter(id => !ids.includes(id))) }),
      span: (from, to, done) => {
        const next = { ...this.state, from, to };
        if (done)
          this.does(next);
        else
          this.canvas?.show(this.picture, next);
      },
    };
  }

  private open(id: string): void {
    const dot = this.picture.dots.get(id);
    if (dot?.opened && dot.more === 0)
      say(`${dot.ref.name} has no more lines.`, 3);
    else if (same(opening(this.state, id), this.state))
      say('That is as many as one picture takes. The page of the node has them all.', 4);
    else
      this.does(opening(this.state, id));
  }

  private hide(id: string): void {
    if (this.chosen === id)
      this.choose(undefined);
    this.does(hiding(this.state, id), `${this.picture.dots.get(id)?.ref.name ?? id} is hidden; Undo brings it back.`);
  }

  private pin(id: string, at: Point | undefined): void {
    this.does(pinning(this.state, id, at));
  }

  private choose(id: string | undefined): void {
    this.chosen = id;
    this.canvas?.choose(id);
    this.fillCard();
  }

  /** A step of the reader: it can be undone, and is in the address. */
  private does(next: State, said?: string): void {
    if (same(next, this.state))
      return;
    this.past.push(this.state);
    this.future.length = 0;
    void this.become(next, said);
    this.place.change(written(next));
  }

  private undo(): void {
    const before = this.past.pop();
    if (!before)
      return;
    this.future.push(this.state);
    void this.become(before, 'Undone.');
    this.place.change(written(before));
  }

  private redo(): void {
    const after = this.future.pop();
    if (!after)
      return;
    this.past.push(this.state);
    void this.become(after, 'Done again.');
    this.place.change(written(after));
  }

  private shortcut(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox' && event.target.type !== 'range';
    if (!(event.ctrlKey || event.metaKey) || typing || document.querySelector('dialog[open]'))
      return;
    const letter = event.key.toLowerCase();
    if (letter === 'z' && !event.shiftKey)
      this.undo();
    else if (letter === 'y' || letter === 'z')
      this.redo();
    else
      return;
    event.preventDefault();
  }

  /** Takes up a state: asks for what it needs and is not here yet, and draws. */
  private async become(next: State, said = ''): Promise<void> {
    this.state = next;
    const { signal } = this.place;
    const wait = waiting(this.box);
    try {
      const attended = !next.without.has('attended');
      const steps = await Promise.all([...next.opened].map(async ([id, shares]) => {
        const key = this.loadKey(id, shares, next);
        const loaded = this.loads.get(key) ?? await load(id, shares, attended, signal);
        this.loads.set(key, loaded);
        return loaded;
      }));
      if (this.state !== next)
        return;
      this.picture = drawn(steps, this.picture);
      this.faults.replaceChildren();
    } catch (fault) {
      if (!signal.aborted)
        this.faults.replaceChildren(failed(fault, () => void this.become(next), signal, 'h3'));
      return;
    } finally {
      wait.end();
    }
    this.refresh();
    if (said)
      say(said, 3);
  }

  private refresh(): void {
    if (!this.canvas)
      this.sketch();
    this.canvas?.show(this.picture, this.state);
    this.canvas?.choose(this.chosen);
    this.undoButton.disabled = this.past.length === 0;
    this.redoButton.disabled = this.future.length === 0;
    const now = visible(this.picture, this.state);
    this.box.setAttribute('aria-label', `Picture of the graph around ${this.name}: ${many(now.dots.size, 'node')}, ${many(now.lines.size, 'line')}`);
    this.summary.textContent = `What is in the picture, as lists: ${many(now.dots.size, 'node')}, ${many(now.lines.size, 'line')}`;
    this.fillCard();
    refill(this.filterBox, filters(this.picture, this.state, this.wishes()));
    this.fillList();
  }

  private fillCard(): void {
    refill(this.chosenCard, card(this.chosen, this.picture, this.state, this.wishes(), this.place.signal));
  }

  private fillList(): void {
    const content: Child = this.listed.open ? list(this.picture, this.state, this.wishes(), this.all, () => {
      this.all = true;
      this.fillList();
    }) : null;
    refill(this.listBody, content);
  }

  private loadKey(id: string, shares: number, state: State): string {
    return `${id}*${shares}*${state.without.has('attended')}`;
  }
}

function embedCode(name: string): string {
  const address = new URL(location.href);
  address.pathname = `/embed${address.pathname}`;
  const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${attribute(address.href)}" title="${attribute(`The graph around ${name}`)}" width="100%" height="540" loading="lazy"></iframe>`;
}
