import { fill, h, type Child } from '../h';
import type { Place, Shown } from '../view';

const settled = 1500;

/** A view that is drawn anew when its query changes, while the focus and the height of the page stay. What changes only `kept` parameters is not drawn again: a part of it has shown that already. */
export function living(place: Place, draw: (place: Place) => Child, kept: readonly string[] = []): Shown {
  let drawn = without(place.query, kept);
  const area = h('div', { class: 'living' }, draw(place));
  return {
    content: area,
    update(next) {
      const wanted = without(next.query, kept);
      if (wanted === drawn)
        return;
      drawn = wanted;
      const id = document.activeElement?.id;
      area.style.setProperty('min-height', `${area.offsetHeight}px`);
      setTimeout(() => area.style.removeProperty('min-height'), settled);
      fill(area, draw(next));
      if (id)
        document.getElementById(id)?.focus({ preventScroll: true });
    },
  };
}

function without(query: URLSearchParams, kept: readonly string[]): string {
  const rest = new URLSearchParams(query);
  for (const name of kept)
    rest.delete(name);
  return rest.toString();
}
