/** Lets the arrow keys, Home and End go through the cells of a table; Tab goes in and out of it at the last one. */
export function arrows(table: HTMLTableElement): void {
  const rows = [...table.tBodies[0]?.rows ?? []].map(row => [...row.cells].filter(cell => cell.localName === 'td').map(cell => cell.querySelector<HTMLElement>('button') ?? cell));
  const first = table.querySelector<HTMLElement>('tbody td button') ?? rows[0]?.[1] ?? rows[0]?.[0];
  let [row, column] = [0, 0];
  for (const cell of rows.flat())
    cell.tabIndex = -1;
  if (first)
    first.tabIndex = 0;
  const into = (r: number, c: number): void => {
    const next = rows[Math.min(Math.max(r, 0), rows.length - 1)];
    const cell = next?.[Math.min(Math.max(c, 0), next.length - 1)];
    if (!cell)
      return;
    cell.focus();
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  table.addEventListener('focusin', event => {
    const at = rows.findIndex(cells => cells.includes(event.target as HTMLElement));
    if (at < 0)
      return;
    for (const cell of table.querySelectorAll<HTMLElement>('tbody [tabindex="0"]'))
      cell.tabIndex = -1;
    [row, column] = [at, rows[at]!.indexOf(event.target as HTMLElement)];
    (event.target as HTMLElement).tabIndex = 0;
  });
  table.addEventListener('keydown', event => {
    if (event.target instanceof Element && event.target.closest('th'))
      return;
    const to = ({ ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], Home: [row, 0], End: [row, Number.MAX_SAFE_INTEGER], PageUp: [row - 10, column], PageDown: [row + 10, column] } as Record<string, [number, number]>)[event.key];
    if (to) {
      event.preventDefault();
      into(...to);
    }
  });
}
