// A server that is slow, away and coming back.
import assert from 'node:assert/strict';
import { between, test } from './browser.mjs';

const server = await between();
const own = { baseURL: server.url, expected: ['Failed to load resource', 'ERR_', 'fetch'] };

test('slow is said, and what was asked comes', own, async ({ page }) => {
  server.back();
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  server.slow(2500);
  await page.goto('/entity/guido-crosetto', { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor({ timeout: 90_000 });
  server.back();
});

test('away is said, and the page comes by itself when the server does', own, async ({ page }) => {
  server.back();
  await page.goto('/');
  await page.getByRole('link', { name: 'Whom did Sébastien Lecornu meet?' }).waitFor();
  await page.goto('/entity/sebastien-lecornu');
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page.waitForLoadState('networkidle');
  server.away();
  await page.getByRole('table').getByRole('link', { name: 'Guido Crosetto' }).click();
  await page.getByRole('alert').getByRole('heading', { name: 'The server is away' }).waitFor();
  server.back();
  await page.getByRole('heading', { level: 1, name: 'Guido Crosetto' }).waitFor({ timeout: 90_000 });
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
