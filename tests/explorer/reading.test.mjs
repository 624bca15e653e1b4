// Search, the page of an entity, and the evidence of what stands there, over the graph that ships.
import assert from 'node:assert/strict';
import { asked, base, keepsNobodyOut, shown, test } from './browser.mjs';

test('a name is found as it is typed, by the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
  const box = page.getByRole('main').getByRole('combobox');
  await box.focus();
  await page.keyboard.type('lecorn');
  const options = page.getByRole('listbox').getByRole('option');
  await options.first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.match(await options.first().innerText(), /Sébastien Lecornu/);
  assert.equal(await box.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Sébastien Lecornu' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/entity/sebastien-lecornu');
});

test('another script, a slip and a missing accent find the same person', async ({ page }) => {
  for (const [typed, name] of [['Зеленський', /Zelenskyy/], ['lecorun', /Lecornu/], ['sejourne', /Séjourné/]]) {
    await page.goto('/');
    await page.getByRole('main').getByRole('combobox').fill(typed);
    const first = page.getByRole('listbox').getByRole('option').first();
    await first.waitFor();
    assert.match(await first.innerText(), name, typed);
  }
});

test('two names lead to what joins them', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('combobox').fill('Lecornu Crosetto');
  await page.getByRole('option', { name: /What joins Sébastien Lecornu and Guido Crosetto/ }).click();
  await page.getByRole('heading', { level: 1, name: /Sébastien Lecornu and Guido Crosetto/ }).waitFor();
  assert.equal(new URL(page.url()).search, '?from=sebastien-lecornu&to=guido-crosetto');
});

test('a name that nothing has is said to be there nowhere', async ({ page }) => {
  await page.goto('/search?q=qqqqqqqqqq');
  await page.getByText(/Nothing .*qqqqqqqqqq/).first().waitFor();
});

test('the page of a minister says whom he met, as the API does', async ({ page }) => {
  await page.goto('/entity/sebastien-lecornu');
  const table = page.getByRole('table').filter({ has: page.getByText('Whom', { exact: true }) });
  await table.waitFor();
  const { items } = await asked('/v1/entities/sebastien-lecornu/contacts');
  const rows = await table.getByRole('row').allInnerTexts();
  assert.equal(rows.length - 1, items.length);
  items.forEach((item, i) => assert.ok(rows[i + 1].replaceAll(/\s+/g, ' ').includes(item.with.name), `${rows[i + 1]} is not ${item.with.name}`));
  for (const heading of ['Offices', 'Whom they met', 'Commitments', 'Statements', 'Timeline', 'What it rests on'])
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
});

test('every claim opens what it rests on, and the focus comes back', async ({ page }) => {
  await page.goto('/entity/sebastien-lecornu');
  const button = page.getByRole('button', { name: /^1 source for: Sébastien Lecornu visited Nexter$/ });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Sébastien Lecornu visited Nexter' }).waitFor();
  const relation = await asked('/v1/relations/sebastien-lecornu--visited--nexter');
  const text = await dialog.innerText();
  for (const part of [relation.evidence[0].source.title, relation.evidence[0].locator, relation.evidence[0].summary])
    assert.ok(text.includes(part), `${part} is not told`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.ok(await button.evaluate(element => element === document.activeElement));
});

test('citation, footnote and curl are copied, and the curl gets the claim', async ({ page }) => {
  await page.goto('/entity/sebastien-lecornu');
  await page.getByRole('button', { name: /^1 source for: Sébastien Lecornu visited Nexter$/ }).click();
  const dialog = page.getByRole('dialog');
  const copied = async name => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await dialog.getByRole('button', { name }).click();
    await page.waitForFunction(async () => await navigator.clipboard.readText() !== '');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const relation = await asked('/v1/relations/sebastien-lecornu--visited--nexter');
  assert.ok((await copied('Copy citation')).startsWith(`“${relation.evidence[0].source.title}”`));
  assert.match(await copied('Copy as footnote'), /^Sébastien Lecornu visited Nexter, 2 April 2024: “.*paragraph \d/);
  const curl = await copied('Copy as curl');
  assert.equal(curl, `curl '${new URL('/v1/relations/sebastien-lecornu--visited--nexter', base).href}'`);
  assert.equal((await asked(/'(.*)'/.exec(curl)[1])).id, relation.id);
});

test('back, forth, reload and a shared link show the same', async ({ page, context }) => {
  await page.goto('/');
  await page.goto('/entity/sebastien-lecornu');
  await page.getByRole('table').getByRole('link', { name: 'Guido Crosetto' }).click();
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Sébastien Lecornu' }).waitFor();
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
});

test('what an address names and the graph has not is said, with a way on', { expected: ['404'] }, async ({ page }) => {
  await page.goto('/entity/nobody-of-that-id');
  await page.getByRole('alert').getByRole('heading', { name: 'Not in the graph' }).waitFor();
  await page.getByRole('alert').getByRole('link', { name: 'Search from the start' }).click();
  await page.getByRole('heading', { level: 1, name: 'Who met whom, and who says so' }).waitFor();
});

test('dates are the reader\'s own', { locale: 'de-DE' }, async ({ page }) => {
  await page.goto('/entity/sebastien-lecornu');
  await page.getByRole('link', { name: '2. April 2024' }).first().waitFor();
});

test('nobody is kept out, at a desk and on a telephone', async ({ page }) => {
  for (const path of ['/', '/search?q=minister', '/entity/sebastien-lecornu', '/entity/val-de-grace-meeting-2025-03-12', '/sources', '/source/report-2025-03-12', '/relation/sebastien-lecornu--visited--nexter']) {
    await shown(page, path);
    await keepsNobodyOut(page, path);
  }
});

test('on paper the sources stand beside the claims', async ({ page }) => {
  await shown(page, '/entity/sebastien-lecornu');
  assert.equal(await page.locator('.print-only').first().isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.print-only').first().isVisible(), true);
  assert.equal(await page.getByRole('banner').isVisible(), false);
});
