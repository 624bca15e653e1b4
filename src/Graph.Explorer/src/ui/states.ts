import { Fault, key } from '../api';
import { fill, h, type Child } from '../h';

const patience = 200;
const slowAfter = 4000;
const asksAgain = 3000;
const keyGiven = 'graph-key';

/** Marks the area as busy, and says so when it takes longer; `end` takes it back. */
export function waiting(area: HTMLElement): { end(): void } {
  area.setAttribute('aria-busy', 'true');
  const bar = document.getElementById('progress');
  const shown = setTimeout(() => {
    bar?.classList.add('on');
    if (!area.firstChild)
      fill(area, loading());
  }, patience);
  const slow = setTimeout(() => say('The server is slow; still waiting for its answer.'), slowAfter);
  return {
    end() {
      clearTimeout(shown);
      clearTimeout(slow);
      bar?.classList.remove('on');
      area.removeAttribute('aria-busy');
      say('');
    },
  };
}

/** Says a sentence in the line at the foot of the window, which is read out too; an empty one takes it away. */
export function say(text: string, seconds?: number): void {
  const line = document.getElementById('said');
  if (!line)
    return;
  line.textContent = text;
  if (seconds)
    setTimeout(() => {
      if (line.textContent === text)
        line.textContent = '';
    }, seconds * 1000);
}

export function loading(): HTMLElement {
  return h('div', { class: 'loading', role: 'status' }, h('span', { class: 'visually-hidden' }, 'Loading…'),
    h('span', { class: 'bone', 'aria-hidden': 'true' }), h('span', { class: 'bone', 'aria-hidden': 'true' }), h('span', { class: 'bone', 'aria-hidden': 'true' }));
}

/** Nothing is there, and what to do about it. */
export function empty(text: string, ...advice: Child[]): HTMLElement {
  return h('div', { class: 'state' }, h('p', null, text), advice.length > 0 && h('p', { class: 'soft' }, advice));
}

/** What went wrong, in words, with what to do: try again, give a key, choose whom was meant. Where the server is away it asks again by itself. */
export function failed(fault: unknown, again: () => void, signal?: AbortSignal, heading: 'h1' | 'h3' = 'h1'): HTMLElement {
  const state = h('div', { class: 'state fault', role: 'alert' });
  const retry = h('button', { type: 'button', onclick: again }, 'Try again');
  if (!(fault instanceof Fault)) {
    const unknown = fault instanceof Error && fault.message === 'no view';
    if (!unknown)
      console.error(fault);
    fill(state, h(heading, null, unknown ? 'There is no such page' : 'This could not be shown'),
      h('p', null, unknown ? 'The address leads nowhere. ' : 'The page has a fault, or a new version of it was put up meanwhile. ', h('a', { href: '/' }, 'Search from the start'), ', or load the page again.'), !unknown && retry);
  } else if (fault.code === 'unauthenticated' || fault.code === 'forbidden') {
    // the parts of a page are refused one by one, and one key is asked for
    if (document.querySelector('form.key'))
      fill(state, h('p', null, 'This is read with the key, too.'));
    else
      fill(state, h(heading, null, 'This graph is read with a key'), askKey());
    document.addEventListener(keyGiven, again, { once: true, ...signal && { signal } });
  } else if (fault.kind === 'away') {
    fill(state, h(heading, null, 'The server is away'), h('p', null, `${fault.message} What you see here comes back by itself when it does.`), retry);
    comesBack(again, signal);
  } else if (fault.kind === 'slow')
    fill(state, h(heading, null, 'That took too long'), h('p', null, fault.message), retry);
  else if (fault.problem?.status === 404 || fault.problem?.status === 410)
    fill(state, h(heading, null, fault.problem.status === 410 ? 'This was taken out of the graph' : 'Not in the graph'), h('p', null, fault.message), candidates(fault), h('p', null, h('a', { href: '/' }, 'Search from the start')));
  else if (fault.code === 'rate-limited')
    fill(state, h(heading, null, 'Too many questions at once'), h('p', null, `Wait ${fault.retryAfter ?? 60} seconds, then try again.`), retry);
  else
    fill(state, h(heading, null, fault.problem?.title ?? 'The server refused'), h('p', null, fault.message), candidates(fault), retry);
  return state;
}

/** An area that asks by itself, apart from the rest of the page: it loads, fills, says that there is nothing, or fails and is tried again. */
export function later<T>(question: () => Promise<T>, show: (answer: T) => Child, signal?: AbortSignal): HTMLElement {
  const area = h('div', { class: 'later', 'aria-busy': 'true' }, loading());
  const run = async (): Promise<void> => {
    try {
      fill(area, show(await question()));
    } catch (fault) {
      if (!signal?.aborted)
        fill(area, failed(fault, () => {
          fill(area, loading());
          void run();
        }, signal, 'h3'));
    }
    area.removeAttribute('aria-busy');
  };
  void run();
  return area;
}

function candidates(fault: Fault): HTMLElement | false {
  const meant = (fault.problem?.candidates ?? []) as { id: string; name: string; type: string }[];
  return meant.length > 0 && h('div', null, h('p', null, 'Perhaps you meant:'), h('ul', null, meant.map(one => h('li', null, h('a', { href: `/entity/${encodeURIComponent(one.id)}` }, one.name), ` (${one.type})`))));
}

/** What is given counts for all that the page was refused. */
function askKey(): HTMLElement {
  const input = h('input', { type: 'password', required: true, autocomplete: 'off', 'aria-label': 'Key' });
  const wrong = key.get() !== null;
  const given = (): void => {
    // this one has done its part: what is refused again asks anew
    form.classList.remove('key');
    document.dispatchEvent(new Event(keyGiven));
  };
  const form = h('form', {
    class: 'row key', onsubmit: (event: Event) => {
      event.preventDefault();
      key.set(input.value.trim());
      given();
    },
  }, h('p', null, wrong ? 'The key that was given is not taken here. Give another; whoever runs this server makes them. It stays in this tab.' : 'Whoever runs this server makes keys for readers. It stays in this tab.'), input, h('button', null, 'Read'),
  wrong && h('button', {
    type: 'button', class: 'quiet', onclick: () => {
      key.clear();
      given();
    },
  }, 'Go on without a key'));
  return form;
}

/** Asks whether the server is ready, again and again until it is. */
function comesBack(again: () => void, signal?: AbortSignal): void {
  const timer = setInterval(() => void (async () => {
    const there = await fetch('/health/ready').then(response => response.ok, () => false);
    if (signal?.aborted)
      clearInterval(timer);
    else if (there) {
      clearInterval(timer);
      again();
    }
  })(), asksAgain);
  signal?.addEventListener('abort', () => clearInterval(timer));
}
