import { address, type Of } from '../api';
import { when } from '../dates';
import { h, joined, type Child } from '../h';
import { entityLink, meetingPage, pageOf } from '../ui/entity';
import { proof } from '../ui/evidence';
import { empty } from '../ui/states';
import { capital, count, many, verb, viaWords } from '../words';

type Thing = Of<'SharedThing'>;

/** What several share: events, contacts and commitments, each with what shows it for each of them. */
export function shared(common: Of<'Common'>): Child {
  const { events, contacts, commitments, total } = common;
  if (total.events + total.contacts + total.commitments === 0)
    return empty('They share no event, contact or commitment in what was read.');
  return [
    part('Events where all of them were', events, total.events, event => [
      h('p', null, h('a', { href: meetingPage(event) }, h('bdi', null, event.name)), ', ', when(event.date), event.basis === 'attended' ? [' ', h('span', { class: 'badge' }, 'a larger event')] : null),
      h('p', { class: 'small' }, joined(event.by.map(one => [h('bdi', null, one.entity.name), one.via ? ` (${viaWords(one.via)})` : '', ': ',
        proof({ claim: `${one.entity.name} was at ${event.name}`, date: event.date, evidence: one.evidence, api: event.basis === 'stated' ? address('/v1/relations/{id}', { id: event.id }) : address('/v1/meetings/{id}', { id: event.id }) })]), ' · '))]),
    part('Others whom each of them met', contacts, total.contacts, other => [
      h('p', null, entityLink(other)),
      h('p', { class: 'small' }, joined(other.by.map(one => [h('bdi', null, one.entity.name), `: ${one.met ? many(one.met.count, 'meeting') : ''}`, one.met?.last ? [', last ', h('a', { href: meetingPage({ id: one.met.lastMeeting, basis: one.met.lastMeeting.includes('--met-with--') ? 'stated' : 'meeting' }) }, when(one.met.last))] : null, ' ',
        proof({ claim: `${one.entity.name} and ${other.name} met`, date: one.met?.last, evidence: one.evidence, api: address('/v1/meetings', { who: [one.entity.id], with: [other.id] }) })]), ' · '))]),
    part('Commitments that all of them have to do with', commitments, total.commitments, one => [
      h('p', null, h('a', { href: pageOf(one.id) }, h('bdi', null, one.name)), one.date ? [', ', when(one.date)] : null),
      h('p', { class: 'small' }, joined(one.by.map(who => [h('bdi', null, who.entity.name), `: ${(who.relations ?? []).map(part => part === 'FOR' ? 'is to receive it' : part === 'ADDRESSED_TO' ? 'it is addressed to them' : `${verb(part)} it`).join(', ')} `,
        proof({ claim: `${who.entity.name}: ${one.name}`, date: one.date, evidence: who.evidence, api: address('/v1/commitments/{id}', { id: one.id }) })]), ' · '))]),
  ];
}

function part(title: string, things: readonly Thing[], total: number, told: (thing: Thing) => Child): Child {
  return things.length > 0 && h('section', null, h('h3', null, `${capital(title)} (${count(total)})`), h('ul', { class: 'plain rows' }, things.map(thing => h('li', null, told(thing)))),
    total > things.length ? h('p', { class: 'small soft' }, `The first ${count(things.length)} of ${count(total)}.`) : null);
}
