import { ask, type Of } from '../api';
import { h, type Child } from '../h';
import { pairOf, severalWords } from '../pairs';
import { go } from '../router';
import { capital, types } from '../words';
import { acts, pageOf, sign } from './entity';
import { suggesting } from './suggest';

/** Where a suggestion leads, and how it is shown. */
export interface Way {
  readonly to: string;
  readonly shown: Child;
}

const suggestionsMax = 8;
let made = 0;

/** The search box: Enter goes to the suggestion chosen, or to all that fits. Two names lead to what joins them. */
export function searchBox(label: string, value = '', large = false): HTMLElement {
  const leave = (to: string): void => {
    field.close();
    field.input.blur();
    if (!large)
      field.input.value = '';
    go(to);
  };
  const field = suggesting<Way>(`search-${++made}`, { type: 'search', name: 'q', 'aria-label': label, enterkeyhint: 'search', placeholder: large ? 'A name, an office, an event; or two names' : 'Search' }, {
    find: async (text, signal) => await waysTo(text, (await ask('/v1/search', { q: text, limit: suggestionsMax }, signal)).items, signal),
    shown: one => one.shown,
    take: one => leave(one.to),
  });
  field.input.value = value;
  return h('form', {
    class: large ? 'search large' : 'search', role: 'search', 'aria-label': label, action: '/search', onsubmit: (event: Event) => {
      event.preventDefault();
      const q = field.input.value.trim();
      if (q)
        leave(`/search?q=${encodeURIComponent(q)}`);
    },
  }, field.input, large ? h('button', { class: 'main' }, 'Find') : null, field.below);
}

/** Where a text leads, with what was found by it: when it can be two names and is not that of one who acts, first to what joins the two. */
export async function waysTo(text: string, hits: readonly Of<'SearchHit'>[], signal?: AbortSignal): Promise<Way[]> {
  const found = hits.map(hit => ({ to: pageOf(hit.id), shown: told(hit) }));
  if (!severalWords(text) || (hits[0] && acts(hits[0])))
    return found;
  const pair = await pairOf(text, hits.length > 0, signal);
  if (!pair)
    return found;
  const [one, other] = pair;
  return [
    { to: `/path?from=${encodeURIComponent(one.id)}&to=${encodeURIComponent(other.id)}`, shown: h('span', { class: 'hit' }, 'What joins ', h('bdi', null, one.name), ' and ', h('bdi', null, other.name)) },
    ...found.length > 0 ? found : pair.map(hit => ({ to: pageOf(hit.id), shown: told(hit) })),
  ];
}

/** A hit in one line: what it is, its name, and the spelling that fitted where that is another. */
export function told(hit: Of<'SearchHit'>): Child {
  return [sign(hit.type), h('span', { class: 'hit' }, h('bdi', null, hit.name), h('small', null, capital(types[hit.type]?.one ?? hit.type), hit.description ? ` · ${hit.description}` : '', hit.text !== hit.name ? ` · “${hit.text}”` : ''))];
}
