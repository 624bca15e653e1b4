// A real Chromium before the page, for the tests of this folder: `page` is a new window; what no page of ours may do fails the test that sees it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { after, test as run } from 'node:test';
import { base, launch } from './chromium.mjs';

export { base };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// all windows in one process: what one of them has read and compiled is there for the next
const browser = await launch('--process-per-site');
after(() => browser.close());

/** Made once for all tests that have the same settings: the files of the page are then fetched once. What a page keeps is its window's own; not so its clock, and who changes that is alone. */
const readers = new Map();
function reader(settings, alone) {
  const key = alone + JSON.stringify(settings);
  if (!readers.has(key))
    readers.set(key, (async () => {
      const context = await browser.newContext(settings);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: settings.baseURL });
      // a window of the same site that stays keeps its process, and with it the compiled scripts
      const stays = await context.newPage();
      await stays.goto('/health/live');
      return { context, stays };
    })());
  return readers.get(key);
}

/**
 * A test in a window of its own. `expected` are faults that the test brings about itself, by a part of their text: any other error on the console, an
 * error of a script, a question to another server and a breach of the policy fail it. A test that is `alone` shares nothing with another.
 */
export function test(name, options, body) {
  if (typeof options === 'function')
    [body, options] = [options, {}];
  const { expected = [], alone = false, ...window } = options;
  run(name, { timeout: 90_000 }, async () => {
    const settings = { baseURL: base, locale: 'en-GB', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...window };
    const { context, stays } = await reader(settings, alone ? name : '');
    const page = await context.newPage();
    const faults = [];
    try {
      page.setDefaultTimeout(20_000);
      page.on('console', message => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', error => faults.push(String(error)));
      page.on('dialog', dialog => {
        faults.push(`a dialog said ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', request => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== new URL(settings.baseURL).origin)
          faults.push(`asked ${request.url()}`);
      });
      await body({ page, context });
      const unexpected = faults.filter(fault => !expected.some(part => fault.includes(part)));
      if (unexpected.length > 0)
        throw new Error(`The page did what it may not:\n${unexpected.join('\n')}`);
    } finally {
      await Promise.all(context.pages().filter(one => one !== stays).map(one => one.close()));
    }
  });
}

/** Goes to an address, if one is given, and waits until the page shows what was asked for: it has a heading, and nothing is still on its way. */
export async function shown(page, path) {
  if (path)
    await page.goto(path);
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('[aria-busy]'));
}

const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What another width and other colours can change of the same elements. */
const looks = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'css-orientation-lock'] } };

/** What axe finds against WCAG 2.2 AA on the page as it stands, in words. It takes half of the time, and a page is the same over every store: one of them is enough. */
export async function barriers(page, of = rules) {
  if (process.env.GRAPH_LOOKS === 'no')
    return [];
  // by the tools' own way into a page, which its policy does not hold for
  if (!await page.evaluate(() => 'axe' in globalThis))
    await page.evaluate(axe);
  const { violations } = await page.evaluate(of => globalThis.axe.run(document, { ...of, resultTypes: ['violations'], preload: false }), of);
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`));
}

/** At a desk by day and on a telephone by night: axe finds nothing, and nothing is wider than the window. */
export async function keepsNobodyOut(page, what) {
  for (const [width, colorScheme, of] of [[1280, 'light', rules], [360, 'dark', looks]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    // the colours change with the next frame
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.ok(await overflows(page) <= 0, `${what} is wider than ${width}`);
    assert.deepEqual(await barriers(page, of), [], `${what} at ${width}, ${colorScheme}`);
  }
}

/** The page is no wider than its window. */
export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A way to the API that can be slow or away: `server.slow()` answers no question, and `server.away()` nothing at all, until `server.back()`. */
export async function between() {
  let mode = 'there';
  const waiting = [];
  const target = new URL(base);
  const pass = (asked, answer) => {
    const onward = http.request({ host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers: { ...asked.headers, host: target.host } }, given => {
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  };
  const server = http.createServer((asked, answer) => {
    if (mode === 'away')
      asked.socket.destroy();
    else if (mode === 'slow' && asked.url.startsWith('/v1/'))
      waiting.push(() => pass(asked, answer));
    else
      pass(asked, answer);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    slow: () => mode = 'slow',
    away: () => {
      mode = 'away';
      server.closeAllConnections();
    },
    back: () => {
      mode = 'there';
      waiting.splice(0).forEach(goesOn => goesOn());
    },
  };
}

/** What the API answers, to hold the page against. */
export async function asked(path) {
  const response = await fetch(new URL(path, base));
  if (!response.ok)
    throw new Error(`${path}: ${response.status}`);
  return response.json();
}
