import { ask, type Of, type Ref } from '../api';
import { fill, h } from '../h';
import type { Place } from '../view';
import { sign } from './entity';
import { told } from './search';

type Type = 'person' | 'office' | 'country' | 'institution' | 'event' | 'place' | 'commitment' | 'statement';
type Hit = Of<'SearchHit'>;

const pause = 120;
const suggestionsMax = 8;

/** Those who act: they meet, pledge and speak. */
export const actors: readonly Type[] = ['person', 'office', 'country', 'institution'];

/** A field in which one entity is chosen by its name, with suggestions as one types. */
export function pick(id: string, label: string, of: readonly Type[] | undefined, choose: (hit: Hit) => void): HTMLElement {
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const said = h('span', { class: 'visually-hidden', role: 'status' });
  const input = h('input', {
    id, type: 'text', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: 300,
    placeholder: 'Type a name', dir: 'auto',
  });
  let hits: readonly Hit[] = [];
  let active = -1;
  let asked: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    fill(list, hits.map((hit, i) => h('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': String(i === active), onmousedown: (event: Event) => event.preventDefault(), onclick: () => take(hit) }, told(hit))));
    list.hidden = hits.length === 0;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    if (active >= 0)
      input.setAttribute('aria-activedescendant', `${id}-${active}`);
    else
      input.removeAttribute('aria-activedescendant');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    clearTimeout(timer);
    asked?.abort();
    [hits, active] = [[], -1];
    show();
  };
  const take = (hit: Hit): void => {
    input.value = '';
    close();
    choose(hit);
  };
  const find = async (): Promise<void> => {
    const q = input.value.trim();
    asked?.abort();
    if (!q)
      return close();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const { items } = await ask('/v1/search', { q, limit: suggestionsMax, type: of && [...of] }, signal);
      [hits, active] = [items, -1];
      said.textContent = items.length === 0 ? `Nothing is named like ${q}.` : `${items.length} suggestions.`;
      show();
    } catch {
      if (!signal.aborted) {
        close();
        said.textContent = 'The names could not be asked for.';
      }
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void find(), pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.isComposing)
      return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && hits.length > 0) {
      event.preventDefault();
      active = event.key === 'ArrowDown' ? (active + 1) % hits.length : (active <= 0 ? hits.length : active) - 1;
      show();
    } else if (event.key === 'Escape')
      close();
    else if (event.key === 'Enter') {
      event.preventDefault();
      clearTimeout(timer);
      void (async () => {
        if (hits.length === 0)
          await find();
        const hit = hits[Math.max(active, 0)];
        if (hit)
          take(hit);
      })();
    }
  });
  return h('div', { class: 'pick field search' }, h('label', { for: id }, label), input, list, said);
}

const names = new Map<string, Promise<Ref>>();

/** Those chosen, by id, as chips that can be taken away again. */
export function chosen(ids: readonly string[], remove: (id: string) => void, place: Place): HTMLElement | false {
  return ids.length > 0 && h('ul', { class: 'plain chosen' }, ids.map(id => {
    const name = h('bdi', null, id);
    const button = h('button', { type: 'button', class: 'quiet', 'aria-label': `Take away ${id}`, onclick: () => remove(id) }, name, h('span', { 'aria-hidden': 'true' }, ' ✕'));
    void named(id, place.signal).then(ref => {
      fill(name, ref.name);
      button.setAttribute('aria-label', `Take away ${ref.name}`);
      button.prepend(sign(ref.type), ' ');
    }, () => undefined);
    return h('li', null, button);
  }));
}

/** The name behind an id; asked once. */
export function named(id: string, signal: AbortSignal): Promise<Ref> {
  let known = names.get(id);
  if (!known) {
    known = ask('/v1/entities/{id}', { id }, signal).then(({ type, name }) => ({ id, type, name }));
    known.catch(() => names.delete(id));
    names.set(id, known);
  }
  return known;
}

/** A parameter that holds several entities: a field to add one, and those that it has. */
export function several(parameter: string, label: string, of: readonly Type[] | undefined, place: Place): HTMLElement {
  const ids = place.query.getAll(parameter);
  return h('div', { class: 'field several' },
    pick(`pick-${parameter}`, label, of, hit => place.change({ [parameter]: [...new Set([...ids, hit.id])] })),
    chosen(ids, id => place.change({ [parameter]: ids.filter(one => one !== id) }), place));
}
