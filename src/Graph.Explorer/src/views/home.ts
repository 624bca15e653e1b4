import { ask, type Of, type Ref } from '../api';
import { when } from '../dates';
import { fill, h, joined, type Child } from '../h';
import { entityLink, meetingPage, pageOf } from '../ui/entity';
import { searchBox } from '../ui/search';
import { empty, later } from '../ui/states';
import { many, types } from '../words';
import type { View } from '../view';

interface Question {
  readonly to: string;
  readonly text: Child;
}

const always: readonly Question[] = [
  { to: '/pledges', text: 'What was pledged, and how much?' },
  { to: '/matrix', text: 'Who of several met whom, and when last?' },
];

/** Questions about those whom this graph last saw meet. */
function questions(meetings: readonly Of<'Meeting'>[]): Question[] {
  const people = [...new Map(meetings.flatMap(one => one.participants.map(({ entity }) => entity)).filter(one => one.type === 'person').map(one => [one.id, one])).values()];
  const met = (one: Ref, other: Ref): boolean => meetings.some(meeting => [one, other].every(who => meeting.participants.some(({ entity }) => entity.id === who.id)));
  const [first] = people;
  const far = first && people.find(other => other !== first && !met(first, other));
  const event = meetings.find(one => one.basis === 'meeting');
  return [
    ...first ? [{ to: pageOf(first.id), text: ['Whom did ', h('bdi', null, first.name), ' meet?'] }] : [],
    ...first && far ? [{ to: `/path?from=${encodeURIComponent(first.id)}&to=${encodeURIComponent(far.id)}`, text: ['What joins ', h('bdi', null, first.name), ' and ', h('bdi', null, far.name), '?'] }] : [],
    ...event ? [{ to: pageOf(event.id), text: ['What came of “', h('bdi', null, event.name), '”?'] }] : [],
  ];
}

/** Where a reader starts: the search, some questions to follow, what happened last, and what was read. */
const view: View = {
  show(place) {
    place.title('Who met whom, and who says so');
    const chip = ({ to, text }: Question): HTMLElement => h('li', null, h('a', { href: to }, text));
    const chips = h('ul', { class: 'chips' }, always.map(chip));
    return {
      content: h('div', { class: 'home' },
        h('h1', null, 'Who met whom, and who says so'),
        h('p', { class: 'lead' }, 'European defence actors: ministers, countries, institutions, the events they met at, and what was proposed and pledged there. Every claim carries its source.'),
        searchBox('A name, an office, an event; or two names', '', true),
        h('section', { 'aria-labelledby': 'try' }, h('h2', { id: 'try' }, 'Ask'), chips),
        h('div', { class: 'columns' },
          h('section', { 'aria-labelledby': 'latest' }, h('h2', { id: 'latest' }, 'The latest meetings'),
            later(() => ask('/v1/meetings', { limit: 6, order: 'latest' }, place.signal), ({ items }) => {
              fill(chips, [...always, ...questions(items)].map(chip));
              return items.length === 0 ? empty('No meeting is in the graph yet.') : h('ol', { class: 'plain rows' }, items.map(meeting =>
                h('li', null, h('p', { class: 'soft' }, when(meeting.date)), h('p', null, h('a', { href: meetingPage(meeting) }, h('bdi', null, meeting.name))),
                  h('p', { class: 'small' }, joined(meeting.participants.slice(0, 4).map(one => entityLink(one.entity))), meeting.participants.length > 4 && `, and ${meeting.participants.length - 4} more`))));
            }, place.signal)),
          h('section', { 'aria-labelledby': 'read' }, h('h2', { id: 'read' }, 'What was read'),
            later(() => ask('/v1/stats', {}, place.signal), stats => [
              h('dl', { class: 'figures' }, [h('div', null, h('dt', null, h('a', { href: '/sources' }, stats.sources === 1 ? 'source' : 'sources')), h('dd', null, stats.sources.toLocaleString())),
                ...Object.entries(stats.entities).map(([type, n]) => h('div', null, h('dt', null, n === 1 ? types[type]?.one ?? type : types[type]?.more ?? type), h('dd', null, Number(n).toLocaleString())))]),
              h('ul', null, stats.outlets.map(outlet => h('li', null, outlet.publisher ?? 'Outlet not named', ': ', many(outlet.sources, 'source'), outlet.first ? [', ', when(outlet.first), outlet.last !== outlet.first && [' to ', when(outlet.last)]] : null)))], place.signal)))),
    };
  },
};

export default view;
