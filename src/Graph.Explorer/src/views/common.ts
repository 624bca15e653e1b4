import '../styles/join.css';
import { ask } from '../api';
import { h, joined, type Child } from '../h';
import { shared } from '../join/shared';
import { actors, entityLink } from '../ui/entity';
import { choice, filters, span } from '../ui/filters';
import { living } from '../ui/living';
import { several } from '../ui/pick';
import { later } from '../ui/states';
import type { Place, View } from '../view';

const ofMax = 10;

/** What two to ten share: events, contacts, commitments. */
const view: View = {
  show: place => living(place, draw),
};

function draw(place: Place): Child {
  const of = place.query.getAll('of').slice(0, ofMax);
  const [since, until] = [place.query.get('since') ?? undefined, place.query.get('until') ?? undefined];
  place.title('What several share');
  return [
    h('h1', null, 'What several share'),
    filters(place, ['since', 'until', 'basis'], several('of', 'Who', actors, place), ...span(place), choice('basis', 'A contact is', [['', 'somebody they met'], ['attended', 'also who was at the same larger event']], place)),
    of.length < 2
      ? h('p', { class: 'lead' }, of.length === 1 ? 'Choose one more.' : 'Choose two or more people, offices, countries or institutions, ten at most.')
      : later(() => ask('/v1/common', { of, since, until, basis: place.query.get('basis') === 'attended' ? ['stated', 'meeting', 'attended'] : undefined }, place.signal),
        answer => [h('h2', null, joined(answer.of.map(entityLink), ', ', ' and ')), shared(answer)], place.signal),
  ];
}

export default view;
