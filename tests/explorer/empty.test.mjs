// A graph that nothing was written to: every view says so and what to do.
import assert from 'node:assert/strict';
import { barriers, shown, test } from './browser.mjs';

test('nothing is there, and every view says so', async ({ page }) => {
  for (const path of ['/', '/graph', '/matrix', '/path', '/common', '/pledges', '/statements', '/calendar', '/map', '/sources', '/search?q=lecornu']) {
    await shown(page, path);
    assert.ok((await page.getByRole('main').innerText()).length > 40, `${path} says nothing`);
    assert.equal(await page.getByRole('alert').count(), 0, `${path} takes it for a fault`);
    assert.deepEqual(await barriers(page), [], path);
  }
});
