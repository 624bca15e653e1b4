import { ask, type Of, type Ref } from '../api';
import { fill, h } from '../h';
import type { Place } from '../view';
import { sign, type Type } from './entity';
import { told } from './search';
import { suggesting } from './suggest';

type Hit = Of<'SearchHit'>;

const suggestionsMax = 8;

/** A field in which one entity is chosen by its name. Its label stands above it, or within it where there is little room. */
export function pick(id: string, label: string, of: readonly Type[] | undefined, choose: (hit: Hit) => void, within = false): HTMLElement {
  const field = suggesting<Hit>(id, within ? { 'aria-label': label, placeholder: label } : { placeholder: 'Type a name' }, {
    find: async (q, signal) => (await ask('/v1/search', { q, limit: suggestionsMax, type: of && [...of] }, signal)).items,
    shown: told,
    take: hit => {
      field.input.value = '';
      choose(hit);
    },
  });
  field.input.addEventListener('keydown', event => {
    // what is chosen by the arrow keys was taken already
    if (event.key === 'Enter' && !event.isComposing && !event.defaultPrevented) {
      event.preventDefault();
      void field.first();
    }
  });
  return h('div', { class: within ? 'search' : 'pick field search' }, within ? null : h('label', { for: id }, label), field.input, field.below);
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
