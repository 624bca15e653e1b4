import type { Of } from '../api';
import { h } from '../h';
import type { Place } from '../view';
import { count, many } from '../words';
import { firstDay, weeks } from './standing';

const month = new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = { short: new Intl.DateTimeFormat(undefined, { weekday: 'narrow', timeZone: 'UTC' }), long: new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' }) };
const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

export const names = {
  long: (year: number, of: number): string => full.format(Date.UTC(year, of - 1, 1)),
  day: (year: number, of: number, day: number): string => date.format(Date.UTC(year, of - 1, day)),
};

/** One month as a small grid: a day on which something happened says how much, and leads to it. */
export function grid(year: number, of: number, events: readonly { readonly meeting: Of<'Meeting'>; readonly days: readonly number[] | undefined }[], chosen: number | undefined, place: Place): HTMLElement {
  const name = month.format(Date.UTC(year, of - 1, 1));
  const first = firstDay() % 7;
  const on = new Map<number, number>();
  for (const day of events.flatMap(one => one.days ?? []))
    on.set(day, (on.get(day) ?? 0) + 1);
  const loose = events.filter(one => !one.days).length;
  const id = `${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}`;
  const go = (day?: number): void => {
    place.change({ month: id, year: null });
    // the month is drawn once its events are there
    const wait = new MutationObserver(() => reach());
    const reach = (): void => {
      const target = document.getElementById(day ? `day-${of}-${day}` : `month-${of}`);
      if (!target)
        return;
      wait.disconnect();
      target.scrollIntoView({ block: 'start' });
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    };
    wait.observe(document.body, { childList: true, subtree: true });
    if (chosen === of)
      reach();
    setTimeout(() => wait.disconnect(), 10_000);
  };
  return h('table', { class: events.length > 0 ? 'month' : 'month still' },
    h('caption', null, events.length > 0 ? h('button', { type: 'button', class: 'link', id: `m-${id}`, 'aria-pressed': String(chosen === of), 'aria-label': `${name}, ${many(events.length, 'event')}`, onclick: () => go() }, name) : name,
      events.length > 0 ? h('span', { class: 'soft', 'aria-hidden': 'true' }, ` ${count(events.length)}`) : null),
    h('thead', null, h('tr', null, Array.from({ length: 7 }, (_, i) => {
      const at = Date.UTC(2023, 0, 1 + first + i);
      return h('th', { scope: 'col' }, h('span', { 'aria-hidden': 'true' }, weekday.short.format(at)), h('span', { class: 'visually-hidden' }, weekday.long.format(at)));
    }))),
    h('tbody', null, weeks(year, of, first).map(week => h('tr', null, week.map(day => {
      const there = on.get(day);
      return h('td', { class: there ? there > 4 ? 'some many' : 'some' : null }, day === 0 ? null : there
        ? h('button', { type: 'button', 'aria-label': `${day} ${name}: ${many(there, 'event')}`, title: `${names.day(year, of, day)}: ${many(there, 'event')}`, onclick: () => go(day) }, String(day))
        : String(day));
    })))),
    loose > 0 ? h('tfoot', null, h('tr', null, h('td', { colspan: 7 }, `${many(loose, 'event')}, the day not known`))) : null);
}
