import { ask, type Of } from '../api';
import { fill, h, type Child } from '../h';
import { pairOf } from '../pairs';
import { go } from '../router';
import { capital, types } from '../words';
import { pageOf, sign } from './entity';

interface Suggestion {
  readonly to: string;
  /** The entity, where it is one. */
  readonly id?: string;
  readonly shown: Child;
}

const pause = 120;
const suggestionsMax = 8;
const lengthMax = 300;
let made = 0;

/** The search box: suggestions as one types, by mouse or keyboard; Enter goes to the one chosen, or to all that fits. Two names lead to what joins them. With `pick`, what is chosen is given there, and nothing else is searched. */
export function searchBox(label: string, value = '', large = false, pick?: (id: string) => void): HTMLElement {
  const id = `search-${++made}`;
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const hint = h('p', { class: 'visually-hidden', role: 'status' });
  const input = h('input', {
    id, type: 'search', name: 'q', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-label': label,
    autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: lengthMax, placeholder: large ? 'A name, an office, an event; or two names' : pick ? label : 'Search', dir: 'auto',
  });
  input.value = value;
  let suggestions: Suggestion[] = [];
  let active = -1;
  let asked: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const open = (found: Suggestion[], said: string): void => {
    suggestions = found;
    active = -1;
    input.removeAttribute('aria-activedescendant');
    hint.textContent = said;
    fill(list, found.map((one, i) => h('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false', onmousedown: (event: Event) => event.preventDefault(), onclick: () => choose(i) }, one.shown)));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  };
  const mark = (next: number): void => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = next;
    const option = list.children[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option)
      input.setAttribute('aria-activedescendant', option.id);
    else
      input.removeAttribute('aria-activedescendant');
  };
  const leave = (to: string): void => {
    close();
    input.blur();
    if (!large)
      input.value = '';
    go(to);
  };
  const choose = (i: number): void => {
    const one = suggestions[i];
    if (one && pick) {
      close();
      input.value = '';
      pick(one.id!);
    } else if (one)
      leave(one.to);
  };
  const suggest = async (): Promise<void> => {
    const q = input.value.trim();
    asked?.abort();
    if (!q) {
      close();
      return;
    }
    asked = new AbortController();
    const { signal } = asked;
    try {
      const found = (await suggestionsFor(q, signal)).filter(one => !pick || one.id !== undefined);
      if (!signal.aborted && document.activeElement === input)
        open(found, found.length === 0 ? `Nothing is named like ${q}.` : `${found.length} suggestions.`);
    } catch {
      // what goes wrong is said where it is searched in earnest, on Enter
      if (!signal.aborted)
        close();
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.isComposing)
      return;
    const last = suggestions.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden)
        void suggest();
      else
        mark(event.key === 'ArrowDown' ? (active >= last ? -1 : active + 1) : (active < 0 ? last : active - 1));
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(active);
    }
  });
  return h('form', {
    class: large ? 'search large' : 'search', role: pick ? null : 'search', 'aria-label': label, action: '/search', onsubmit: (event: Event) => {
      event.preventDefault();
      const q = input.value.trim();
      if (pick)
        choose(0);
      else if (q)
        leave(`/search?q=${encodeURIComponent(q)}`);
    },
  }, input, large ? h('button', { class: 'main' }, 'Find') : null, list, hint);
}

async function suggestionsFor(q: string, signal: AbortSignal): Promise<Suggestion[]> {
  const { items } = await ask('/v1/search', { q, limit: suggestionsMax }, signal);
  if (items.length > 0 || !/\S\s+\S|,/.test(q))
    return items.map(hit => ({ to: pageOf(hit.id), id: hit.id, shown: told(hit) }));
  const pair = await pairOf(q, signal);
  return pair ? pairSuggestions(pair) : [];
}

/** What two names lead to. */
export function pairSuggestions([one, other]: readonly [Of<'SearchHit'>, Of<'SearchHit'>]): Suggestion[] {
  const both = `from=${encodeURIComponent(one.id)}&to=${encodeURIComponent(other.id)}`;
  return [
    { to: `/path?${both}`, shown: [h('span', { class: 'hit' }, 'What joins ', h('bdi', null, one.name), ' and ', h('bdi', null, other.name))] },
    ...[one, other].map(hit => ({ to: pageOf(hit.id), id: hit.id, shown: told(hit) })),
  ];
}

/** A hit in one line: what it is, its name, and the spelling that fitted where that is another. */
export function told(hit: Of<'SearchHit'>): Child {
  return [sign(hit.type), h('span', { class: 'hit' }, h('bdi', null, hit.name), h('small', null, capital(types[hit.type]?.one ?? hit.type), hit.description ? ` · ${hit.description}` : '', hit.text !== hit.name ? ` · “${hit.text}”` : ''))];
}
