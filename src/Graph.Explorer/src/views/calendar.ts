import '../styles/calendar.css';
import { ask, askAll, type Of } from '../api';
import { grid, names } from '../calendar/month';
import { eventItem } from '../calendar/event';
import { standings } from '../calendar/standing';
import { when } from '../dates';
import { status } from '../entity/facts';
import { h, type Child } from '../h';
import { actors, pageOf } from '../ui/entity';
import { choice, filters } from '../ui/filters';
import { living } from '../ui/living';
import { several } from '../ui/pick';
import { empty, later } from '../ui/states';
import type { Place, View } from '../view';
import { capital, count, many, plain } from '../words';

type Meeting = Of<'Meeting'>;
type Kind = 'meeting' | 'call' | 'visit' | 'summit' | 'conference' | 'press-conference' | 'interview' | 'ceremony' | 'anniversary' | 'declaration' | 'decision';

const max = 5000;
const wholeYearMax = 150;
const askedMax = 60;
const kinds: readonly Kind[] = ['meeting', 'call', 'visit', 'summit', 'conference', 'press-conference', 'interview', 'ceremony', 'anniversary', 'declaration', 'decision'];
const became = ['held', 'planned', 'cancelled', 'denied'] as const;

/** The events of a year, each as precisely as its source dates it. */
const view: View = {
  wide: true,
  show: place => living(place, draw),
};

function draw(place: Place): Child {
  place.title('Calendar of the events');
  return [
    h('h1', null, 'Calendar of the events'),
    filters(place, ['who', 'kind'], choice('kind', 'Kind', [['', 'every kind'], ...kinds.map(kind => [kind, capital(plain(kind))] as const)], place), several('who', 'With', actors, place)),
    later(() => overview(place), all => year(all, place), place.signal),
  ];
}

interface Overview {
  readonly years: readonly number[];
  readonly events: readonly Of<'Entity'>[];
  readonly undated: readonly Of<'Entity'>[];
  readonly more: boolean;
}

async function overview(place: Place): Promise<Overview> {
  const kind = place.query.get('kind') as Kind | null;
  const [{ items, more }, first, last] = await Promise.all([askAll('/v1/entities', { type: ['event'], kind: kind ? [kind] : undefined }, max, place.signal), edge('earliest', place), edge('latest', place)]);
  const years = [...items.map(one => one.date), first, last].flatMap(date => standings(date).map(one => one.year)).filter(one => one !== undefined);
  return { years: [...new Set(years)].sort((a, b) => a - b), events: items, undated: items.filter(one => !one.date), more };
}

async function edge(order: 'earliest' | 'latest', place: Place): Promise<string | undefined> {
  return (await ask('/v1/meetings', { order, limit: 1, ...given(place) }, place.signal)).items[0]?.date;
}

function given(place: Place): { who: string[]; kind: Kind[] | undefined; basis: ('stated' | 'meeting' | 'attended')[] } {
  const kind = place.query.get('kind') as Kind | null;
  return { who: place.query.getAll('who'), kind: kind ? [kind] : undefined, basis: ['stated', 'meeting', 'attended'] };
}

/** The year's meetings of two or more, and the events at which one party or none is known to have been; those are not among the meetings. */
async function eventsOf(shown: number, events: readonly Of<'Entity'>[], place: Place): Promise<{ items: Meeting[]; others: Of<'Entity'>[]; more: boolean }> {
  const at = String(shown).padStart(4, '0');
  const parts = await Promise.all(became.map(status => askAll('/v1/meetings', { ...given(place), since: at, until: at, status }, max, place.signal)));
  const meetings = parts.flatMap(part => part.items).filter(one => inYear(one.date, shown));
  const known = new Set(meetings.map(one => one.id));
  const there = await attended(place);
  const others = events.filter(one => !known.has(one.id) && inYear(one.date, shown) && (!there || there.has(one.id)));
  const asked = await Promise.all(others.slice(0, askedMax).map(one => ask('/v1/meetings/{id}', { id: one.id }, place.signal)));
  return { items: [...meetings, ...asked], others: others.slice(askedMax), more: parts.some(part => part.more) };
}

function inYear(date: string | undefined, shown: number): boolean {
  return standings(date).some(where => where.year === shown);
}

/** The events at which those asked for took part themselves, undefined where nobody is asked for. */
async function attended(place: Place): Promise<Set<string> | undefined> {
  const who = place.query.getAll('who');
  if (who.length === 0)
    return undefined;
  const parts = await Promise.all(who.map(id => askAll('/v1/entities/{id}/relations', { id, type: ['PARTICIPATED_IN'], direction: 'out' }, max, place.signal)));
  return new Set(parts.flatMap(part => part.items.map(one => one.to.id)));
}

