/** Lets the arrow keys, Home and End go through the cells of a table; Tab goes in and out of it at the last one. */
export function arrows(table: HTMLTableElement): void {
  const rows = [...table.tBodies[0]?.rows ?? []].map(row => [...row.cells].filter(cell => cell.localName === 'td').map(cell => cell.querySelector<HTMLElement>('button') ?? cell));
  const first = table.querySelector<HTMLElement>('tbody td button') ?? rows[0]?.[1] ?? rows[0]?.[0];
  const places = new Map(rows.flatMap((cells, r) => cells.map((cell, c) => [cell, [r, c] as const])));
  let [row, column] = [0, 0];
  let held = first;
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
  };
  table.addEventListener('focusin', event => {
    const at = places.get(event.target as HTMLElement);
    if (!at)
      return;
    if (held)
      held.tabIndex = -1;
    [row, column] = at;
    held = event.target as HTMLElement;
    held.tabIndex = 0;
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
