import { address, type Of } from '../api';
import { when } from '../dates';
import { h, type Child } from '../h';
import { entityLink, meetingPage } from '../ui/entity';
import { proof, type Claim } from '../ui/evidence';
import { many, verb, viaWords } from '../words';

type Hop = Of<'Hop'>;

/** One hop of a chain as a sentence, with who says so. */
export function hopSentence(hop: Hop): HTMLElement {
  return h('li', null, h('p', null, told(hop), hop.date ? [', ', when(hop.date)] : null, '.'),
    hop.fromVia || hop.toVia ? h('p', { class: 'small soft' }, ([[hop.from, hop.fromVia], [hop.to, hop.toVia]] as const).filter(([, via]) => via).map(([who, via]) => h('span', { class: 'block' }, h('bdi', null, who.name), `: ${viaWords(via)}`))) : null,
    h('p', { class: 'small' }, proof(ofHop(hop))));
}

function told(hop: Hop): Child {
  const [from, to] = [entityLink(hop.from), entityLink(hop.to)];
  if (hop.relation)
    return hop.direction === 'in' ? [to, ` ${verb(hop.relation)} `, from] : [from, ` ${verb(hop.relation)} `, to];
  if (hop.basis === 'stated')
    return [from, ' ', h('a', { href: meetingPage(hop) }, 'met'), ' ', to];
  const event = h('a', { href: meetingPage(hop) }, h('bdi', null, hop.name ?? hop.id));
  return hop.basis === 'attended'
    ? [from, ' and ', to, ' were both at ', event, `, a larger event with ${many(hop.among, 'party', 'parties')}; they may never have spoken`]
    : [from, ' and ', to, ' took part in ', event, hop.among > 2 ? `, ${many(hop.among, 'party', 'parties')} in all` : ''];
}

/** A hop as a claim. */
function ofHop(hop: Hop): Claim {
  const stated = hop.relation !== undefined || hop.basis === 'stated';
  const [one, other] = hop.direction === 'in' ? [hop.to, hop.from] : [hop.from, hop.to];
  return {
    claim: hop.relation ? `${one.name} ${verb(hop.relation)} ${other.name}` : stated ? `${hop.from.name} met ${hop.to.name}` : `${hop.from.name} and ${hop.to.name} at ${hop.name ?? hop.id}`,
    date: hop.date, evidence: hop.evidence, api: stated ? address('/v1/relations/{id}', { id: hop.id }) : address('/v1/meetings/{id}', { id: hop.id }),
  };
}

/** A chain at a glance: who stands between the two. */
export function along(chain: Of<'Chain'>): Child {
  const stops = chain.hops.length > 0 ? [chain.hops[0]!.from, ...chain.hops.map(hop => hop.to)] : [];
  return stops.map((stop, i) => [i > 0 ? h('span', { class: 'soft', 'aria-label': 'then' }, ' → ') : null, h('bdi', null, stop.name)]);
}