function year({ years: all, events, undated, more }: Overview, place: Place): Child {
  const asked = Number(place.query.get('month')?.slice(0, 4) ?? place.query.get('year'));
  const shown = asked || all.at(-1);
  if (shown === undefined)
    return [empty('No event that was read has a date.', 'Take a filter away above.'), undatedList(undated)];
  const [before, after] = [all.filter(one => one < shown).at(-1), all.find(one => one > shown)];
  const to = (other: number | undefined, text: string, id: string): HTMLElement => h('button', { type: 'button', id, disabled: other === undefined, 'aria-label': other === undefined ? `${text}: none` : `${text}: ${other}`, onclick: () => place.change({ year: String(other), month: null }) }, id === 'before' ? '‹' : '›');
  return [
    h('div', { class: 'row years' }, to(before, 'The year before with events', 'before'), h('h2', null, String(shown)), to(after, 'The next year with events', 'after'),
      h('label', { class: 'row no-print' }, 'Year', h('select', { id: 'year', onchange: (event: Event) => place.change({ year: (event.target as HTMLSelectElement).value, month: null }) },
        [...new Set([...all, shown])].sort((a, b) => a - b).map(one => h('option', { value: one, selected: one === shown }, String(one)))))),
    later(() => eventsOf(shown, events, place), found => months(found, shown, place), place.signal),
    undatedList(undated),
    more ? h('p', { class: 'small soft' }, `Of the first ${count(max)} events.`) : null,
  ];
}

function months({ items, others, more }: { items: readonly Meeting[]; others: readonly Of<'Entity'>[]; more: boolean }, shown: number, place: Place): Child {
  const inMonth = new Map<number, { meeting: Meeting; days: readonly number[] | undefined }[]>();
  const loose: Meeting[] = [];
  for (const meeting of items)
    for (const { year: its, month, days } of standings(meeting.date))
      if (its === shown && month !== undefined)
        inMonth.set(month, [...inMonth.get(month) ?? [], { meeting, days }]);
      else if (its === shown)
        loose.push(meeting);
  if (items.length === 0)
    return empty(`No event of ${shown} that was read fits.`, 'Go to another year, or take a filter away above.');
  const chosen = Number(place.query.get('month')?.slice(5)) || undefined;
  const latest = items.length > wholeYearMax ? Math.max(...inMonth.keys()) : undefined;
  const listed = chosen ?? latest;
  const list = (month: number): HTMLElement => {
    const here = inMonth.get(month) ?? [];
    const days = [...new Set(here.flatMap(one => one.days ?? []))].sort((a, b) => a - b);
    const dayless = here.filter(one => !one.days);
    return h('section', { 'aria-labelledby': `month-${month}` }, h('h3', { id: `month-${month}` }, `${names.long(shown, month)} · ${many(here.length, 'event')}`),
      here.length === 0 ? h('p', { class: 'soft' }, 'No event of this month is in what was read.') : null,
      dayless.length > 0 ? h('div', { class: 'day' }, h('h4', null, 'In the month, the day not known'), h('ul', { class: 'plain rows' }, dayless.map(one => eventItem(one.meeting)))) : null,
      days.map(day => h('div', { class: 'day' }, h('h4', { id: `day-${month}-${day}` }, names.day(shown, month, day)),
        h('ul', { class: 'plain rows' }, here.filter(one => one.days?.includes(day)).map(one => eventItem(one.meeting))))));
  };
  return [
    h('p', { class: 'soft' }, many(items.length, 'event and stated meeting', 'events and stated meetings'), more ? ', the first of more' : '', listed && !chosen ? '; the latest month is listed below, a month opens by its name' : ''),
    h('div', { class: 'year' }, Array.from({ length: 12 }, (_, i) => grid(shown, i + 1, inMonth.get(i + 1) ?? [], chosen, place))),
    loose.length > 0 ? h('section', { 'aria-labelledby': 'in-year' }, h('h3', { id: 'in-year' }, `In ${shown}, or about it: the month not known`), h('ul', { class: 'plain rows' }, loose.map(eventItem))) : null,
    chosen ? h('p', { class: 'no-print' }, h('button', { type: 'button', id: 'whole', class: 'quiet', onclick: () => place.change({ month: null, year: String(shown) }) }, 'The whole year')) : null,
    listed ? list(listed) : [...inMonth.keys()].sort((a, b) => a - b).map(list),
    others.length > 0 ? h('section', { 'aria-labelledby': 'others' }, h('h3', { id: 'others' }, `More of ${shown}, where one party or none is known to have been`),
      h('ul', null, others.map(one => h('li', null, h('a', { href: pageOf(one.id) }, h('bdi', null, one.name)), ', ', when(one.date), ' ', status(one.status))))) : null,
  ];
}

function undatedList(undated: readonly Of<'Entity'>[]): Child {
  return undated.length > 0 && h('section', { 'aria-labelledby': 'undated' }, h('h2', { id: 'undated' }, 'Events without a date'), h('p', { class: 'soft' }, 'No source that was read says when they were.'),
    h('ul', null, undated.map(one => h('li', null, h('a', { href: pageOf(one.id) }, h('bdi', null, one.name)), ' ', status(one.status)))));
}

export default view;
