import { key, send } from '../api';
import { h } from '../h';
import { say } from './states';

/** Rows as CSV, as spreadsheets read it; a cell that a spreadsheet would take for a formula is kept as text. */
export function csv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map(row => row.map(cell => {
    const text = typeof cell === 'number' ? String(cell) : (cell ?? '').replace(/^([=+\-@\t\r])/, "'$1");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(',')).join('\r\n') + '\r\n';
}

/** Gives the reader a file. */
export function save(name: string, content: Blob | string, type = 'text/plain;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const endings: Readonly<Record<string, string>> = { 'application/json': 'json', 'text/csv': 'csv', 'application/atom+xml': 'atom' };

/** A plain link to data carries no key. Where the reader gave one, what it leads to is fetched with it, and saved. */
export function withKey(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || !key.get() || event.button > 1 || link.origin !== location.origin || !link.pathname.startsWith('/v1/'))
    return;
  event.preventDefault();
  void (async () => {
    try {
      const response = await send(link.pathname + link.search);
      const type = response.headers.get('Content-Type')?.split(';')[0] ?? '';
      save(link.download || `${decodeURIComponent(link.pathname.split('/').at(-1) ?? 'data')}.${endings[type] ?? 'txt'}`, await response.blob());
    } catch (fault) {
      say(`Not saved. ${fault instanceof Error ? fault.message : ''}`, 6);
    }
  })();
}
