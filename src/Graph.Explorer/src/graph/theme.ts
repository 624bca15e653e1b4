import type { Manner } from './load';

/** The colours of the page, as the canvas and the files need them: by value. */
export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly warn: string;
  readonly type: (type: string) => string;
}

export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return { paper: value('paper'), ink: value('ink'), soft: value('soft'), line: value('line'), accent: value('accent'), warn: value('warn'), type: type => value(type) || value('soft') };
}

/** The same by name: what stands in the page changes with it. */
export const variables: Theme = { paper: 'var(--paper)', ink: 'var(--ink)', soft: 'var(--soft)', line: 'var(--line)', accent: 'var(--accent)', warn: 'var(--warn)', type: type => `var(--${type}, var(--soft))` };

/** How each manner is drawn, on the canvas, in the file and in the legend: by its dashes and not by its colour alone. */
export const manners: Readonly<Record<Manner, { readonly text: string; readonly dash: readonly number[]; readonly width: number }>> = {
  stated: { text: 'A source says it', dash: [], width: 2 },
  inferred: { text: 'Worked out: both at one meeting, or known by the office', dash: [7, 4], width: 1.8 },
  attended: { text: 'Both at one larger event', dash: [2, 5], width: 1.6 },
  planned: { text: 'Planned', dash: [14, 7], width: 1.8 },
  disputed: { text: 'Disputed, denied or cancelled', dash: [10, 3, 2, 3], width: 2.4 },
};

/** The outlines of the types within a square from -1 to 1, as in the signs beside names; a person is a circle. */
export const outlines: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  office: [[-1, -0.7], [1, -0.7], [1, 0.7], [-1, 0.7]],
  country: [[-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9], [-1, 0]],
  institution: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  event: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  place: [[-1, -0.8], [1, -0.8], [0, 1]],
  commitment: [[0, -1], [1, -0.25], [0.6, 0.95], [-0.6, 0.95], [-1, -0.25]],
  statement: [[-1, -0.75], [1, -0.75], [1, 0.4], [-0.1, 0.4], [-0.6, 1], [-0.6, 0.4], [-1, 0.4]],
};

export const size = { dot: 22, opened: 30 } as const;

/** As far as two lines of one pair bend apart. */
export const bend = 60;

const labelMax = 48;

/** About as many letters stand in a line below a node. */
export const lineLetters = 20;

/** A word that is longer than a line, cut between letters; any other as it is. */
export function parts(word: string, length: number): string[] {
  const letters = [...word];
  return letters.length <= length ? [word] : Array.from({ length: Math.ceil(letters.length / length) }, (_, i) => letters.slice(i * length, (i + 1) * length).join(''));
}

/** A name as it stands in the picture: whole in lists, cut here, between two words where there are several. */
export function short(name: string): string {
  const letters = [...name];
  if (letters.length <= labelMax)
    return name;
  const cut = letters.slice(0, labelMax - 1).join('');
  return `${cut.replace(/(?<=.{24})[\s,;:]+\S*$/u, '')}…`;
}
