import { address, askAll, send, type Entity, type Evidence, type Of, type Ref } from '../api';
import { days } from '../dates';
import { verb } from '../words';

/** What happened at a place: an event, a meeting, a visit. */
export interface Happening {
  readonly id: string;
  readonly type: string;
  readonly from: Ref;
  readonly to: Ref;
  readonly date: string | undefined;
  readonly status: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** A place with all that happened there. Where the graph has no coordinates it has none here. */
export interface Spot {
  readonly ref: Ref;
  readonly within: Ref | undefined;
  readonly point: readonly [longitude: number, latitude: number] | undefined;
  readonly happenings: readonly Happening[];
}

interface Exported {
  readonly record: string;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly from: string;
  readonly to: string;
  readonly date?: string;
  readonly status?: string;
  readonly place?: string;
  readonly event?: string;
  readonly evidence: readonly (Omit<Evidence, 'source'> & { readonly source: string })[];
}

const placesMax = 5000;
const kinds = ['HELD_AT', 'MET_WITH', 'VISITED'] as const;

/** All places, and all that is said to have happened at one: as one answer, since a list of meetings leaves out what only one party is known to have been at. */
export async function spots(signal: AbortSignal): Promise<{ places: Spot[]; countries: Spot[] }> {
  const [{ items }, text] = await Promise.all([askAll('/v1/entities', { type: ['place'] }, placesMax, signal),
    send(address('/v1/export', { format: 'ndjson', type: [...kinds] } as never), signal).then(response => response.text())]);
  const records = text.split('\n').filter(Boolean).map(line => JSON.parse(line) as Exported);
  const sources = new Map(records.filter(one => one.record === 'source').map(one => [one.id, { id: one.id, title: one.title, publisher: one.publisher, published: one.published, url: one.url } as Of<'SourceRef'>]));
  const entities = new Map(records.filter(one => one.record === 'entity').map(one => [one.id, one]));
  const ref = (id: string): Ref => ({ id, type: entities.get(id)?.type ?? 'place', name: entities.get(id)?.name ?? id });
  const at = new Map<string, Happening[]>();
  for (const one of records.filter(record => record.record === 'relation')) {
    const where = one.type === 'MET_WITH' ? one.place : one.to;
    if (!where)
      continue;
    const event = entities.get(one.type === 'HELD_AT' ? one.from : one.event ?? '');
    at.set(where, [...at.get(where) ?? [], {
      id: one.id, type: one.type, from: ref(one.from), to: ref(one.to), date: one.date ?? event?.date, status: event?.status,
      evidence: one.evidence.map(part => ({ ...part, source: sources.get(part.source) ?? { id: part.source, title: part.source } })),
    }]);
  }
  const spot = (place: Entity): Spot => ({ ref: { id: place.id, type: place.type, name: place.name }, within: place.within ?? place.country,
    point: place.longitude !== undefined && place.latitude !== undefined ? [place.longitude, place.latitude] : undefined, happenings: at.get(place.id) ?? [] });
  return {
    places: items.map(spot),
    countries: [...at].filter(([id]) => entities.get(id)?.type === 'country').map(([id, happenings]) => ({ ref: ref(id), within: undefined, point: undefined, happenings })),
  };
}

/** Those of its happenings that can fall into the time, as the API filters: what has no date falls into no time. */
export function inTime(spot: Spot, since: string | null, until: string | null): Spot {
  const [start, end] = [since ? days(since).from : undefined, until ? days(until).to : undefined];
  return !start && !end ? spot : { ...spot, happenings: spot.happenings.filter(one => {
    const { from, to } = days(one.date);
    return one.date !== undefined && (!start || !to || to >= start) && (!end || !from || from <= end);
  }) };
}

export function sentenceOf(one: Happening): string {
  return `${one.from.name} ${verb(one.type)} ${one.to.name}`;
}
