import { h } from '../h';

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
