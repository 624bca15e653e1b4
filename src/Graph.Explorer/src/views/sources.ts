import { askAll } from '../api';
import { order, when } from '../dates';
import { h } from '../h';
import { empty } from '../ui/states';
import { table } from '../ui/table';
import { count, many } from '../words';
import type { View } from '../view';

const max = 2000;

/** What was read. */
const view: View = {
  async show(place) {
    place.title('Sources');
    const { items, more } = await askAll('/v1/sources', {}, max, place.signal);
    return {
      content: [
        h('h1', null, 'What was read'),
        h('p', { class: 'lead' }, 'All that the graph says rests on these. A source leads to every claim that it bears.'),
        items.length === 0 ? empty('The graph has no source yet.', h('a', { href: '/docs' }, 'How claims are written')) : table(`${many(items.length, 'source')}${more ? ', the first of more' : ''}`, [
          { title: 'Source', cell: one => h('a', { href: `/source/${encodeURIComponent(one.id)}`, dir: 'auto' }, one.title), by: one => one.title },
          { title: 'Outlet', cell: one => one.publisher ?? h('span', { class: 'soft' }, 'not named'), by: one => one.publisher },
          { title: 'Published', cell: one => when(one.published), by: one => one.published && order(one.published) },
          { title: 'Claims', cell: one => count(one.claims), by: one => one.claims, numeric: true },
        ], items),
      ],
    };
  },
};

export default view;
