import { address, ask, askAll, type Entity, type Of } from '../api';
import { order, spanWords, when } from '../dates';
import { h, joined, type Child } from '../h';
import { entityLink, meetingPage, pageOf } from '../ui/entity';
import { proof, type Claim } from '../ui/evidence';
import { empty, later } from '../ui/states';
import { table } from '../ui/table';
import type { Place } from '../view';
import { basisWords, bases, many, verb, viaWords } from '../words';
import { amounts, status } from './facts';
import { section, type Section } from './section';

const contactsMax = 200;
const listMax = 100;

/** What there is about whoever acts: a person, office, country or institution. */
export function actorSections(entity: Entity, place: Place): Section[] {
  return [
    ...(entity.offices ? [section('offices', 'Offices', officeList(entity.offices.map(one => ({ ...one, ref: one.office })), 'No office is in what was read.', entity.id))] : []),
    ...(entity.holders ? [section('holders', 'Who held it', officeList(entity.holders.map(one => ({ ...one, ref: one.person })), 'The graph does not know who held it.', entity.id))] : []),
    section('met', 'Whom it met'.replace('it', entity.type === 'person' ? 'they' : 'it'), contacts(entity, place)),
    section('commitments', 'Commitments', later(() => given(entity, place), list => commitmentList(list, 'Nothing that was proposed, pledged or done by or for it is in what was read.'), place.signal)),
    section('statements', 'Statements', later(() => spoken(entity, place), list => statementList(list, 'Nothing said by or about it is in what was read.'), place.signal)),
  ];
}

interface Held {
  readonly ref: Of<'Ref'>;
  readonly title?: string;
  readonly since?: string;
  readonly until?: string;
  readonly evidence: readonly Of<'Evidence'>[];
}

function officeList(held: readonly Held[], none: string, id: string): Child {
  if (held.length === 0)
    return empty(none);
  const inOrder = [...held].sort((a, b) => order(a.since) - order(b.since));
  return h('ol', { class: 'plain rows line' }, inOrder.map(one => h('li', null,
    h('p', null, entityLink(one.ref), one.title && one.title !== one.ref.name ? h('span', { class: 'soft' }, ' as “', h('bdi', null, one.title), '”') : null),
    h('p', { class: 'small soft' }, spanWords(one.since, one.until), ' · ', proof({ claim: `${one.title ?? 'Office'}: ${one.ref.name}, ${spanWords(one.since, one.until)}`, evidence: one.evidence, api: address('/v1/entities/{id}', { id }) })))));
}

function contacts(entity: Entity, place: Place): Child {
  const wide = place.query.get('basis') === 'attended';
  const basis = wide ? (['stated', 'meeting', 'attended'] as const) : undefined;
  return [
    h('label', { class: 'row no-print' }, h('input', { type: 'checkbox', checked: wide, onchange: () => place.change({ basis: wide ? null : 'attended' }, true) }), 'Also who was at the same larger event, and may never have spoken with them'),
    later(() => askAll('/v1/entities/{id}/contacts', { id: entity.id, basis: basis && [...basis] }, contactsMax, place.signal), ({ items, more }) => items.length === 0
      ? empty('No meeting is in what was read.', wide ? '' : 'Tick the box to see who was at the same events.')
      : [
        table(`${many(items.length, 'contact')}${more ? ', those met most often' : ''}`, [
          { title: 'Whom', cell: one => [entityLink(one.with), one.via ? h('small', { class: 'block soft' }, viaWords(one.via)) : null], by: one => one.with.name },
          { title: 'How often', cell: one => one.meetings.toLocaleString(), by: one => one.meetings, numeric: true },
          { title: 'Last', cell: one => h('a', { href: meetingPage({ id: one.lastMeeting, basis: one.lastMeeting.includes('--met-with--') ? 'stated' : 'meeting' }) }, when(one.last)), by: one => one.last && order(one.last) },
          { title: 'How it is known', cell: one => one.bases.map(b => h('span', { class: `badge basis ${b}`, title: bases[b]?.long }, basisWords(b))) },
          { title: 'Evidence of the last', cell: one => proof({ claim: `${entity.name} and ${one.with.name} last met`, evidence: one.evidence, date: one.last, api: address('/v1/meetings', { who: [entity.id], with: [one.with.id] }) }) },
        ], items),
        h('p', { class: 'small no-print' }, h('a', { href: address('/v1/entities/{id}/contacts', { id: entity.id, basis: basis && [...basis], format: 'csv' }), download: `${entity.id}-contacts.csv` }, 'As a table for a spreadsheet'), ' · ', h('a', { href: `/graph/${encodeURIComponent(entity.id)}` }, 'As a picture'))], place.signal),
  ];
}

