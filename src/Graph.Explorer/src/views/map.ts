import '../styles/map.css';
import { order, when } from '../dates';
import { status } from '../entity/facts';
import { fill, h, type Child } from '../h';
import { europe } from '../map/projection';
import { picture } from '../map/picture';
import { inTime, sentenceOf, spots, type Happening, type Spot } from '../map/places';
import { entityLink } from '../ui/entity';
import { proof } from '../ui/evidence';
import { filters, span } from '../ui/filters';
import { living } from '../ui/living';
import { empty, later } from '../ui/states';
import type { Place, View } from '../view';
import { count, many, verb } from '../words';

/** Where it happened: a map of the places, and a list that says the same. */
const view: View = {
  wide: true,
  show: place => living(place, draw, ['at', 'place']),
};

function draw(place: Place): Child {
  place.title('Map of the places');
  const [since, until] = [place.query.get('since'), place.query.get('until')];
  return [
    h('h1', null, 'Where it happened'),
    filters(place, ['since', 'until'], ...span(place)),
    later(async () => {
      const { places, countries } = await spots(place.signal);
      const timed = (list: readonly Spot[]): Spot[] => list.map(one => inTime(one, since, until)).filter(one => one.happenings.length > 0 || (!since && !until));
      return await shown(timed(places), timed(countries), place);
    }, content => content, place.signal),
  ];
}

async function shown(places: readonly Spot[], countries: readonly Spot[], place: Place): Promise<Child> {
  if (places.length + countries.length === 0)
    return empty('No place of that time is in what was read.', 'Take away the time above.');
  const located = places.filter(one => one.point);
  const near = located.filter(one => europe.has(...one.point!));
  const asked = place.query.get('extent');
  const extent = asked === 'world' || asked === 'europe' ? asked : near.length > 0 || located.length === 0 ? 'europe' : 'world';
  const all = [...places, ...countries];
  const about = h('div', { class: 'at-place', 'aria-live': 'polite' });
  const buttons = new Map<string, HTMLButtonElement>();
  const choose = (id: string | undefined): void => {
    for (const [its, button] of buttons)
      button.setAttribute('aria-pressed', String(its === id));
    const spot = all.find(one => one.ref.id === id);
    fill(about, spot ? told(spot) : h('p', { class: 'soft' }, 'Choose a place, in the list or in the map, to see what happened there and who says so.'));
    map.choose(id);
  };
  const chose = (id: string): void => {
    place.change({ place: id }, true);
    choose(id);
  };
  const map = await picture(extent, places, { at: place.query.get('at'), chosen: place.query.get('place'), moved: at => place.change({ at }, true), chose });
  const list = (spots: readonly Spot[]): HTMLElement => h('ul', { class: 'plain places' }, [...spots].sort((a, b) => b.happenings.length - a.happenings.length || a.ref.name.localeCompare(b.ref.name)).map(spot => {
    const button = h('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false', onclick: () => chose(spot.ref.id) }, h('bdi', null, spot.ref.name), h('small', null, ` ${count(spot.happenings.length)}`));
    buttons.set(spot.ref.id, button);
    return h('li', null, button, spot.point ? null : spot.within ? h('small', { class: 'soft' }, ' in ', h('bdi', null, spot.within.name)) : null);
  }));
  const without = places.filter(one => !one.point);
  const outside = extent === 'europe' ? located.length - near.length : 0;
  const content = h('div', { class: 'map-page' },
    h('div', null,
      h('div', { class: 'row no-print', role: 'group', 'aria-label': 'How far the map reaches' }, (['europe', 'world'] as const).map(one => h('button', { type: 'button', id: `extent-${one}`, 'aria-pressed': String(extent === one), onclick: () => place.change({ extent: one, at: null }) }, one === 'europe' ? 'Europe and near' : 'The world')),
        outside > 0 ? h('span', { class: 'small soft' }, `${many(outside, 'place')} outside of this picture`) : null),
      map.element,
      h('p', { class: 'small soft' }, 'A mark is larger where more happened. Outlines: Natural Earth, in the public domain.'),
      about),
    h('aside', { 'aria-label': 'The places' },
      h('h2', null, 'On the map'), located.length > 0 ? list(located) : h('p', { class: 'soft' }, 'No place has coordinates in the graph.'),
      without.length > 0 ? [h('h2', null, 'Not on the map'), h('p', { class: 'small soft' }, 'The graph has no coordinates for these.'), list(without)] : null,
      countries.length > 0 ? [h('h2', null, 'Only the country is known'), list(countries)] : null));
  choose(place.query.get('place') ?? undefined);
  return content;
}

function told(spot: Spot): Child {
  const inOrder = [...spot.happenings].sort((a, b) => order(b.date) - order(a.date));
  return [
    h('h2', null, entityLink(spot.ref)),
    h('p', { class: 'soft' }, spot.within ? ['In ', entityLink(spot.within), '. '] : null, many(inOrder.length, 'claim'), spot.point ? '' : '; not on the map, since the graph has no coordinates for it'),
    inOrder.length === 0 ? h('p', null, 'Nothing that was read is said to have happened there.') : h('ul', { class: 'plain rows' }, inOrder.map(happening)),
  ];
}

function happening(one: Happening): HTMLElement {
  return h('li', null,
    h('p', { class: 'small soft' }, when(one.date), ' ', status(one.status)),
    h('p', null, entityLink(one.from), one.type === 'HELD_AT' ? null : [` ${verb(one.type)} `, entityLink(one.to)]),
    h('p', { class: 'small' }, proof({ claim: sentenceOf(one), date: one.date, evidence: one.evidence, api: `/v1/relations/${encodeURIComponent(one.id)}` })));
}

export default view;
