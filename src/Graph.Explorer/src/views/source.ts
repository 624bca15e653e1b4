import { ask, askAll } from '../api';
import { order, when } from '../dates';
import { h } from '../h';
import { entityLink } from '../ui/entity';
import { ofRelation, proof } from '../ui/evidence';
import { empty, later } from '../ui/states';
import { table } from '../ui/table';
import { capital, language, many, verb } from '../words';
import type { View } from '../view';

const max = 500;

/** One source, and all that rests on it. */
const view: View = {
  async show(place) {
    const source = await ask('/v1/sources/{id}', { id: place.id }, place.signal);
    place.title(source.title);
    const alone = place.query.get('alone') === 'true';
    const facts = ([['Outlet', source.publisher], ['Author', source.author], ['Published', source.published && when(source.published)], ['Language', source.language && capital(language(source.language))], ['Licence', source.licence],
      ['Read', source.retrieved && when(source.retrieved)],
      ['Address', source.url && h('a', { href: source.url, target: '_blank', rel: 'noreferrer noopener' }, source.url)],
      ['Kept at', source.archivedUrl && h('a', { href: source.archivedUrl, target: '_blank', rel: 'noreferrer noopener' }, source.archivedUrl)]] as const).filter(([, value]) => value);
    return {
      content: [
        h('p', { class: 'kicker' }, 'Source'),
        h('h1', { dir: 'auto' }, source.title),
        h('dl', { class: 'facts' }, facts.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
        h('h2', null, 'What rests on it'),
        h('label', { class: 'row no-print' }, h('input', { type: 'checkbox', checked: alone, onchange: () => place.change({ alone: alone ? null : 'true' }) }), 'Only what no other source says too'),
        later(() => askAll('/v1/sources/{id}/claims', { id: source.id, alone: alone || undefined }, max, place.signal), ({ items, more }) => items.length === 0
          ? empty(alone ? 'Whatever it says, another source says too.' : 'Nothing rests on it.')
          : table(`${many(items.length, 'claim')}${more ? ', the first of more' : ''}`, [
            { title: 'Claim', cell: ({ relation }) => [entityLink(relation.from), ` ${verb(relation.type)} `, entityLink(relation.to)], by: ({ relation }) => relation.from.name },
            { title: 'Date', cell: ({ relation }) => relation.date ?? relation.since ? when(relation.date ?? relation.since) : '', by: ({ relation }) => relation.date ?? relation.since ? order(relation.date ?? relation.since) : undefined },
            { title: 'Evidence', cell: claim => [proof(ofRelation(claim.relation)), claim.alone ? [' ', h('span', { class: 'badge' }, 'this source alone')] : null] },
          ], items), place.signal),
      ],
    };
  },
};

export default view;
