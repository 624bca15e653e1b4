/** The views that the header leads to, in this order. */
export const nav: readonly { readonly to: string; readonly text: string }[] = [
  { to: '/graph', text: 'Graph' },
  { to: '/sources', text: 'Sources' },
];
