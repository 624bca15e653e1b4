// A server that is slow, away and coming back. The page's clock is ours: what it waits for is not waited for here.
import assert from 'node:assert/strict';
import { between, test } from './browser.mjs';

const server = await between();
const own = { alone: true, baseURL: server.url, expected: ['Failed to load resource', 'ERR_', 'fetch'] };

test('slow is said, and what was asked comes', own, async ({ page }) => {
  await page.clock.install();
  server.slow();
  await page.goto('/entity/guido-crosetto');
  await page.clock.fastForward(5000);
  const said = page.getByText('The server is slow; still waiting for its answer.');
  await said.waitFor();
  server.back();
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
  await said.waitFor({ state: 'detached' });
});

test('away is said, and the page comes by itself when the server does', own, async ({ page }) => {
  await page.clock.install();
  server.back();
  await page.goto('/entity/sebastien-lecornu');
  const link = page.getByRole('table').getByRole('link', { name: 'Guido Crosetto' });
  await link.waitFor();
  server.away();
  await link.click();
  await page.getByRole('alert').getByRole('heading', { name: 'The server is away' }).waitFor();
  await page.clock.fastForward(10_000);
  assert.equal(await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).count(), 0);
  server.back();
  await page.clock.fastForward(10_000);
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
});

test('a part that fails does not take the page with it, and is tried again', own, async ({ page }) => {
  server.back();
  let broken = true;
  await page.route('**/v1/entities/guido-crosetto/timeline*', route => broken ? route.fulfill({ status: 503, headers: { 'retry-after': '5', 'content-type': 'application/problem+json' }, body: JSON.stringify({ title: 'The store does not answer', status: 503, code: 'timeout', detail: 'It took too long.' }) }) : route.continue());
  await page.goto('/entity/guido-crosetto');
  const alert = page.getByRole('alert').first();
  await alert.waitFor();
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor();
  broken = false;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('alert').count(), 0);
});
