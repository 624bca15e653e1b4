// A graph that is read with a key: it is asked for once, and whatever the page then asks or saves is asked with it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { barriers, base, shown, test } from './browser.mjs';

const key = process.env.GRAPH_KEY;
const refused = { expected: ['401'] };

async function give(page, text) {
  await page.getByLabel('Key', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
}

test('one key is asked for, and all of the page comes with it', refused, async ({ page }) => {
  await shown(page, '/');
  await page.getByRole('heading', { name: 'This graph is read with a key' }).waitFor();
  assert.equal(await page.getByLabel('Key', { exact: true }).count(), 1);
  assert.deepEqual(await barriers(page), []);
  await give(page, 'graph_wrong');
  await page.getByText('The key that was given is not taken here.').waitFor();
  await give(page, key);
  await page.getByRole('link', { name: 'Val-de-Grâce meeting of defence ministers, 12 March 2025', exact: true }).waitFor();
  await page.getByRole('link', { name: 'sources' }).first().waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.getByRole('main').getByRole('combobox').fill('lecornu');
  await page.getByRole('option').first().waitFor();
});

test('what a link leads to is saved with the key, and the copied curl does not show it', refused, async ({ page }) => {
  await page.goto('/entity/sebastien-lecornu');
  await give(page, key);
  await shown(page);
  const saved = async link => {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
  };
  const [name, table] = await saved(page.getByRole('link', { name: 'As a table for a spreadsheet' }));
  assert.equal(name, 'sebastien-lecornu-contacts.csv');
  assert.match(table, /Antony Blinken/);
  const [record, json] = await saved(page.getByRole('link', { name: 'As data', exact: true }));
  assert.equal(record, 'sebastien-lecornu.json');
  assert.equal(JSON.parse(json).name, 'Sébastien Lecornu');
  await page.getByRole('button', { name: /^1 source for: Sébastien Lecornu visited Nexter$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `curl -H "Authorization: Bearer $GRAPH_KEY" '${new URL('/v1/relations/sebastien-lecornu--visited--nexter', base).href}'`);
});

test('a key that is no longer taken is said, and the way without it', refused, async ({ page }) => {
  await page.goto('/sources');
  await give(page, 'graph_wrong');
  await page.getByText('The key that was given is not taken here.').waitFor();
  await page.getByRole('button', { name: 'Go on without a key' }).click();
  await page.getByText('Whoever runs this server makes keys for readers.').waitFor();
});