async function given(entity: Entity, place: Place): Promise<Of<'Commitment'>[]> {
  const [by, to] = await Promise.all([askAll('/v1/commitments', { by: [entity.id] }, listMax, place.signal),
    entity.type === 'office' ? { items: [] } : askAll('/v1/commitments', { for: [entity.id] }, listMax, place.signal)]);
  return distinct([...by.items, ...to.items]);
}

async function spoken(entity: Entity, place: Place): Promise<Of<'Statement'>[]> {
  const [by, about] = await Promise.all([askAll('/v1/statements', { by: [entity.id] }, listMax, place.signal), askAll('/v1/statements', { about: [entity.id] }, listMax, place.signal)]);
  return distinct([...by.items, ...about.items]).sort((a, b) => order(b.date) - order(a.date));
}

function distinct<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...new Map(list.map(one => [one.id, one])).values()];
}

/** Commitments, each with who did what about it and when. */
export function commitmentList(list: readonly Of<'Commitment'>[], none: string): Child {
  return list.length === 0 ? empty(none) : h('ul', { class: 'plain rows' }, list.map(one => h('li', null,
    h('p', null, h('a', { href: pageOf(one.id) }, h('bdi', null, one.name)), ' ', status(one.status)),
    one.amounts.length > 0 ? h('p', null, amounts(one.amounts)) : null,
    h('ul', { class: 'plain small' }, one.acts.map(act => h('li', null, entityLink(act.by), ` ${verb(act.act)} it`, act.as && act.as.id !== act.by.id ? [', as ', entityLink(act.as)] : null, act.date ? [', ', when(act.date)] : null, ' ', proof(ofAct(one, act))))),
    one.for.length > 0 ? h('p', { class: 'small soft' }, 'For ', joined(one.for.map(entityLink), ', ', ' and ')) : null)));
}

/** An act about a commitment as a claim. */
export function ofAct(commitment: Of<'Commitment'>, act: Of<'CommitmentAct'>): Claim {
  return { claim: `${act.by.name} ${verb(act.act)} ${commitment.name}`, date: act.date, evidence: act.evidence, api: address('/v1/commitments/{id}', { id: commitment.id }) };
}

/** Statements, each with who made it and the words, where there are any. */
export function statementList(list: readonly Of<'Statement'>[], none: string): Child {
  return list.length === 0 ? empty(none) : h('ul', { class: 'plain rows' }, list.map(one => h('li', null,
    h('p', { class: 'small soft' }, joined(one.by.map(speaker => entityLink(speaker.entity)), ', ', ' and '), ' · ', when(one.date)),
    h('p', { dir: 'auto' }, h('a', { href: pageOf(one.id) }, one.text ?? one.name)),
    one.quote ? h('blockquote', { dir: 'auto' }, one.quote) : null,
    h('p', { class: 'small' }, proof({ claim: one.name, date: one.date, evidence: one.evidence, api: address('/v1/statements/{id}', { id: one.id }) })))));
}

/** Where something was, as meetings. */
export function meetingsAt(id: string, place: Place): Child {
  return later(() => ask('/v1/meetings', { place: id, basis: ['stated', 'meeting', 'attended'], order: 'latest', limit: listMax }, place.signal), ({ items }) => items.length === 0
    ? empty('No meeting there is in what was read.')
    : h('ul', { class: 'plain rows' }, items.map(one => h('li', null, h('p', { class: 'small soft' }, when(one.date), ' ', status(one.status)), h('p', null, h('a', { href: meetingPage(one) }, h('bdi', null, one.name))),
      h('p', { class: 'small' }, joined(one.participants.slice(0, 6).map(other => entityLink(other.entity))), one.participants.length > 6 && ` and ${one.participants.length - 6} more`)))), place.signal);
}
