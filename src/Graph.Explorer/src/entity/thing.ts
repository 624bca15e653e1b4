import { address, ask, type Entity, type Of } from '../api';
import { when } from '../dates';
import { h, joined, type Child } from '../h';
import { entityLink } from '../ui/entity';
import { proof } from '../ui/evidence';
import { empty, later } from '../ui/states';
import { table } from '../ui/table';
import type { Place } from '../view';
import { many, plain, verb, viaWords } from '../words';
import { commitmentList, ofAct, statementList } from './actor';
import { section, type Section } from './section';

/** What there is about what happened: who was there, as whom, and what came of it. */
export async function eventSections(entity: Entity, place: Place): Promise<Section[]> {
  const meeting = await ask('/v1/meetings/{id}', { id: entity.id }, place.signal);
  const about: [string, Child][] = [
    ['Where', meeting.place && entityLink(meeting.place)],
    ['Part of', meeting.partOf && meeting.partOf.length > 0 && joined(meeting.partOf.map(entityLink))],
    ['How it is known', proof({ claim: meeting.name, date: meeting.date, evidence: meeting.evidence, api: address('/v1/meetings/{id}', { id: meeting.id }) })],
  ];
  const known = about.filter(([, value]) => value);
  return [
    section('who', 'Who was there', [
      h('dl', { class: 'facts' }, known.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
      meeting.status === 'planned' ? h('p', null, 'It is planned: what follows is who was to be there.') : null,
      meeting.basis === 'attended' ? h('p', { class: 'soft' }, 'A larger event: that two were there does not say that they spoke.') : null,
      meeting.participants.length === 0 ? empty('No source that was read says who was there.') : participants(meeting)]),
    section('commitments', 'What came of it', later(() => ask('/v1/commitments', { at: entity.id, limit: 200 }, place.signal), ({ items }) => commitmentList(items, 'No commitment made known there is in what was read.'), place.signal)),
    section('statements', 'What was said there', later(() => statementsOf(meeting.statements, place), list => statementList(list, 'No statement made there is in what was read.'), place.signal)),
  ];
}

function participants(meeting: Of<'Meeting'>): Child {
  return table(many(meeting.participants.length, 'party', 'parties'), [
    { title: 'Who', by: one => one.entity.name, cell: one => [entityLink(one.entity), one.holder ? h('small', { class: 'block soft' }, 'then ', entityLink(one.holder), `: ${viaWords(one.holder.via)}`) : null] },
    { title: 'Role', by: one => one.role, cell: one => [one.role && one.role !== 'participant' ? plain(one.role) : '', one.mode === 'virtual' ? [' ', h('span', { class: 'badge' }, 'virtually')] : null] },
    { title: 'As', cell: one => one.as && one.as.id !== one.entity.id ? entityLink(one.as) : '' },
    { title: 'For', cell: one => one.for ? entityLink(one.for) : '' },
    { title: 'Evidence', cell: one => proof({ claim: `${one.entity.name} took part in ${meeting.name}`, date: meeting.date, evidence: one.evidence, api: address('/v1/meetings/{id}', { id: meeting.id }) }) },
  ], meeting.participants);
}

function statementsOf(refs: readonly Of<'Ref'>[], place: Place): Promise<Of<'Statement'>[]> {
  return Promise.all(refs.slice(0, 50).map(ref => ask('/v1/statements/{id}', { id: ref.id }, place.signal)));
}

/** What there is about a commitment: who did what about it, for whom, and how it hangs together with others. */
export async function commitmentSections(entity: Entity, place: Place): Promise<Section[]> {
  const one = await ask('/v1/commitments/{id}', { id: entity.id }, place.signal);
  const api = address('/v1/commitments/{id}', { id: one.id });
  const parties: [string, Child][] = [
    ['For', one.for.length > 0 && joined(one.for.map(entityLink))],
    ['Addressed to', one.addressedTo.length > 0 && joined(one.addressedTo.map(entityLink))],
    ['Made known at', one.announcedAt && joined([one.announcedAt, ...one.alsoAnnouncedAt ?? []].map(entityLink))],
    ['How it is known', proof({ claim: one.name, evidence: one.evidence, api })],
  ];
  const known = parties.filter(([, value]) => value);
  return [
    section('acts', 'Who did what about it', [
      h('dl', { class: 'facts' }, known.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
      one.acts.length === 0 ? empty('Nobody is named in what was read.') : h('ul', { class: 'plain rows' }, one.acts.map(act => h('li', null,
        h('p', null, entityLink(act.by), ` ${verb(act.act)} it`, act.as && act.as.id !== act.by.id ? [', as ', entityLink(act.as)] : null, act.for ? [', for ', entityLink(act.for)] : null),
        h('p', { class: 'small soft' }, when(act.date), ' · ', proof(ofAct(one, act))))))]),
    ...(one.history.length > 0 ? [section('history', 'Before and after', h('ul', { class: 'plain rows' }, one.history.map(link => h('li', null,
      h('p', null, `It ${verb(link.type, link.direction === 'in' ? 'end' : 'start')} `, entityLink(link.commitment)),
      h('p', { class: 'small' }, proof({ claim: `${one.name} ${verb(link.type, link.direction === 'in' ? 'end' : 'start')} ${link.commitment.name}`, evidence: link.evidence, api }))))))] : []),
    ...(one.statements.length > 0 ? [section('statements', 'What was said about it', later(() => statementsOf(one.statements, place), list => statementList(list, ''), place.signal))] : []),
  ];
}

/** What there is about a statement: who made it, in which words, about what. */
export async function statementSections(entity: Entity, place: Place): Promise<Section[]> {
  const one = await ask('/v1/statements/{id}', { id: entity.id }, place.signal);
  const rows: [string, Child][] = [
    ['Said by', joined(one.by.map(speaker => [entityLink(speaker.entity), speaker.as && speaker.as.id !== speaker.entity.id ? [' as ', entityLink(speaker.as)] : null, speaker.for ? [' for ', entityLink(speaker.for)] : null]))],
    ['When', when(one.date)],
    ['About', one.about.length > 0 && joined(one.about.map(entityLink))],
    ['To', one.addressedTo.length > 0 && joined(one.addressedTo.map(entityLink))],
    ['At', one.at.length > 0 && joined(one.at.map(entityLink))],
    ['Who says so', proof({ claim: one.name, date: one.date, evidence: one.evidence, api: address('/v1/statements/{id}', { id: one.id }) })],
  ];
  return [section('said', 'The statement', [one.text && one.text !== entity.description ? h('p', { dir: 'auto' }, one.text) : null, one.quote ? h('blockquote', { dir: 'auto' }, one.quote) : null,
    h('dl', { class: 'facts' }, rows.filter(([, value]) => value).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))))])];
}
