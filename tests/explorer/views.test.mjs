// Pairs and groups, the pledge ledger, what was said, the map and the calendar, over the graph that ships.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { asked, keepsNobodyOut, shown, test } from './browser.mjs';

test('the matrix says when each last met, and never is not the same as not known', async ({ page }) => {
  await page.goto('/matrix?rows=sebastien-lecornu&rows=antony-blinken&rows=rustem-umerov');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  const { cells } = await asked('/v1/contacts/matrix?rows=sebastien-lecornu&rows=antony-blinken&rows=rustem-umerov');
  const met = cells.find(cell => cell.row.id === 'sebastien-lecornu' && cell.column.id === 'antony-blinken');
  assert.equal(met.met.last, '2024-04-02');
  await grid.getByRole('button', { name: new RegExp(`Sébastien Lecornu and Antony Blinken.*2 April 2024.*${met.met.count} meetings`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Sébastien Lecornu and Antony Blinken last met' }).waitFor();
  assert.ok((await dialog.innerText()).includes(met.evidence[0].summary));
  await page.keyboard.press('Escape');
  assert.match(await grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /Antony Blinken/ }) }).innerText(), /never/);
  await page.goto('/matrix?rows=sebastien-lecornu&rows=antony-blinken&since=2030');
  await page.getByText('not known', { exact: true }).nth(1).waitFor();
  assert.equal(await page.getByRole('grid').getByText('never', { exact: true }).count(), 0);
});

test('offices and countries stand in the matrix too, and arrow keys go through it', async ({ page }) => {
  await page.goto('/matrix?of=office');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  const { items } = await asked('/v1/entities?type=office');
  assert.equal(await grid.getByRole('rowheader').count(), items.length);
  await grid.getByRole('button').first().focus();
  const before = await page.evaluate(() => document.activeElement.closest('td').cellIndex);
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.closest('td').cellIndex), before + 1);
});

test('what joins two is told in sentences, each with who says so', async ({ page }) => {
  await page.goto('/path?from=guido-crosetto&to=antony-blinken');
  const { chains } = await asked('/v1/paths?from=guido-crosetto&to=antony-blinken');
  const steps = page.locator('ol.chain').first().getByRole('listitem');
  await steps.first().waitFor();
  assert.equal(await steps.count(), chains[0].hops.length);
  assert.match(await steps.nth(1).innerText(), /Sébastien Lecornu met Antony Blinken, 2 April 2024\.\s+1 source/);
  await steps.nth(1).getByRole('button', { name: /1 source/ }).click();
  await page.getByRole('dialog').getByText('paragraph 4').waitFor();
});

test('what several share is said, and so is that they share nothing', async ({ page }) => {
  await page.goto('/common?of=sebastien-lecornu&of=guido-crosetto');
  await page.getByRole('link', { name: /Val-de-Grâce meeting/ }).first().waitFor();
  await page.goto('/path?from=gesine-weber&to=antony-blinken');
  await page.getByText(/^No chain of up to 6 steps joins Gesine Weber and Antony Blinken/).waitFor();
});

test('the ledger is filtered, sorted, and saved as it is shown', async ({ page }) => {
  await page.goto('/pledges');
  const table = page.getByRole('region', { name: /lines?/ }).getByRole('table');
  await table.waitFor();
  const all = await table.getByRole('row').count();
  await page.getByRole('combobox', { name: 'Act' }).selectOption('PROPOSED');
  await page.waitForURL(/act=PROPOSED/);
  await page.waitForFunction(before => document.querySelectorAll('table tbody tr').length < before - 1, all);
  const { items } = await asked('/v1/proposals');
  assert.equal(await table.getByRole('row').count() - 1, items.length);
  const text = await table.innerText();
  assert.ok(text.includes('195 million euros') && text.includes('Sébastien Lecornu'));
  await table.getByRole('button', { name: /^Amount/ }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV of what is shown' }).click()]);
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  assert.equal(rows.length, items.length + 1);
  await page.reload();
  await table.waitFor();
  assert.equal(await table.getByRole('row').count() - 1, items.length);
});

test('a long ledger is there to its last line, in the order that is asked for, and so is its file', async ({ page }) => {
  const { items: [first] } = await asked('/v1/proposals');
  await page.route('**/v1/commitments?*', route => route.fulfill({ json: { items: Array.from({ length: 450 }, (_, i) => ({ ...first, acts: first.acts.slice(0, 1), id: `proposal-${i}`, name: `Proposal ${i}` })) } }));
  await page.goto('/pledges?sort=what:down');
  const rows = page.getByRole('region', { name: /^450 lines/ }).locator('tbody tr');
  await page.waitForFunction(() => document.querySelectorAll('.ledger tbody tr').length === 450);
  assert.match(await rows.first().innerText(), /^Proposal 449/);
  await page.getByRole('button', { name: 'What', exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll('.ledger tbody tr').length === 450);
  assert.match(await rows.last().innerText(), /^Proposal 449/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV of what is shown' }).click()]);
  assert.match((await readFile(await download.path(), 'utf8')).trim().split('\r\n')[450], /Proposal 449/);
});

test('sums are a currency and an act each', async ({ page }) => {
  await page.goto('/pledges');
  const totals = page.getByRole('region', { name: 'Totals' });
  await totals.getByText('€800,195,000,000').waitFor();
  await totals.getByText('US$60,000,000,000').waitFor();
});

test('the map has what has coordinates, and lists what has none', async ({ page }) => {
  await page.goto('/map');
  await page.getByRole('heading', { name: 'Not on the map' }).waitFor();
  await page.getByText('Nexter ammunition production site').first().waitFor();
  await page.getByRole('button', { name: /^Paris/ }).or(page.getByRole('link', { name: /^Paris/ })).first().click();
  await page.waitForURL(/paris/);
  await page.getByRole('link', { name: /Antony Blinken's visit to Paris|Visit of Antony Blinken|Paris summit/ }).first().waitFor();
});

test('an event stands in the calendar no more exactly than its source has it', async ({ page }) => {
  await page.goto('/calendar');
  await page.getByRole('heading', { name: /the month not known/ }).waitFor();
  await page.getByText('United States suspends aid').waitFor();
  await page.getByText('Wednesday 12 March').first().waitFor();
  await page.getByRole('link', { name: /Val-de-Grâce meeting of defence ministers/ }).first().waitFor();
});

test('statements say who, when and about what', async ({ page }) => {
  await page.goto('/statements');
  await page.getByText('Sébastien Lecornu').first().waitFor();
  await page.getByRole('button', { name: /1 source/ }).first().click();
  await page.getByRole('dialog').waitFor();
});

test('these views keep nobody out, at a desk and on a telephone', async ({ page }) => {
  for (const path of ['/matrix', '/path?from=guido-crosetto&to=antony-blinken', '/common?of=sebastien-lecornu&of=guido-crosetto', '/pledges', '/statements', '/map', '/calendar']) {
    await shown(page, path);
    await keepsNobodyOut(page, path);
  }
});
