// A real Chromium before the page, for the tests of this folder: `page` is a new window; what no page of ours may do fails the test that sees it.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { after, test as run } from 'node:test';
import { chromium } from 'playwright-core';

/** The API that is asked. */
export const base = process.env.GRAPH_URL ?? 'http://127.0.0.1:5080';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// root has no sandbox, and a container little shared memory
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
after(() => browser.close());

/**
 * A test in a window of its own. `expected` are faults that the test brings about itself, by a part of their text: any other error on the console, an
 * error of a script, a question to another server and a breach of the policy fail it.
 */
export function test(name, options, body) {
  if (typeof options === 'function')
    [body, options] = [options, {}];
  const { expected = [], ...window } = options;
  run(name, { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ baseURL: base, locale: 'en-GB', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...window });
    const faults = [];
    try {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: window.baseURL ?? base });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on('console', message => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', error => faults.push(String(error)));
      page.on('dialog', dialog => {
        faults.push(`a dialog said ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', request => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== new URL(window.baseURL ?? base).origin)
          faults.push(`asked ${request.url()}`);
      });
      await body({ page, context });
      const unexpected = faults.filter(fault => !expected.some(part => fault.includes(part)));
      if (unexpected.length > 0)
        throw new Error(`The page did what it may not:\n${unexpected.join('\n')}`);
    } finally {
      await context.close();
    }
  });
}

/** What axe finds against WCAG 2.2 AA on the page as it stands, in words. */
export async function barriers(page) {
  // by the tools' own way into a page, which its policy does not hold for
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`));
}

/** The page is no wider than its window. */
export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A way to the API that can be slow or away: `server.slow(ms)`, `server.away()`, `server.back()`. */
export async function between() {
  let mode = 'there', delay = 0;
  const target = new URL(base);
  const server = http.createServer((asked, answer) => {
    if (mode === 'away') {
      asked.socket.destroy();
      return;
    }
    setTimeout(() => {
      const onward = http.request({ host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers: { ...asked.headers, host: target.host } }, given => {
        answer.writeHead(given.statusCode, given.headers);
        given.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      asked.pipe(onward);
    }, delay);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    slow: ms => delay = ms,
    away: () => {
      mode = 'away';
      server.closeAllConnections();
    },
    back: () => [mode, delay] = ['there', 0],
  };
}

/** What the API answers, to hold the page against. */
export async function asked(path) {
  const response = await fetch(new URL(path, base));
  if (!response.ok)
    throw new Error(`${path}: ${response.status}`);
  return response.json();
}
