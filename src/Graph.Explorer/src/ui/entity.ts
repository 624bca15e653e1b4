import type { Ref } from '../api';
import { h, svg } from '../h';
import { types } from '../words';

export type Type = 'person' | 'office' | 'country' | 'institution' | 'event' | 'place' | 'commitment' | 'statement';

/** Those who act: they meet, pledge and speak. */
export const actors: readonly Type[] = ['person', 'office', 'country', 'institution'];

export function acts(ref: { readonly type: string }): boolean {
  return (actors as readonly string[]).includes(ref.type);
}

/** The address of the page of an entity. */
export function pageOf(id: string): string {
  return `/entity/${encodeURIComponent(id)}`;
}

/** The address of a meeting: the page of the event, or of the claim where a source says only that two met. */
export function meetingPage(meeting: { readonly id: string; readonly basis?: string | undefined }): string {
  return meeting.basis === 'stated' ? `/relation/${encodeURIComponent(meeting.id)}` : pageOf(meeting.id);
}

/** An entity wherever one is named: the sign of its type and its name, as a link to its page. */
export function entityLink(ref: Ref): HTMLElement {
  return h('a', { class: `entity ${ref.type}`, href: pageOf(ref.id) }, sign(ref.type), h('bdi', null, ref.name));
}

/** The sign of a type: a shape and a colour, the same as in the picture. */
export function sign(type: string): SVGElement {
  return svg('svg', { class: `sign ${type}`, viewBox: '0 0 16 16', width: 12, height: 12, role: 'img', 'aria-label': types[type]?.one ?? type }, shape(type));
}

function shape(type: string): SVGElement {
  switch (type) {
    case 'person': return svg('circle', { cx: 8, cy: 8, r: 7 });
    case 'office': return svg('rect', { x: 1.5, y: 3, width: 13, height: 10, rx: 3 });
    case 'country': return svg('path', { d: 'M4.500 1.500h7l3.500 6.500-3.500 6.500h-7L1 8z' });
    case 'institution': return svg('rect', { x: 1.500, y: 1.500, width: 13, height: 13 });
    case 'event': return svg('path', { d: 'M8 .5 15.500 8 8 15.500.5 8z' });
    case 'place': return svg('path', { d: 'M8 15 1 3h14z' });
    case 'commitment': return svg('path', { d: 'M8 .7 15.300 6 12.500 14.800h-9L.7 6z' });
    default: return svg('path', { d: 'M1 2.500h14v9H8L4.500 15v-3.500H1z' });
  }
}
