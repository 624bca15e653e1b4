import type { Entity, Of } from '../api';
import { when } from '../dates';
import { h, joined, type Child } from '../h';
import { entityLink } from '../ui/entity';
import { capital, money, plain } from '../words';

/** What the record of an entity says, as names and values. */
export function facts(entity: Entity): Child {
  const rows: [string, Child][] = [
    ['Also written', entity.aliases.length > 0 && joined(entity.aliases.map(alias => h('bdi', null, alias)))],
    ['Country', entity.country && entityLink(entity.country)],
    ['Of', entity.institution && entityLink(entity.institution)],
    ['Within', entity.within && entityLink(entity.within)],
    ['Portfolio', entity.portfolio && capital(plain(entity.portfolio))],
    ['Kind', entity.kind && capital(plain(entity.kind))],
    ['Date', entity.date && when(entity.date)],
    ['Held', entity.format && entity.format !== 'unknown' && capital(plain(entity.format))],
    ['Codes', entity.iso2 && [entity.iso2, entity.iso3].filter(Boolean).join(', ')],
    ['Amount', entity.amounts && entity.amounts.length > 0 && amounts(entity.amounts)],
    ['Quantity', entity.quantity],
    ['What', entity.what && capital(plain(entity.what))],
    ['Area', entity.area && capital(plain(entity.area))],
    ['Condition', entity.condition],
    ['Deadline', entity.deadline && when(entity.deadline)],
    ['Elsewhere', entity.sameAs && entity.sameAs.length > 0 && joined(entity.sameAs.map(to => h('a', { href: to, target: '_blank', rel: 'noreferrer noopener' }, to.replace(/^https?:\/\/(www\.)?/, ''))))],
  ];
  const known = rows.filter(([, value]) => value);
  return known.length > 0 ? h('dl', { class: 'facts' }, known.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', { dir: 'auto' }, value)))) : null;
}

/** Amounts as the source words them, and in figures where it says what they are. */
export function amounts(of: readonly Of<'Amount'>[]): Child {
  return joined(of.map(one => [
    h('span', { dir: 'auto' }, one.asStated),
    one.value !== undefined ? h('span', { class: 'soft' }, ` (${money(one.value, one.currency)})`) : one.percent !== undefined ? h('span', { class: 'soft' }, ` (${one.percent.toLocaleString()}%${one.of ? ` of ${one.of}` : ''})`) : null,
    one.equivalents && one.equivalents.length > 0 ? h('span', { class: 'soft' }, `, given as ${one.equivalents.map(other => other.asStated).join(', ')}`) : null,
  ]), '; ');
}

/** What became of an event or a commitment, where it is not the plain case. */
export function status(text: string | undefined): Child {
  return text && text !== 'held' && text !== 'unknown' ? h('span', { class: text === 'planned' || text === 'open' ? 'badge' : 'badge warn' }, plain(text)) : null;
}
