import { ask, type Of } from './api';
import { actors } from './ui/entity';

type Hit = Of<'SearchHit'>;

const wordsMax = 8;
const between = /\s*(?:,|;|\/|\+|&|→|\band\b|\bwith\b|\bvs\.?\b|\bund\b|\bet\b)\s*/i;

/** Whether a line can be more than one name. */
export function severalWords(text: string): boolean {
  return /\S\s+\S|\S\s*[,;/+&→]\s*\S/.test(text);
}

/** Two names in one line, as in "Lecornu Crosetto" or "Antony Blinken and Italy": two of those who act, or undefined when it is not two. With `exactly`, no slip of the finger is taken for a name. */
export async function pairOf(text: string, exactly: boolean, signal?: AbortSignal): Promise<readonly [Hit, Hit] | undefined> {
  for (const [left, right] of splits(text)) {
    const first = await best(left, exactly, signal);
    const second = first && await best(right, exactly, signal);
    if (first && second && first.id !== second.id)
      return [first, second];
  }
  return undefined;
}

/** Where a line can be two names: at a word that joins, else between any two words, the middle first. */
export function splits(text: string): [string, string][] {
  const parts = text.split(between).map(part => part.trim()).filter(Boolean);
  const words = text.trim().split(/\s+/);
  const found: [string, string][] = parts.length === 2 ? [[parts[0]!, parts[1]!]] : [];
  const middle = words.length / 2;
  if (words.length <= wordsMax)
    found.push(...words.slice(1).map((_, i) => i + 1).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
      .map((at): [string, string] => [words.slice(0, at).join(' '), words.slice(at).join(' ')]));
  return found.filter(([left, right]) => left.length > 1 && right.length > 1);
}

async function best(name: string, exactly: boolean, signal?: AbortSignal): Promise<Hit | undefined> {
  const [hit] = (await ask('/v1/search', { q: name, limit: 1, type: [...actors] }, signal)).items;
  return hit && exactly && hit.matched.includes('spelling') ? undefined : hit;
}
