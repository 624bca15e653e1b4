import { ask } from '../api';
import { h } from '../h';
import { sign } from '../ui/entity';
import { capital, types } from '../words';
import type { View } from '../view';

/** The page of an entity. */
const view: View = {
  async show(place) {
    const entity = await ask('/v1/entities/{id}', { id: place.id }, place.signal);
    place.title(entity.name);
    return {
      content: [
        h('p', { class: 'kicker' }, sign(entity.type), ' ', capital(types[entity.type]?.one ?? entity.type)),
        h('h1', { dir: 'auto' }, entity.name),
        entity.description ? h('p', { class: 'lead', dir: 'auto' }, entity.description) : null,
      ],
    };
  },
};

export default view;
