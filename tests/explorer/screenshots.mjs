// Takes the pictures of docs/images/explorer-*.png anew, of the graph that ships: with the API at GRAPH_URL, or at port 5080,
//   npm ci && node screenshots.mjs
import { fileURLToPath } from 'node:url';
import { base, launch } from './chromium.mjs';

const folder = new URL('../../docs/images/', import.meta.url);
const desk = { viewport: { width: 1280, height: 720 }, colorScheme: 'light' };
const telephone = { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true };

const pictures = [
  ['explorer-graph', '/graph/sebastien-lecornu', desk, async page => {
    await page.locator('[role=application] canvas').first().waitFor();
    await page.evaluate(() => new Promise(done => setTimeout(done, 500)));
  }],
  ['explorer-evidence', '/entity/sebastien-lecornu', desk, async page => {
    await page.getByRole('button', { name: /^1 source for: Sébastien Lecornu and Antony Blinken/ }).click();
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => document.activeElement.blur());
  }],
  ['explorer-matrix', '/matrix', desk],
  ['explorer-pledges', '/pledges', desk],
  ['explorer-telephone', '/entity/val-de-grace-meeting-2025-03-12', telephone],
];

const browser = await launch();
for (const [name, path, window, does] of pictures) {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...window });
  const page = await context.newPage();
  await page.goto(path);
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('[aria-busy]'));
  await does?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)) });
  await context.close();
}
await browser.close();
