import { ask, type Entity, type Of } from '../api';
import { days, when } from '../dates';
import { append, h, type Child } from '../h';
import { entityLink } from '../ui/entity';
import { ofRelation, proof } from '../ui/evidence';
import { empty, later } from '../ui/states';
import type { Place } from '../view';
import { verb, viaWords } from '../words';
import { status } from './facts';

const page = 50;

/** All that happened with an entity, in order, a page at a time. */
export function timeline(entity: Entity, place: Place): Child {
  const next = (cursor?: string): Promise<Of<'TimelineItemPage'>> => ask('/v1/entities/{id}/timeline', { id: entity.id, limit: page, cursor }, place.signal);
  return later(() => next(), first => {
    if (first.items.length === 0)
      return empty('Nothing that happened with it is in what was read.');
    const list = h('ol', { class: 'plain timeline' });
    const more = h('button', { type: 'button', class: 'no-print' }, 'Show later ones');
    let cursor = first.next;
    let year: string | undefined;
    const add = (answer: Of<'TimelineItemPage'>): void => {
      for (const item of answer.items) {
        const its = days(item.date).from?.getUTCFullYear().toString() ?? (item.date ? 'Earlier' : 'Not dated');
        if (its !== year)
          append(list, [h('li', { class: 'year' }, h('h3', null, year = its))]);
        append(list, [told(item, entity)]);
      }
      cursor = answer.next;
      more.hidden = cursor === undefined;
    };
    more.addEventListener('click', () => void (async () => {
      more.disabled = true;
      try {
        add(await next(cursor));
      } finally {
        more.disabled = false;
      }
    })());
    add(first);
    return [list, more];
  }, place.signal);
}

function told({ relation, date, via, status: became }: Of<'TimelineItem'>, entity: Entity): HTMLElement {
  return h('li', null,
    h('p', { class: 'small soft' }, when(date), ' ', status(became)),
    h('p', null, entityLink(relation.from), ` ${verb(relation.type)} `, entityLink(relation.to), relation.from.id !== entity.id && relation.to.id !== entity.id && via ? h('small', { class: 'soft' }, ` (${viaWords(via)})`) : null),
    h('p', { class: 'small' }, proof({ ...ofRelation(relation), date: relation.date ?? date })));
}
