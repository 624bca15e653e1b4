import '../styles/filters.css';
import { address, ask, type Of } from '../api';
import { statementList } from '../entity/actor';
import { append, h, type Child } from '../h';
import { actors } from '../ui/entity';
import { entry, filters, span } from '../ui/filters';
import { living } from '../ui/living';
import { several } from '../ui/pick';
import { empty, failed, later } from '../ui/states';
import type { Place, View } from '../view';

const page = 50;

/** Who said what, about what. */
const view: View = {
  show: place => living(place, draw),
};

function draw(place: Place): Child {
  place.title('Who said what');
  const { query } = place;
  const given = { by: query.getAll('by'), about: query.getAll('about'), q: query.get('q') ?? undefined, since: query.get('since') ?? undefined, until: query.get('until') ?? undefined };
  const next = (cursor?: string): Promise<Of<'StatementPage'>> => ask('/v1/statements', { ...given, limit: page, cursor }, place.signal);
  return [
    h('h1', null, 'Who said what'),
    h('p', { class: 'lead' }, 'Statements in the graph’s own words, with the words spoken where a source has them.'),
    filters(place, ['by', 'about', 'q', 'since', 'until'], several('by', 'Said by', actors, place), several('about', 'About', undefined, place), entry('q', 'With the words', place), ...span(place)),
    later(() => next(), first => first.items.length === 0
      ? empty('No statement that was read fits.', 'Take a filter away above, or try fewer words.')
      : [list(first, next, place), h('p', { class: 'small no-print' }, h('a', { href: address('/v1/statements', { ...given, format: 'csv' }), download: 'statements.csv' }, 'As a table for a spreadsheet'))], place.signal),
  ];
}

/** A page, and a button that puts the next one under it. */
function list(first: Of<'StatementPage'>, next: (cursor?: string) => Promise<Of<'StatementPage'>>, place: Place): HTMLElement {
  const all = h('div', null, statementList(first.items, ''));
  let cursor = first.next;
  const more = h('button', { type: 'button', class: 'no-print', hidden: !cursor, onclick: () => void add() }, 'Show more');
  const add = async (): Promise<void> => {
    more.disabled = true;
    try {
      const answer = await next(cursor);
      append(all, [statementList(answer.items, '')]);
      cursor = answer.next;
      more.hidden = !cursor;
    } catch (fault) {
      const said = failed(fault, () => {
        said.remove();
        void add();
      }, place.signal, 'h3');
      all.after(said);
    } finally {
      more.disabled = false;
    }
  };
  return h('div', null, all, more);
}

export default view;
