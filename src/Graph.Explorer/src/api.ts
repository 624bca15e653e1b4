import type { components, paths } from '../obj/api';

/** The records, by the names that the OpenAPI document gives them: `Of<'Entity'>`. */
export type Of<S extends keyof components['schemas']> = components['schemas'][S];
export type Ref = Of<'Ref'>;
export type Evidence = Of<'Evidence'>;
export type Relation = Of<'Relation'>;
export type Entity = Of<'Entity'>;

type Got<P extends keyof paths> = paths[P] extends { get: infer G } ? G : never;
type Parameters<P extends keyof paths> = Got<P> extends { parameters: infer T } ? T : never;
type Part<P extends keyof paths, K extends 'path' | 'query'> = Parameters<P> extends { [key in K]?: infer V } ? ([NonNullable<V>] extends [never] ? unknown : NonNullable<V>) : unknown;

/** All that a path takes, in its address and in its query, as one object. */
export type Takes<P extends keyof paths> = Part<P, 'path'> & { [K in keyof Part<P, 'query'>]: Part<P, 'query'>[K] | undefined };
export type Gives<P extends keyof paths> = Got<P> extends { responses: { 200: { content: { 'application/json': infer A } } } } ? A : never;
type Item<P extends keyof paths> = Gives<P> extends { items: readonly (infer I)[] } ? I : never;

/** What a question can come back with instead of an answer. */
export class Fault extends Error {
  constructor(
    /** `away`: the server was not reached, or its store does not answer; `slow`: it took too long; `refused`: it says why in a problem document. */
    readonly kind: 'away' | 'slow' | 'refused',
    message: string,
    readonly problem?: Of<'Problem'>,
    readonly retryAfter?: number,
  ) {
    super(message);
  }

  get code(): string | undefined {
    return this.problem?.code;
  }
}

const timeLimit = 30_000;
const keyName = 'graph-key';

/** Where reading takes a key, the reader gives it once; it stays in this tab, and is sent in the header alone. */
export const key = {
  get: (): string | null => sessionStorage.getItem(keyName),
  set: (text: string): void => sessionStorage.setItem(keyName, text),
  clear: (): void => sessionStorage.removeItem(keyName),
};

/** The address of a question: `address('/v1/entities/{id}', { id })`. Lists repeat their parameter, and what is empty is left out. */
export function address<P extends keyof paths>(path: P, takes: Takes<P>): string {
  let filled: string = path;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(takes as Record<string, unknown>)) {
    if (path.includes(`{${name}}`))
      filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
    else
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined && one !== null && one !== '')
          query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

/** Asks one question. The answer is of the type that the OpenAPI document says. */
export async function ask<P extends keyof paths>(path: P, takes: Takes<P>, signal?: AbortSignal): Promise<Gives<P>> {
  const response = await send(address(path, takes), signal);
  return await response.json() as Gives<P>;
}

/** All the pages of a list, up to so many items; `more` says whether there are others. */
export async function askAll<P extends keyof paths>(path: P, takes: Takes<P>, max: number, signal?: AbortSignal): Promise<{ items: Item<P>[]; more: boolean }> {
  const items: Item<P>[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(path, { ...takes, limit: Math.min(500, max - items.length), cursor } as Takes<P>, signal) as unknown as { items: Item<P>[]; next?: string };
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < max);
  return { items, more: cursor !== undefined };
}

/** Fetches an address of this server, with the reader's key if there is one. Throws a {@link Fault}, or the `AbortError` of the signal. */
export async function send(to: string, signal?: AbortSignal): Promise<Response> {
  const limit = AbortSignal.timeout(timeLimit);
  const kept = key.get();
  let response: Response;
  try {
    response = await fetch(to, { signal: signal ? AbortSignal.any([signal, limit]) : limit, headers: kept ? { Authorization: `Bearer ${kept}` } : {} });
  } catch (fault) {
    if (signal?.aborted)
      throw fault;
    if (limit.aborted)
      throw new Fault('slow', 'The server took too long to answer.');
    throw new Fault('away', 'The server cannot be reached.');
  }
  if (response.ok)
    return response;
  const problem = await response.json().catch(() => undefined) as Of<'Problem'> | undefined;
  const wait = Number(response.headers.get('Retry-After')) || undefined;
  if (response.status >= 502 && response.status !== 504)
    throw new Fault('away', problem?.detail ?? 'The server is there, and what it asks does not answer.', problem, wait);
  if (response.status === 504)
    throw new Fault('slow', problem?.detail ?? 'The question took too long.', problem, wait);
  throw new Fault('refused', problem?.detail ?? `The server refused with status ${response.status}.`, problem, wait);
}
