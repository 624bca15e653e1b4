import '../styles/join.css';
import { ask, type Of } from '../api';
import { fill, h, type Child } from '../h';
import { along, hopSentence } from '../join/sentences';
import { shared } from '../join/shared';
import { actors } from '../ui/entity';
import { chosen, pick } from '../ui/pick';
import { choice } from '../ui/filters';
import { living } from '../ui/living';
import { empty, later } from '../ui/states';
import type { Place, View } from '../view';
import { count, many } from '../words';

const chainsMax = 10;
const meetings = ['stated', 'meeting', 'attended'] as const;
type Through = Exclude<Parameters<typeof ask<'/v1/paths'>>[1]['through'], undefined>;

/** What joins two: the shortest chains between them, told in sentences, and what they share. */
const view: View = {
  show: place => living(place, draw),
};

function draw(place: Place): Child {
  const [from, to, by] = [place.query.get('from'), place.query.get('to'), place.query.get('through') ?? ''];
  place.title('What joins two');
  const title = h('h1', null, 'What joins two');
  const both = from && to;
  return [
    title,
    both ? null : h('p', { class: 'lead' }, 'Choose two people, offices, countries or institutions: through whom they are joined is told in sentences, each with who says so.'),
    h('form', { class: 'ends no-print', 'aria-label': 'Which two', onsubmit: (event: Event) => event.preventDefault() }, end('from', 'From', from, place), end('to', 'To', to, place)),
    both ? [
      h('div', { class: 'filters no-print' }, choice('through', 'A step is', [['', 'a meeting'], ['attended', 'a meeting, or a larger event where both were'], ['anything', 'any relation: an office, a membership, a pledge …']], place),
        h('button', { type: 'button', id: 'turn', onclick: () => place.change({ from: to, to: from }) }, 'Turn round'), h('a', { href: `/matrix?rows=${encodeURIComponent(from)}&rows=${encodeURIComponent(to)}` }, 'When they last met')),
      later(() => paths(from, to, by, place), answer => {
        fill(title, h('bdi', null, answer.from.name), ' and ', h('bdi', null, answer.to.name));
        place.title(`${answer.from.name} and ${answer.to.name}`);
        return chains(answer, by);
      }, place.signal),
      h('h2', { id: 'shared' }, 'What they share'),
      by === 'anything' ? h('p', { class: 'soft' }, 'Events, contacts and commitments are shared by people, offices, countries and institutions.') : null,
      later(() => ask('/v1/common', { of: [from, to], basis: by === 'attended' ? [...meetings] : undefined }, place.signal), shared, place.signal),
      h('p', { class: 'no-print' }, h('a', { href: `/common?of=${encodeURIComponent(from)}&of=${encodeURIComponent(to)}` }, 'Add a third: what several share')),
    ] : null,
  ];
}

function end(parameter: string, label: string, id: string | null, place: Place): HTMLElement {
  return h('div', null, pick(`pick-${parameter}`, label, place.query.get('through') === 'anything' ? undefined : actors, hit => place.change({ [parameter]: hit.id })),
    chosen(id ? [id] : [], () => place.change({ [parameter]: null }), place));
}

async function paths(from: string, to: string, by: string, place: Place): Promise<Of<'Paths'>> {
  const through = by === 'anything' ? (await ask('/v1/schema', {}, place.signal)).relations.map(one => one.name) as Through : by === 'attended' ? [...meetings] : undefined;
  return await ask('/v1/paths', { from, to, through, maxHops: by === 'anything' ? 4 : undefined, limit: chainsMax } as Parameters<typeof ask<'/v1/paths'>>[1], place.signal);
}

function chains({ chains: list, hops, searched, total, from, to }: Of<'Paths'>, by: string): Child {
  if (list.length === 0)
    return empty(`No chain of up to ${many(searched, 'step')} joins ${from.name} and ${to.name} in what was read.`,
      by === 'anything' ? 'What no source says is not in the graph.' : 'Above, let a larger event, or any relation, be a step too.');
  return h('section', { 'aria-labelledby': 'chains' },
    h('h2', { id: 'chains' }, hops === 1 ? 'They are joined directly' : `Joined in ${many(hops ?? 0, 'step')}`),
    total > list.length ? h('p', { class: 'soft' }, `The first ${count(list.length)} of ${count(total)} such chains: those through the smallest gatherings.`) : total > 1 ? h('p', { class: 'soft' }, `${count(total)} such chains, those through the smallest gatherings first.`) : null,
    list.map((chain, i) => h('details', { class: 'card chain-card', open: i === 0 || list.length <= 3 },
      h('summary', null, along(chain)), h('ol', { class: 'chain' }, chain.hops.map(hopSentence)))));
}

export default view;
