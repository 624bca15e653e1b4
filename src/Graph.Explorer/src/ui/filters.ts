import { h } from '../h';
import type { Place } from '../view';

/** A choice among few, kept in the address under its parameter; the first is what holds when nothing is chosen. */
export function choice(parameter: string, label: string, options: readonly (readonly [value: string, text: string])[], place: Place): HTMLElement {
  const now = place.query.get(parameter) ?? '';
  const known = options.some(([value]) => value === now) ? options : [...options, [now, now] as const];
  return h('div', { class: 'field' }, h('label', { for: `f-${parameter}` }, label), h('select', { id: `f-${parameter}`, onchange: (event: Event) => place.change({ [parameter]: (event.target as HTMLSelectElement).value || null }) },
    known.map(([value, text]) => h('option', { value, selected: value === now }, text))));
}

/** A word or a date, kept in the address when the reader leaves the field or presses Enter. */
export function entry(parameter: string, label: string, place: Place, how: { readonly pattern?: string; readonly hint?: string; readonly example?: string; readonly type?: string } = {}): HTMLElement {
  const id = `f-${parameter}`;
  const input = h('input', { id, type: how.type ?? 'text', value: place.query.get(parameter) ?? '', pattern: how.pattern, placeholder: how.example, title: how.hint, size: 12, min: how.type === 'number' ? 0 : null, autocomplete: 'off', onchange: () => {
    if (input.reportValidity())
      place.change({ [parameter]: input.value.trim() || null });
  } });
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}

const date = { pattern: '\\d{4}(-\\d{2}){0,2}', hint: '2024, 2024-03 or 2024-03-12', example: '2024-03' };

/** From when to when, as precise as the reader likes. */
export function span(place: Place): HTMLElement[] {
  return [entry('since', 'From', place, date), entry('until', 'To', place, date)];
}

/** The filters of a view, in one place; away in print. */
export function filters(place: Place, names: readonly string[], ...fields: (HTMLElement | false)[]): HTMLElement {
  const set = names.some(name => place.query.has(name));
  return h('form', { class: 'filters', 'aria-label': 'What is shown', onsubmit: (event: Event) => event.preventDefault() }, fields,
    set ? h('button', { type: 'button', id: 'f-clear', onclick: () => place.change(Object.fromEntries(names.map(name => [name, null]))) }, 'Show all again') : null);
}
