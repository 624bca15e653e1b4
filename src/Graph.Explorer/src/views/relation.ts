import { ask } from '../api';
import { when } from '../dates';
import { h } from '../h';
import { entityLink } from '../ui/entity';
import { evidenceList, ofRelation } from '../ui/evidence';
import { capital, plain, verb } from '../words';
import type { View } from '../view';

/** One claim, at an address of its own: what is said, and who says so. */
const view: View = {
  async show(place) {
    const relation = await ask('/v1/relations/{id}', { id: place.id }, place.signal);
    const claim = ofRelation(relation);
    place.title(claim.claim);
    const facts = ([['As', relation.as], ['On behalf of', relation.for], ['Where', relation.place], ['At', relation.event]] as const).filter(([, ref]) => ref !== undefined);
    const words = ([['Role', relation.role], ['How', relation.mode], ['Title', relation.title]] as const).filter(([, text]) => text !== undefined);
    return {
      content: [
        h('p', { class: 'kicker' }, 'A claim'),
        h('h1', { dir: 'auto' }, claim.claim),
        h('p', { class: 'soft' }, relation.since || relation.until ? [relation.since && ['since ', when(relation.since), ' '], relation.until && ['until ', when(relation.until)]] : when(relation.date)),
        h('p', null, entityLink(relation.from), ` ${verb(relation.type)} `, entityLink(relation.to)),
        facts.length + words.length > 0 ? h('dl', { class: 'facts' }, facts.map(([name, ref]) => h('div', null, h('dt', null, name), h('dd', null, ref && entityLink(ref)))), words.map(([name, text]) => h('div', null, h('dt', null, name), h('dd', null, h('bdi', null, capital(plain(text ?? ''))))))) : null,
        h('h2', null, 'Who says so'),
        evidenceList(claim),
      ],
    };
  },
};

export default view;
