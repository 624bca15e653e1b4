/** What an element can hold. Text is always text: nothing here, or anywhere else, makes markup of it. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Value = string | number | boolean | null | undefined | ((event: never) => void);

/** What an element is made with: attributes by their names; `class`; `onclick` and other listeners; and nothing for null, undefined and false. */
export type Attributes = Readonly<Record<string, Value>>;

/** An element: `h('a', { href: '/graph' }, 'The graph')`. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes?: Attributes | null, ...children: Child[]): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

/** An element of SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes?: Attributes | null, ...children: Child[]): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** Puts these in the place of all that the element holds. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false)
      continue;
    if (Array.isArray(child))
      append(parent, child as readonly Child[]);
    else
      parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

function filled<E extends Element>(element: E, attributes: Attributes | null | undefined, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function')
      element.addEventListener(name.replace(/^on/, ''), value as EventListener);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : safe(name, String(value)));
  }
  append(element, children);
  return element;
}

/** An address from the graph can be of any scheme; only those that show a page are ones to follow. */
function safe(name: string, value: string): string {
  return name === 'href' && !/^(https?:|mailto:|blob:|data:image\/|[/#?])/i.test(value) ? '#' : value;
}

/** These with something between each and the next, as in a list in a sentence. */
export function joined(parts: readonly Child[], between: Child = ', ', last: Child = between): Child[] {
  return parts.flatMap((part, i) => i === 0 ? [part] : [i === parts.length - 1 ? last : between, part]);
}
