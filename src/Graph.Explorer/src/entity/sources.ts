import { askAll, type Entity, type Of } from '../api';
import { order, when } from '../dates';
import { h, type Child } from '../h';
import { empty, later } from '../ui/states';
import type { Place } from '../view';
import { many } from '../words';

const claimsMax = 1000;

/** The sources behind all that is said of an entity, with how many claims each bears. */
export function sources(entity: Entity, place: Place): Child {
  return later(() => askAll('/v1/entities/{id}/relations', { id: entity.id }, claimsMax, place.signal), ({ items, more }) => {
    const bearing = new Map<string, { source: Of<'SourceRef'>; claims: number }>();
    for (const relation of items)
      for (const source of new Map(relation.evidence.map(one => [one.source.id, one.source])).values())
        bearing.set(source.id, { source, claims: (bearing.get(source.id)?.claims ?? 0) + 1 });
    const list = [...bearing.values()].sort((a, b) => b.claims - a.claims || order(b.source.published) - order(a.source.published));
    return list.length === 0 ? empty('Nothing is said of it yet.') : [
      h('ul', { class: 'plain rows' }, list.map(({ source, claims }) => h('li', null,
        h('p', null, h('a', { href: `/source/${encodeURIComponent(source.id)}`, dir: 'auto' }, source.title)),
        h('p', { class: 'small soft' }, source.publisher ? [source.publisher, ' · '] : null, when(source.published), ` · ${many(claims, 'claim')}`)))),
      more ? h('p', { class: 'small soft' }, `Of the first ${claimsMax.toLocaleString()} claims.`) : null];
  }, place.signal);
}
