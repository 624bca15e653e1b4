import { ask } from '../api';
import { h } from '../h';
import { searchBox, waysTo } from '../ui/search';
import { empty } from '../ui/states';
import type { View } from '../view';

/** All that a name fits. */
const view: View = {
  async show(place) {
    const q = place.query.get('q') ?? '';
    place.title(q ? `${q} – search` : 'Search');
    const { items, next } = q ? await ask('/v1/search', { q, limit: 50 }, place.signal) : { items: [], next: undefined };
    const found = q ? await waysTo(q, items, place.signal) : [];
    return {
      content: [
        h('h1', null, q ? ['Search: ', h('bdi', null, q)] : 'Search'),
        searchBox('A name, an office, an event; or two names', q, true),
        found.length > 0
          ? h('ul', { class: 'plain hits' }, found.map(one => h('li', null, h('a', { href: one.to }, one.shown))))
          : q ? empty(`Nothing in the graph is named like “${q}”.`, 'Names are found without accents, in other scripts and with a slip of the finger. Try one word of it, or another spelling.') : null,
        next ? h('p', { class: 'soft' }, 'These are the first 50. Add another word to narrow it.') : null,
      ],
    };
  },
};

export default view;
