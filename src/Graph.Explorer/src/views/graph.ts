import '../styles/graph.css';
import { ask } from '../api';
import { Explorer } from '../graph/explorer';
import { load } from '../graph/load';
import { drawn, nothing } from '../graph/picture';
import { read } from '../graph/state';
import { h } from '../h';
import { go } from '../router';
import { pick } from '../ui/pick';
import { empty } from '../ui/states';
import type { Place, Shown, View } from '../view';

/** The graph as a picture, around one entity or several. */
const view: View = {
  wide: true,
  async show(place) {
    if (!place.id)
      return start(place);
    const state = read(place);
    const attended = !state.without.has('attended');
    const steps = await Promise.all([...state.opened].map(([id, shares]) => load(id, shares, attended, place.signal)));
    const name = steps[0]!.node.name;
    place.title(`${name} – graph`);
    const page = new Explorer(place, state, drawn(steps, nothing), name, () => import('../graph/canvas'));
    return { content: page.content, update: at => page.moved(at) };
  },
};

/** Without an entity it starts at what happened last. */
async function start(place: Place): Promise<Shown> {
  const { items } = await ask('/v1/meetings', { order: 'latest', limit: 1 }, place.signal);
  const first = items[0];
  const id = first?.basis === 'stated' ? first.participants[0]?.entity.id : first?.id;
  if (id !== undefined) {
    queueMicrotask(() => go(`${place.embedded ? '/embed' : ''}/graph/${encodeURIComponent(id)}`, true));
    return { content: null };
  }
  place.title('Graph');
  return { content: [h('h1', null, 'The graph'), pick('start', 'Whom or what to start from', undefined, one => go(`/graph/${encodeURIComponent(one.id)}`), true), empty('No meeting is in the graph yet.', 'Search for somebody to start from.')] };
}

export default view;
