import type { Entity } from '../api';
import { load } from '../graph/load';
import { drawn, nothing } from '../graph/picture';
import { drawing } from '../graph/svg';
import { h } from '../h';
import { later } from '../ui/states';
import type { Place } from '../view';

const linesMax = 6;

/** A small picture of what lies next to an entity; it leads to the large one. */
export function around(entity: Entity, place: Place): HTMLElement {
  const to = `/graph/${encodeURIComponent(entity.id)}`;
  return h('section', { class: 'around no-print', 'aria-label': 'A picture of what is next to it' },
    later(() => load(entity.id, 1, false, place.signal, linesMax), step => step.lines.length === 0 ? null : [
      drawing(drawn([step], nothing), { opened: new Map([[entity.id, 1]]), hidden: new Set(), pinned: new Map(), without: new Set(), from: undefined, to: undefined }, `What is next to ${entity.name}`, true),
      h('p', { class: 'small' }, h('a', { href: to }, step.more > 0 ? `Explore the graph: ${step.more.toLocaleString()} more lines` : 'Explore the graph')),
    ], place.signal));
}
