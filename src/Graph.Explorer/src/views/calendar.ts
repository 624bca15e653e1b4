import '../styles/calendar.css';
import { ask, askAll, type Of } from '../api';
import { grid, names } from '../calendar/month';
import { eventItem } from '../calendar/event';
import { standings } from '../calendar/standing';
import { when } from '../dates';
import { status } from '../entity/facts';
import { h, type Child } from '../h';
import { pageOf } from '../ui/entity';
import { choice, filters } from '../ui/filters';
import { living } from '../ui/living';
import { actors, several } from '../ui/pick';
import { empty, later } from '../ui/states';
import type { Place, View } from '../view';
import { capital, count, many, plain } from '../words';

type Meeting = Of<'Meeting'>;
type Kind = 'meeting' | 'call' | 'visit' | 'summit' | 'conference' | 'press-conference' | 'interview' | 'ceremony' | 'anniversary' | 'declaration' | 'decision';

const max = 5000;
const wholeYearMax = 150;
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
  readonly years: ReadonlyMap<number, number>;
  readonly undated: readonly Of<'Entity'>[];
  readonly more: boolean;
}

async function overview(place: Place): Promise<Overview> {
  const kind = place.query.get('kind') as Kind | null;
  const [{ items, more }, first, last] = await Promise.all([askAll('/v1/entities', { type: ['event'], kind: kind ? [kind] : undefined }, max, place.signal), edge('earliest', place), edge('latest', place)]);
  const years = new Map<number, number>();
  for (const date of [...items.map(one => one.date), first, last])
    for (const at of new Set(standings(date).map(one => one.year)))
      if (at !== undefined)
        years.set(at, (years.get(at) ?? 0) + 1);
  return { years: new Map([...years].sort(([a], [b]) => a - b)), undated: items.filter(one => !one.date), more };
}

async function edge(order: 'earliest' | 'latest', place: Place): Promise<string | undefined> {
  return (await ask('/v1/meetings', { order, limit: 1, ...given(place) }, place.signal)).items[0]?.date;
}

function given(place: Place): { who: string[]; kind: Kind[] | undefined; basis: ('stated' | 'meeting' | 'attended')[] } {
  const kind = place.query.get('kind') as Kind | null;
  return { who: place.query.getAll('who'), kind: kind ? [kind] : undefined, basis: ['stated', 'meeting', 'attended'] };
}

async function eventsOf(shown: number, place: Place): Promise<{ items: Meeting[]; more: boolean }> {
  const at = String(shown).padStart(4, '0');
  const parts = await Promise.all(became.map(status => askAll('/v1/meetings', { ...given(place), since: at, until: at, status }, max, place.signal)));
  return { items: parts.flatMap(part => part.items).filter(one => standings(one.date).some(where => where.year === shown)), more: parts.some(part => part.more) };
}

function year({ years, undated, more }: Overview, place: Place): Child {
  const asked = Number(place.query.get('month')?.slice(0, 4) ?? place.query.get('year'));
  const all = [...years.keys()];
  const shown = asked || all.at(-1);
  if (shown === undefined)
    return [empty('No event that was read has a date.', 'Take a filter away above.'), undatedList(undated)];
  const [before, after] = [all.filter(one => one < shown).at(-1), all.find(one => one > shown)];
  const to = (other: number | undefined, text: string, id: string): HTMLElement => h('button', { type: 'button', id, disabled: other === undefined, 'aria-label': other === undefined ? `${text}: none` : `${text}: ${other}`, onclick: () => place.change({ year: String(other), month: null }) }, id === 'before' ? '‹' : '›');
  return [
    h('div', { class: 'row years' }, to(before, 'The year before with events', 'before'), h('h2', null, String(shown)), to(after, 'The next year with events', 'after'),
      h('label', { class: 'row no-print' }, 'Year', h('select', { id: 'year', onchange: (event: Event) => place.change({ year: (event.target as HTMLSelectElement).value, month: null }) },
        [...new Set([...all, shown])].sort((a, b) => a - b).map(one => h('option', { value: one, selected: one === shown }, String(one)))))),
    later(() => eventsOf(shown, place), events => months(events, shown, place), place.signal),
    undatedList(undated),
    more ? h('p', { class: 'small soft' }, `Of the first ${count(max)} events.`) : null,
  ];
}

function months({ items, more }: { items: readonly Meeting[]; more: boolean }, shown: number, place: Place): Child {
  const inMonth = new Map<number, { meeting: Meeting; days: readonly number[] | undefined }[]>();
  const inYear: Meeting[] = [];
  for (const meeting of items)
    for (const { year: its, month, days } of standings(meeting.date))
      if (its === shown && month !== undefined)
        inMonth.set(month, [...inMonth.get(month) ?? [], { meeting, days }]);
      else if (its === shown)
        inYear.push(meeting);
  if (items.length === 0)
    return empty(`No event of ${shown} that was read fits.`, 'Go to another year, or take a filter away above.');
  const chosen = Number(place.query.get('month')?.slice(5)) || undefined;
  const latest = items.length > wholeYearMax ? Math.max(...inMonth.keys()) : undefined;
  const listed = chosen ?? latest;
  const list = (month: number): HTMLElement => {
    const here = inMonth.get(month) ?? [];
    const days = [...new Set(here.flatMap(one => one.days ?? []))].sort((a, b) => a - b);
    const loose = here.filter(one => !one.days);
    return h('section', { 'aria-labelledby': `month-${month}` }, h('h3', { id: `month-${month}` }, `${names.long(shown, month)} · ${many(here.length, 'event')}`),
      here.length === 0 ? h('p', { class: 'soft' }, 'No event of this month is in what was read.') : null,
      loose.length > 0 ? h('div', { class: 'day' }, h('h4', null, 'In the month, the day not known'), h('ul', { class: 'plain rows' }, loose.map(one => eventItem(one.meeting)))) : null,
      days.map(day => h('div', { class: 'day' }, h('h4', { id: `day-${month}-${day}` }, names.day(shown, month, day)),
        h('ul', { class: 'plain rows' }, here.filter(one => one.days?.includes(day)).map(one => eventItem(one.meeting))))));
  };
  return [
    h('p', { class: 'soft' }, many(items.length, 'event and stated meeting', 'events and stated meetings'), more ? ', the first of more' : '', listed && !chosen ? '; the latest month is listed below, a month opens by its name' : ''),
    h('div', { class: 'year' }, Array.from({ length: 12 }, (_, i) => grid(shown, i + 1, inMonth.get(i + 1) ?? [], chosen, place))),
    inYear.length > 0 ? h('section', { 'aria-labelledby': 'in-year' }, h('h3', { id: 'in-year' }, `In ${shown}, or about it: the month not known`), h('ul', { class: 'plain rows' }, inYear.map(eventItem))) : null,
    chosen ? h('p', { class: 'no-print' }, h('button', { type: 'button', id: 'whole', class: 'quiet', onclick: () => place.change({ month: null, year: String(shown) }) }, 'The whole year')) : null,
    listed ? list(listed) : [...inMonth.keys()].sort((a, b) => a - b).map(list),
  ];
}

function undatedList(undated: readonly Of<'Entity'>[]): Child {
  return undated.length > 0 && h('section', { 'aria-labelledby': 'undated' }, h('h2', { id: 'undated' }, 'Events without a date'), h('p', { class: 'soft' }, 'No source that was read says when they were.'),
    h('ul', null, undated.map(one => h('li', null, h('a', { href: pageOf(one.id) }, h('bdi', null, one.name)), ' ', status(one.status), one.date ? when(one.date) : null))));
}

export default view;
