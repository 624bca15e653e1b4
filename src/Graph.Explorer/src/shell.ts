import { h } from './h';
import { nav } from './nav';
import { isEmbedded, isView } from './router';
import { withKey } from './ui/files';
import { searchBox } from './ui/search';

/** What stands around every view: the way to the content, the name, the search, the other views; and what the page says to the reader. */
export function shell(): HTMLElement {
  const main = h('main', { id: 'content', tabindex: -1 });
  for (const click of ['click', 'auxclick'] as const)
    document.addEventListener(click, withKey);
  const around = [h('div', { id: 'progress', 'aria-hidden': 'true' }), h('p', { id: 'said', role: 'status' })];
  if (isEmbedded()) {
    // a link in the page of somebody else opens the explorer, in a window of its own
    document.documentElement.classList.add('embedded');
    document.addEventListener('click', event => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.origin === location.origin && isView(link.pathname))
        link.target = '_blank';
    }, true);
    document.body.prepend(...around, main);
    return main;
  }
  document.body.prepend(
    h('a', { class: 'skip', href: '#content' }, 'Skip to the content'),
    h('header', { class: 'top' },
      h('a', { class: 'brand', href: '/' }, 'Who met whom'),
      searchBox('Search the graph'),
      h('nav', { 'aria-label': 'Views' }, h('ul', null, nav.map(({ to, text }) => h('li', null, h('a', { href: to }, text)))))),
    ...around,
    main,
    h('footer', { class: 'bottom' }, h('p', null, 'Every claim carries its source. What no source says is not in the graph.'),
      h('p', null, h('a', { href: '/docs' }, 'Ask the API'), ' · ', h('a', { href: '/swagger' }, 'Every path'), ' · ', h('a', { href: '/docs/errors' }, 'Errors explained'))));
  return main;
}
