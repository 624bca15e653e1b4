import { address, ask, type Of, type Ref, type Relation } from '../api';
import { acts } from '../ui/entity';
import type { Claim } from '../ui/evidence';
import { ofRelation } from '../ui/evidence';
import { basisWords, capital, verb } from '../words';

/** How a line is drawn: as what is known of it. */
export type Manner = 'stated' | 'inferred' | 'attended' | 'planned' | 'disputed';

/** A line of the picture: a relation as it was recorded, or that two met, once for each meeting. */
export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** A type of relation; or the basis on which two met. */
  readonly kind: string;
  readonly manner: Manner;
  readonly label: string;
  readonly date: string | undefined;
  readonly directed: boolean;
  readonly claim: Claim;
}

/** What opening a node brings. */
export interface Loaded {
  readonly node: Ref;
  readonly nodes: readonly Ref[];
  readonly lines: readonly Line[];
  /** How many lines it has beyond these. */
  readonly more: number;
}

type Basis = 'stated' | 'meeting' | 'attended';

/** How many relations, and how many meetings, a share is. */
export const share = 24;
const perPage = 500;

/** Asks for a share, or several, of what lies around a node. */
export async function load(id: string, shares: number, attended: boolean, signal: AbortSignal, of = share): Promise<Loaded> {
  const limit = Math.min(perPage, of * shares);
  const basis: Basis[] = attended ? ['stated', 'meeting', 'attended'] : ['stated', 'meeting'];
  const [around, timeline, contacts] = await Promise.all([
    ask('/v1/entities/{id}/neighbours', { id, limit }, signal),
    ask('/v1/entities/{id}/timeline', { id, limit: perPage }, signal),
    ask('/v1/entities/{id}/contacts', { id, basis, limit: perPage }, signal),
  ]);
  const node = around.nodes[0]!;
  const happened = new Map(timeline.items.map(item => [item.relation.id, item]));
  const relations = around.edges.map(edge => ofEdge(edge, happened.get(edge.id)));
  const more = around.more.reduce((sum, one) => sum + one.relations, 0);
  if (!acts(node))
    return { node, nodes: around.nodes.slice(1), lines: relations, more };
  const met = await meetings(node, contacts.items, limit, basis, signal);
  const known = new Set(relations.map(line => line.id));
  const lines = [...relations, ...met.lines.filter(line => !known.has(line.id))];
  const nodes = new Map([...around.nodes.slice(1), ...met.nodes].map(one => [one.id, one]));
  return { node, nodes: [...nodes.values()], lines, more: more + met.more };
}

/** What the relation says; of an event it also has when that was, and what became of it. */
function ofEdge(edge: Relation, happened: Of<'TimelineItem'> | undefined): Line {
  const status = happened?.status;
  const disputed = status === 'denied' || status === 'cancelled' || edge.evidence.some(one => one.stance === 'disputes');
  return {
    id: edge.id, from: edge.from.id, to: edge.to.id, date: edge.date ?? edge.since ?? happened?.date, directed: edge.type !== 'MET_WITH',
    kind: edge.type === 'MET_WITH' ? 'stated' : edge.type,
    manner: disputed ? 'disputed' : status === 'planned' ? 'planned' : 'stated',
    label: status === 'planned' || status === 'denied' || status === 'cancelled' ? `${verb(edge.type)} (${status})` : verb(edge.type),
    claim: ofRelation(edge),
  };
}

/** With whom somebody met, a line for each meeting and other party. Whom the API counts as a contact is one; others at the table stand for the same side. */
async function meetings(node: Ref, contacts: readonly Of<'Contact'>[], limit: number, basis: Basis[], signal: AbortSignal): Promise<{ lines: Line[]; nodes: Ref[]; more: number }> {
  const [held, planned] = await Promise.all([
    ask('/v1/meetings', { who: [node.id], basis, order: 'latest', limit }, signal),
    ask('/v1/meetings', { who: [node.id], basis, status: 'planned', order: 'latest', limit }, signal),
  ]);
  const others = new Set(contacts.map(one => one.with.id));
  const lines: Line[] = [];
  const nodes = new Map<string, Ref>();
  for (const meeting of [...held.items, ...planned.items])
    for (const { entity } of meeting.participants)
      if (entity.id !== node.id && (others.has(entity.id) || meeting.status === 'planned') && !nodes.has(`${meeting.id} ${entity.id}`)) {
        nodes.set(entity.id, entity);
        lines.push(ofMeeting(meeting, node, entity));
      }
  const pairs = contacts.reduce((sum, one) => sum + one.meetings, 0);
  return { lines: [...new Map(lines.map(line => [line.id, line])).values()], nodes: [...nodes.values()], more: Math.max(0, pairs - lines.length) };
}

function ofMeeting(meeting: Of<'Meeting'>, node: Ref, other: Ref): Line {
  const named = meeting.participants.some(one => one.entity.id === node.id);
  const between = [node.id, other.id].sort();
  const isRelation = meeting.basis === 'stated' && named && meeting.participants.length === 2;
  const disputed = meeting.evidence.some(one => one.stance === 'disputes');
  const evidence = [...new Map([...meeting.evidence, ...meeting.participants.filter(one => one.entity.id === node.id || one.entity.id === other.id || one.holder?.id === node.id).flatMap(one => one.evidence)]
    .map(one => [`${one.source.id} ${one.locator} ${one.summary}`, one])).values()];
  const planned = meeting.status === 'planned';
  return {
    id: isRelation ? meeting.id : `${meeting.id}:${between.join(':')}`,
    from: between[0]!, to: between[1]!, kind: meeting.basis, date: meeting.date, directed: false,
    manner: disputed ? 'disputed' : planned ? 'planned' : meeting.basis === 'stated' && named ? 'stated' : meeting.basis === 'attended' ? 'attended' : 'inferred',
    label: planned ? 'to meet' : meeting.basis === 'attended' ? 'at one event' : 'met',
    claim: {
      claim: planned ? `${node.name} and ${other.name} were to be at: ${meeting.name}` : `${node.name} and ${other.name}: ${meeting.name}`, date: meeting.date, evidence,
      api: isRelation ? `/v1/relations/${encodeURIComponent(meeting.id)}` : address('/v1/meetings/{id}', { id: meeting.id }),
      about: `${capital(basisWords(meeting.basis))}.${named ? '' : ` ${node.name} is not named there; the graph knows it by the office or the side.`}`,
    },
  };
}

/** A line in words, for lists and titles. */
export function lineWords(line: Line, names: (id: string) => string): string {
  return line.directed ? `${names(line.from)} ${line.label} ${names(line.to)}` : `${names(line.from)} and ${names(line.to)}: ${line.label}`;
}

