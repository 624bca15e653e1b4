import { key, type Evidence, type Relation } from '../api';
import { dateWords } from '../dates';
import { append, h, type Child } from '../h';
import { many, plain, sentence } from '../words';
import { say } from './states';

/** A claim, as the reader sees it, and what it rests on. */
export interface Claim {
  /** The claim as a sentence or a name; it stands above its evidence and in the copied footnote. */
  readonly claim: string;
  readonly evidence: readonly Evidence[];
  /** The date of the claim, in EDTF. */
  readonly date?: string | undefined;
  /** The address of the API that gives this claim, for the `curl`: `/v1/relations/ID`. */
  readonly api: string;
  /** More to see above the evidence, such as what the two ends are. */
  readonly about?: Child;
}

/** A relation as a claim. */
export function ofRelation(relation: Relation): Claim {
  return { claim: sentence(relation), evidence: relation.evidence, date: relation.date, api: `/v1/relations/${encodeURIComponent(relation.id)}` };
}

/** The button that stands beside every claim and opens what it rests on: "2 sources". On paper it is the sources themselves. */
export function proof(claim: Claim): HTMLElement {
  const sources = new Set(claim.evidence.map(one => one.source.id)).size;
  const disputed = claim.evidence.some(one => one.stance === 'disputes');
  if (claim.evidence.length === 0)
    return h('span', { class: 'soft' }, 'worked out from other claims');
  return h('span', { class: 'proof' },
    h('button', { type: 'button', class: disputed ? 'link disputed' : 'link', 'aria-haspopup': 'dialog', 'aria-label': `${many(sources, 'source')} for: ${claim.claim}`, onclick: () => openProof(claim) },
      many(sources, 'source'), disputed && ', disputed'),
    h('span', { class: 'print-only' }, ' (', [...new Set(claim.evidence.map(one => reference(one)))].join('; '), ')'));
}

/** Shows a claim with all that it rests on, over the page. Escape and the button close it, and the focus goes back to where it was. */
export function openProof(claim: Claim): void {
  document.querySelector('dialog.sheet')?.remove();
  const close = (): void => dialog.close();
  const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'claim' },
    h('header', null, h('p', { class: 'kicker' }, 'Who says so'), h('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: close }, '✕')),
    h('h2', { id: 'claim', dir: 'auto' }, claim.claim),
    claim.date ? h('p', { class: 'soft' }, dateWords(claim.date)) : null,
    claim.about ?? null,
    evidenceList(claim));
  dialog.addEventListener('click', event => {
    // the dialog itself is what lies around its content
    if (event.target === dialog)
      close();
    if (event.target instanceof Element && event.target.closest('a[href^="/"]'))
      close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** What a claim rests on: source, outlet, date, place in it, summary, quote; each can be copied as a citation, the claim as a `curl`. */
export function evidenceList(claim: Claim): Child {
  const relation = /^\/v1\/relations\/([^/?]+)$/.exec(claim.api)?.[1];
  return [
    h('ol', { class: 'evidence' }, claim.evidence.map(one => h('li', null, item(claim, one)))),
    h('p', { class: 'row no-print' }, copy('Copy as curl', () => curl(claim)), h('a', { href: claim.api }, 'As data'), relation && h('a', { href: `/relation/${relation}` }, 'Address of this claim')),
  ];
}

function item(claim: Claim, one: Evidence): Child {
  const { source } = one;
  return [
    h('p', { class: 'source' }, h('a', { href: `/source/${encodeURIComponent(source.id)}`, dir: 'auto' }, source.title)),
    h('p', { class: 'soft' }, [source.publisher, source.published && dateWords(source.published), one.locator].filter(Boolean).join(' · ')),
    one.stance === 'disputes' || one.confidence
      ? h('p', null, one.stance === 'disputes' && h('span', { class: 'badge warn' }, 'disputes the claim'), ' ', one.confidence && h('span', { class: 'badge' }, plain(one.confidence))) : null,
    h('p', { dir: 'auto' }, one.summary),
    one.quote ? h('blockquote', { dir: 'auto' }, one.quote) : null,
    h('p', { class: 'row' },
      copy('Copy citation', reference(one)),
      copy('Copy as footnote', `${claim.claim}${claim.date ? `, ${dateWords(claim.date)}` : ''}: ${reference(one)}.`),
      source.url ? h('a', { href: source.url, target: '_blank', rel: 'noreferrer noopener' }, 'Open the source ↗') : null),
  ];
}

/** Evidence as newsrooms cite it: title, outlet, date, place in the text, address. */
export function reference(one: Evidence): string {
  const { source } = one;
  return [`“${source.title}”`, source.publisher, source.published && dateWords(source.published), one.locator, source.url].filter(Boolean).join(', ');
}

/** Where reading takes a key, it stands in a variable: what is copied can be shown to others. */
function curl(claim: Claim): string {
  return `curl ${key.get() ? '-H "Authorization: Bearer $GRAPH_KEY" ' : ''}'${new URL(claim.api, location.href).href.replaceAll("'", '%27')}'`;
}

/** A button that copies a text, and says so. */
export function copy(label: string, text: string | (() => string)): HTMLElement {
  const button = h('button', {
    type: 'button', class: 'quiet', onclick: async () => {
      const done = await copied(typeof text === 'string' ? text : text());
      button.textContent = done ? 'Copied' : 'Not copied: the browser does not allow it';
      say(button.textContent);
      setTimeout(() => {
        button.textContent = label;
        say('');
      }, 1800);
    },
  }, label);
  return button;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // no clipboard where the page is not served over https: the old way, from a field that holds the text
    const field = h('textarea', { class: 'visually-hidden' }, text);
    append(document.querySelector('dialog[open]') ?? document.body, [field]);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
