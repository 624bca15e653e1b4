import '../styles/entity.css';
import { ask, type Entity } from '../api';
import { around } from '../entity/around';
import { actorSections, meetingsAt } from '../entity/actor';
import { facts, status } from '../entity/facts';
import { section, shown, type Section } from '../entity/section';
import { sources } from '../entity/sources';
import { commitmentSections, eventSections, statementSections } from '../entity/thing';
import { timeline } from '../entity/timeline';
import { h } from '../h';
import { sign } from '../ui/entity';
import { capital, many, types } from '../words';
import type { Place, View } from '../view';

/** The page of an entity: who or what it is, whom it met, what it committed to and said, what happened with it, and what all that rests on. */
const view: View = {
  async show(place) {
    const entity = await ask('/v1/entities/{id}', { id: place.id }, place.signal);
    place.title(entity.name);
    const id = encodeURIComponent(entity.id);
    const counts = entity.counts ? [entity.counts.meetings > 0 && many(entity.counts.meetings, 'meeting'), entity.counts.commitments > 0 && many(entity.counts.commitments, 'commitment'), entity.counts.statements > 0 && many(entity.counts.statements, 'statement'), many(entity.counts.sources, 'source')].filter(Boolean).join(' · ') : '';
    const sections = await sectionsOf(entity, place);
    return {
      content: h('article', { class: 'entity-page' },
        h('header', null,
          h('p', { class: 'kicker' }, sign(entity.type), capital(types[entity.type]?.one ?? entity.type), ' ', status(entity.status)),
          h('h1', { dir: 'auto' }, entity.name),
          entity.description ? h('p', { class: 'lead', dir: 'auto' }, entity.description) : null,
          counts ? h('p', { class: 'soft' }, counts) : null,
          h('p', { class: 'row no-print' }, h('a', { class: 'button', href: `/graph/${id}` }, `Explore the graph around ${entity.type === 'person' ? 'them' : 'it'}`), h('a', { class: 'quiet-link', href: `/v1/changes.atom?entity=${id}` }, 'Follow changes'), h('a', { class: 'quiet-link', href: `/v1/entities/${id}` }, 'As data'))),
        h('div', { class: 'with-side' },
          h('div', null, sections.map(shown), shown(section('timeline', 'Timeline', timeline(entity, place)))),
          h('aside', { 'aria-label': 'In short' }, facts(entity), around(entity, place), shown(section('sources', 'What it rests on', sources(entity, place)))))),
    };
  },
};

function sectionsOf(entity: Entity, place: Place): Promise<Section[]> | Section[] {
  switch (entity.type) {
    case 'event': return eventSections(entity, place);
    case 'commitment': return commitmentSections(entity, place);
    case 'statement': return statementSections(entity, place);
    case 'place': return [section('meetings', 'What happened there', meetingsAt(entity.id, place))];
    default: return actorSections(entity, place);
  }
}

export default view;
