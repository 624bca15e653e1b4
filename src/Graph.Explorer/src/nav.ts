/** The views that the header leads to, in this order. */
export const nav: readonly { readonly to: string; readonly text: string }[] = [
  { to: '/graph', text: 'Graph' },
  { to: '/matrix', text: 'Who met whom' },
  { to: '/path', text: 'What joins two' },
  { to: '/pledges', text: 'Pledges' },
  { to: '/statements', text: 'Statements' },
  { to: '/calendar', text: 'Calendar' },
  { to: '/map', text: 'Map' },
  { to: '/sources', text: 'Sources' },
];
