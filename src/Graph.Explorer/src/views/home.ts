import { ask } from '../api';
import { when } from '../dates';
import { h, joined } from '../h';
import { entityLink, meetingPage } from '../ui/entity';
import { searchBox } from '../ui/search';
import { later } from '../ui/states';
import { many, types } from '../words';
import type { View } from '../view';

const questions: readonly { readonly to: string; readonly text: string }[] = [
  { to: '/entity/sebastien-lecornu', text: 'Whom did Sébastien Lecornu meet?' },
  { to: '/path?from=guido-crosetto&to=antony-blinken', text: 'What joins Guido Crosetto and Antony Blinken?' },
  { to: '/pledges', text: 'What was pledged, and how much?' },
  { to: '/matrix', text: 'Who of several met whom, and when last?' },
  { to: '/entity/paris-summit-on-ukraine-2024-02', text: 'What came of the Paris summit of February 2024?' },
];

/** Where a reader starts: the search, some questions to follow, what happened last, and what was read. */
const view: View = {
  show(place) {
    place.title('Who met whom, and who says so');
    return {
      content: h('div', { class: 'home' },
        h('h1', null, 'Who met whom, and who says so'),
        h('p', { class: 'lead' }, 'European defence actors: ministers, countries, institutions, the events they met at, and what was proposed and pledged there. Every claim carries its source.'),
        searchBox('A name, an office, an event; or two names', '', true),
        h('section', { 'aria-labelledby': 'try' }, h('h2', { id: 'try' }, 'Ask'), h('ul', { class: 'chips' }, questions.map(({ to, text }) => h('li', null, h('a', { href: to }, text))))),
        h('div', { class: 'columns' },
          h('section', { 'aria-labelledby': 'latest' }, h('h2', { id: 'latest' }, 'The latest meetings'),
            later(() => ask('/v1/meetings', { limit: 6, order: 'latest' }, place.signal), ({ items }) => h('ol', { class: 'plain rows' }, items.map(meeting =>
              h('li', null, h('p', { class: 'soft' }, when(meeting.date)), h('p', null, h('a', { href: meetingPage(meeting) }, h('bdi', null, meeting.name))),
                h('p', { class: 'small' }, joined(meeting.participants.slice(0, 4).map(one => entityLink(one.entity))), meeting.participants.length > 4 && `, and ${meeting.participants.length - 4} more`)))), place.signal)),
          h('section', { 'aria-labelledby': 'read' }, h('h2', { id: 'read' }, 'What was read'),
            later(() => ask('/v1/stats', {}, place.signal), stats => [
              h('dl', { class: 'figures' }, [h('div', null, h('dt', null, h('a', { href: '/sources' }, stats.sources === 1 ? 'source' : 'sources')), h('dd', null, stats.sources.toLocaleString())),
                ...Object.entries(stats.entities).map(([type, n]) => h('div', null, h('dt', null, n === 1 ? types[type]?.one ?? type : types[type]?.more ?? type), h('dd', null, Number(n).toLocaleString())))]),
              h('ul', null, stats.outlets.map(outlet => h('li', null, outlet.publisher ?? 'Outlet not named', ': ', many(outlet.sources, 'source'), outlet.first ? [', ', when(outlet.first), outlet.last !== outlet.first && [' to ', when(outlet.last)]] : null)))], place.signal)))),
    };
  },
};

export default view;
