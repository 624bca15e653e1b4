// A graph that nothing was written to: every view says so and what to do.
import assert from 'node:assert/strict';
import { barriers, test } from './browser.mjs';

test('nothing is there, and every view says so', async ({ page }) => {
  for (const path of ['/', '/graph', '/matrix', '/path', '/common', '/pledges', '/statements', '/calendar', '/map', '/sources', '/search?q=lecornu']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.ok((await page.getByRole('main').innerText()).length > 40, `${path} says nothing`);
    assert.equal(await page.getByRole('alert').count(), 0, `${path} takes it for a fault`);
    assert.deepEqual(await barriers(page), [], path);
  }
});
