import { fill, h, type Attributes, type Child } from '../h';

/** What a field suggests, and what becomes of the one that is chosen. */
export interface Suggestions<T> {
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly T[]>;
  readonly shown: (one: T) => Child;
  readonly take: (one: T) => void;
}

/** A field that suggests as one types. */
export interface Suggesting {
  readonly input: HTMLInputElement;
  /** The suggestions and what is said of them: they stand after the field. */
  readonly below: Child;
  readonly close: () => void;
  /** Takes the first that fits what stands in the field now, asking for it where it was not asked for yet. */
  readonly first: () => Promise<void>;
}

const pause = 120;
const lengthMax = 300;

/** Makes such a field: arrow keys go through the suggestions, Enter takes the one they are on, Escape closes them; the mouse does the same. */
export function suggesting<T>(id: string, attributes: Attributes, { find, shown, take }: Suggestions<T>): Suggesting {
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const said = h('span', { class: 'visually-hidden', role: 'status' });
  const input = h('input', {
    id, type: 'text', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: lengthMax, dir: 'auto', ...attributes,
  });
  let found: readonly T[] = [];
  /** What was in the field when these were found. */
  let answered: string | undefined;
  let active = -1;
  let asked: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mark = (next: number): void => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = next;
    const option = list.children[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option)
      input.setAttribute('aria-activedescendant', option.id);
    else
      input.removeAttribute('aria-activedescendant');
  };
  const close = (): void => {
    clearTimeout(timer);
    asked?.abort();
    mark(-1);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };
  const choose = (one: T): void => {
    close();
    take(one);
  };
  const open = (): void => {
    mark(-1);
    fill(list, found.map((one, i) => h('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false', onmousedown: (event: Event) => event.preventDefault(), onclick: () => choose(one) }, shown(one))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    said.textContent = found.length === 0 ? `Nothing is named like ${answered}.` : found.length === 1 ? 'One suggestion.' : `${found.length} suggestions.`;
  };
  const suggest = async (): Promise<void> => {
    const text = input.value.trim();
    clearTimeout(timer);
    asked?.abort();
    if (!text) {
      close();
      return;
    }
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await find(text, signal);
      if (signal.aborted)
        return;
      [found, answered] = [answer, text];
      if (document.activeElement === input)
        open();
    } catch {
      if (signal.aborted)
        return;
      close();
      said.textContent = 'The names could not be asked for.';
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    const last = found.length - 1;
    if (event.isComposing)
      return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden)
        void suggest();
      else
        mark(event.key === 'ArrowDown' ? (active >= last ? -1 : active + 1) : (active < 0 ? last : active - 1));
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(found[active]!);
    }
  });
  return {
    input, below: [list, said], close,
    async first() {
      const text = input.value.trim();
      if (text && text !== answered)
        await suggest();
      // an answer that came after the reader typed on is not the one they meant
      if (text && text === answered && text === input.value.trim() && found.length > 0)
        choose(found[0]!);
    },
  };
}
