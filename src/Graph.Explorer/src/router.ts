import { fill, type Child } from './h';
import { failed, waiting } from './ui/states';
import type { Place, Shown, View } from './view';

/** Each view is a file, loaded when it is first shown. */
const files = import.meta.glob<View>('./views/*.ts', { import: 'default' });
const home = 'home';

interface At {
  readonly name: string;
  readonly id: string;
  readonly embedded: boolean;
}

let main: HTMLElement;
let here: { at: At; shown?: Shown; end: AbortController } | undefined;
/** A step of the reader is counted, so that an answer that comes late is not shown over a later one. */
let step = 0;

/** Starts to follow the address; the view stands in this element. */
export function start(element: HTMLElement): void {
  main = element;
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', event => void show((event.state as { top?: number } | null)?.top ?? 0));
  document.addEventListener('click', follow);
  void show(0, true);
}

/** Goes to an address of this page. */
export function go(to: string, replace = false): void {
  if (replace)
    history.replaceState(history.state, '', to);
  else {
    history.replaceState({ top: window.scrollY }, '');
    history.pushState(null, '', to);
  }
  void show(0);
}

/** Whether the address is one of a view; others are the server's. */
export function isView(path: string): boolean {
  return Object.hasOwn(files, `./views/${placed(path).name}.ts`);
}

export function isEmbedded(): boolean {
  return placed(location.pathname).embedded;
}

function placed(path: string): At {
  const parts = path.split('/').slice(1);
  const embedded = parts[0] === 'embed';
  const [name = '', ...rest] = embedded ? parts.slice(1) : parts;
  return { name: name || home, id: decoded(rest.join('/')), embedded };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.hasAttribute('download'))
    return;
  const to = new URL(link.href);
  if (to.origin !== location.origin || !isView(to.pathname) || (to.hash && to.pathname === location.pathname && to.search === location.search))
    return;
  event.preventDefault();
  go(to.pathname + to.search + to.hash);
}

async function show(top: number, first = false): Promise<void> {
  const at = placed(location.pathname);
  const mine = ++step;
  if (here?.shown?.update && here.at.name === at.name && here.at.id === at.id) {
    here.shown.update(place(at, here.end.signal));
    return;
  }
  here?.end.abort();
  const end = new AbortController();
  here = { at, end };
  const load = files[`./views/${at.name}.ts`];
  const slow = waiting(main);
  document.documentElement.dataset['view'] = at.name;
  mark(at);
  let content: Child;
  try {
    if (!load)
      throw new Error('no view');
    const view = await load();
    const shown = await view.show(place(at, end.signal));
    if (mine !== step)
      return;
    here.shown = shown;
    content = shown.content;
    main.classList.toggle('wide', view.wide === true);
  } catch (fault) {
    if (mine !== step || end.signal.aborted)
      return;
    main.classList.remove('wide');
    document.title = 'Not shown';
    content = failed(fault, () => void show(top), end.signal);
  } finally {
    if (mine === step)
      slow.end();
  }
  fill(main, content);
  if (first)
    return;
  const target = location.hash ? document.getElementById(decoded(location.hash.slice(1))) : null;
  if (target)
    target.scrollIntoView();
  else
    window.scrollTo(0, top);
  const heading = main.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

function place(at: At, signal: AbortSignal): Place {
  return {
    id: at.id,
    embedded: at.embedded,
    signal,
    query: new URLSearchParams(location.search),
    title: text => document.title = text,
    change(values, replace = false) {
      const to = new URL(location.href);
      for (const [name, value] of Object.entries(values)) {
        to.searchParams.delete(name);
        for (const one of value === null ? [] : typeof value === 'string' ? [value] : value)
          to.searchParams.append(name, one);
      }
      // commas and colons are read as they are
      go(to.pathname + to.search.replaceAll('%2C', ',').replaceAll('%3A', ':'), replace);
    },
  };
}

/** The link to where the reader is says so. */
function mark(at: At): void {
  for (const link of document.querySelectorAll('nav a'))
    link.toggleAttribute('aria-current', link.getAttribute('href') === `/${at.name}`);
  for (const link of document.querySelectorAll('nav a[aria-current]'))
    link.setAttribute('aria-current', 'page');
}
