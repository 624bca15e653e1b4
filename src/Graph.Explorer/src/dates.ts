import { h } from './h';

// Dates are as precise as their source, in EDTF. Here they get words, in the reader's locale, and the days that they can mean.

const zone = 'UTC';
const seasons: Readonly<Record<string, [string, number]>> = { 21: ['spring', 3], 22: ['summer', 6], 23: ['autumn', 9], 24: ['winter', 12] };

const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: zone });
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The days that a date can mean, both included; undefined where it is open or unknown. */
export interface Days {
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

/** A date in words: `2024-02~` is "about February 2024", `2024-04-02/2024-04-03` "2 – 3 April 2024", nothing "no date". */
export function dateWords(edtf: string | undefined): string {
  if (!edtf)
    return 'no date';
  if (edtf.startsWith('['))
    return setWords(edtf.slice(1, -1));
  const [from, to] = edtf.split('/');
  if (from === undefined || to === undefined)
    return oneWords(edtf);
  if (from === '' || from === '..')
    return `until ${oneWords(to)}`;
  if (to === '' || to === '..')
    return to === '..' ? `since ${oneWords(from)}` : `from ${oneWords(from)}, the end not known`;
  const [start, end] = [fullDay(from), fullDay(to)];
  return start && end ? dayFormat.formatRange(start, end) : `${oneWords(from)} to ${oneWords(to)}`;
}

/** A date as an element, which a machine can read too. */
export function when(edtf: string | undefined): HTMLElement {
  return edtf ? h('time', /^\d{4}(-\d\d){0,2}$/.test(edtf) ? { datetime: edtf } : { title: edtf }, dateWords(edtf)) : h('span', { class: 'soft' }, 'no date');
}

/** How long somebody held an office: "since March 2022", "2017 to 2022", "held on 12 March 2025" is the caller's to say. */
export function spanWords(since: string | undefined, until: string | undefined): string {
  if (since && until)
    return `${dateWords(since)} to ${dateWords(until)}`;
  return since ? `since ${dateWords(since)}` : until ? `until ${dateWords(until)}` : 'dates not in what was read';
}

/** A moment, as 2025-03-12T10:00:00Z, in the reader's own zone. */
export function momentWords(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : momentFormat.format(at);
}

/** The days that an EDTF date can mean. */
export function days(edtf: string | undefined): Days {
  if (!edtf)
    return { from: undefined, to: undefined };
  const inner = edtf.startsWith('[') ? edtf.slice(1, -1) : edtf;
  const parts = inner.includes('/') ? inner.split('/') : inner.includes('..') ? inner.split('..') : inner.split(',');
  const first = parts[0] ?? '';
  const last = parts.length > 1 ? parts[parts.length - 1] ?? '' : first;
  return { from: oneDays(first).from, to: oneDays(last).to };
}

/** For sorting: the earliest day it can mean, undated last. */
export function order(edtf: string | undefined): number {
  const { from, to } = days(edtf);
  return (from ?? to)?.getTime() ?? Number.POSITIVE_INFINITY;
}

function setWords(inside: string): string {
  if (!inside.includes('..'))
    return inside.split(',').map(one => oneWords(one.trim())).join(' or ');
  const [first = '', last = ''] = inside.split('..');
  return first && last ? `between ${oneWords(first)} and ${oneWords(last)}` : first ? `${oneWords(first)} or later` : `${oneWords(last)} or earlier`;
}

function oneWords(text: string): string {
  const mark = /[~?%]$/.exec(text)?.[0];
  const plain = mark ? text.slice(0, -1) : text;
  const words = plainWords(plain);
  return `${mark === '~' || mark === '%' ? 'about ' : ''}${words}${mark === '?' || mark === '%' ? ' (uncertain)' : ''}`;
}

function plainWords(text: string): string {
  const [year = '', month, day] = text.split('-');
  if (year.endsWith('X'))
    return `the ${year.replaceAll('X', '0')}s`;
  if (!month)
    return year;
  if (month === 'XX')
    return `some day in ${year}`;
  const season = seasons[month];
  if (season)
    return `${season[0]} ${year}`;
  const at = new Date(Date.UTC(2000, Number(month) - 1, 1));
  at.setUTCFullYear(Number(year));
  if (!day || day === 'XX')
    return `${day ? 'some day in ' : ''}${monthFormat.format(at)}`;
  at.setUTCDate(Number(day));
  return Number.isNaN(at.getTime()) ? text : dayFormat.format(at);
}

function fullDay(text: string): Date | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? oneDays(text).from : undefined;
}

function oneDays(text: string): Days {
  const match = /^([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[~?%]?$/.exec(text.trim());
  if (!match)
    return { from: undefined, to: undefined };
  const [, year = '', month = 'XX', day = 'XX'] = match;
  const [low, high] = [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];
  const season = seasons[month];
  const [firstMonth, lastMonth] = season ? [season[1], season[1] + 2] : month === 'XX' ? [1, 12] : [Number(month), Number(month)];
  return day === 'XX'
    ? { from: utc(low, firstMonth, 1), to: utc(high, lastMonth + 1, 0) }
    : { from: utc(low, firstMonth, Number(day)), to: utc(high, lastMonth, Number(day)) };
}

function utc(year: number, month: number, day: number): Date {
  const at = new Date(Date.UTC(2000, month - 1, day));
  at.setUTCFullYear(year + (at.getUTCFullYear() - 2000));
  return at;
}
