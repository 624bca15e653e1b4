import { h, type Child } from '../h';

/** A part of a page with a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Child;
}

export function section(id: string, title: string, content: Child): Section {
  return { id, title, content };
}

export function shown(of: Section): HTMLElement {
  return h('section', { 'aria-labelledby': of.id }, h('h2', { id: of.id }, of.title), of.content);
}
