// Prints what docs/performance.md says of the explorer: with the API at GRAPH_URL, or at port 5080, over the graph that ships,
//   npm ci && node measure.mjs
// The large graphs are made up here, in the API's own words, so what is measured is the page.
import { base, launch } from './chromium.mjs';

const rounds = 5;
const desk = { baseURL: base, locale: 'en-GB', viewport: { width: 1280, height: 800 } };
const median = of => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)];
const share = (of, part) => [...of].sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * part))];
const ms = value => `${Math.round(value)} ms`;

/** From the start of the navigation until what the selector finds is painted. */
async function painted(page, path, selector) {
  await page.addInitScript(what => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector(what))
        return;
      seen.disconnect();
      // after the next frame it is surely on the screen
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.painted ??= performance.now();
        port2.postMessage('');
      });
    });
    seen.observe(document, { subtree: true, childList: true, attributes: true });
  }, selector);
  await page.goto(path);
  await page.waitForFunction(() => globalThis.painted);
  return page.evaluate(() => globalThis.painted);
}

/** How long each frame takes while something is done. */
async function frames(page, does) {
  await page.evaluate(() => {
    globalThis.frames = [];
    let before = performance.now();
    const count = now => {
      globalThis.frames.push(now - before);
      before = now;
      globalThis.counting = requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await does();
  const all = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.counting);
    return globalThis.frames.slice(1);
  });
  return `${all.length} frames, median ${ms(median(all))}, 95 of 100 within ${ms(share(all, 0.95))}`;
}

/** A question of the API that is answered from here. */
const answers = (page, path, answer) => page.route(url => url.pathname === path, route => route.fulfill({ json: answer(new URL(route.request().url()).searchParams) }));

async function fresh(does) {
  const browser = await launch();
  try {
    const page = await (await browser.newContext(desk)).newPage();
    return await does(page);
  } finally {
    await browser.close();
  }
}

for (const [what, path, selector] of [
  ['the first page, its latest meetings', '/', '.home ol.rows li'],
  ['the page of a minister, his contacts', '/entity/sebastien-lecornu', '.entity-page table tbody tr'],
  ['the graph around him', '/graph/sebastien-lecornu', '[role=application] svg'],
  ['the graph around him, to be moved', '/graph/sebastien-lecornu', '[role=application] canvas'],
  ['the ledger', '/pledges', '.ledger tbody tr'],
]) {
  const [cold, warm] = [[], []];
  for (let i = 0; i < rounds; i++)
    await fresh(async page => {
      cold.push(await painted(page, path, selector));
      warm.push(await painted(page, path, selector));
    });
  console.log(`${what}: ${ms(median(cold))} by a browser just started, ${ms(median(warm))} once its files are there`);
}

const get = async path => (await fetch(new URL(path, base))).json();

const ledger = (await get('/v1/commitments')).items.filter(one => one.acts.length === 1);
await fresh(async page => {
  await answers(page, '/v1/commitments', query => {
    const from = Number(query.get('cursor') ?? 0);
    const items = Array.from({ length: 500 }, (_, i) => ({ ...ledger[i % ledger.length], id: `commitment-${from + i}`, name: `${ledger[i % ledger.length].name}, ${from + i}` }));
    return { items, ...from + 500 < 1000 && { next: String(from + 500) } };
  });
  const first = await painted(page, '/pledges', '.ledger tbody tr');
  const last = await page.evaluate(() => new Promise(done => {
    const look = () => document.querySelector('.ledger tbody tr:nth-child(1000)') ? setTimeout(() => done(performance.now())) : requestAnimationFrame(look);
    look();
  }));
  const sort = await page.evaluate(() => new Promise(done => {
    const start = performance.now();
    document.querySelectorAll('.ledger thead button')[2].click();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }));
  await page.mouse.move(640, 500);
  const scrolled = await frames(page, async () => {
    for (let i = 0; i < 40; i++)
      await page.mouse.wheel(0, 400);
  });
  console.log(`a ledger of 1,000 lines: ${ms(first)} to the first lines, ${ms(last)} to the last, ${ms(sort)} to sort, scrolled: ${scrolled}`);
});

await fresh(async page => {
  const ref = (type, i) => ({ id: `${type}-${i}`, type, name: `${type === 'person' ? 'Given Family' : 'A remark on the state of things'} ${i}` });
  const evidence = [{ source: { id: 'report', title: 'A report', published: '2025-01-01' }, locator: 'paragraph 1', summary: 'It says so.' }];
  await page.route(/\/v1\/entities\/person-\d\/neighbours/, route => {
    const hub = Number(/person-(\d)/.exec(route.request().url())[1]);
    const edges = Array.from({ length: 480 }, (_, i) => ({ id: `edge-${hub}-${i}`, type: 'SAID', from: ref('person', hub), to: ref('statement', (hub * 400 + i) % 2000), date: `2024-${String(i % 12 + 1).padStart(2, '0')}`, evidence }));
    return route.fulfill({ json: { nodes: [ref('person', hub), ...edges.map(edge => edge.to)], edges, more: [] } });
  });
  for (const list of [/\/v1\/entities\/person-\d\/(timeline|contacts)/, /\/v1\/meetings\?/])
    await page.route(list, route => route.fulfill({ json: { items: [] } }));
  await page.route(/\/v1\/entities\/person-\d$/, route => route.fulfill({ json: { ...ref('person', 0), aliases: [] } }));
  const first = await painted(page, `/graph/person-0?open=${[0, 1, 2, 3, 4].map(i => `person-${i}*20`).join(',')}`, '[role=application] canvas');
  const label = await page.getByRole('application').getAttribute('aria-label');
  const box = await page.getByRole('application').boundingBox();
  // the ground is taken hold of, and not a node
  const ground = { x: box.x + box.width / 2, y: box.y + 30 };
  const moved = async () => {
    await page.mouse.move(ground.x, ground.y);
    await page.mouse.down();
    const moves = await frames(page, async () => {
      for (let i = 0; i < 60; i++)
        await page.mouse.move(ground.x + i * 4, ground.y + i * 2);
    });
    await page.mouse.up();
    return moves;
  };
  const whole = await moved();
  const zoomed = await frames(page, async () => {
    for (let i = 0; i < 20; i++)
      await page.mouse.wheel(0, i % 2 ? 120 : -120);
  });
  // near enough to read the names
  for (let i = 0; i < 14; i++)
    await page.getByRole('button', { name: 'Zoom in' }).click();
  const near = await moved();
  console.log(`a graph (${label.split(': ')[1]}): ${ms(first)} to the picture, moved: ${whole}, zoomed: ${zoomed}, moved where names are read: ${near}`);
});

await fresh(async page => {
  const person = i => ({ id: `person-${i}`, type: 'person', name: `Given Family ${i}` });
  await answers(page, '/v1/entities', () => ({ items: Array.from({ length: 120 }, (_, i) => person(i)), next: 'more' }));
  await answers(page, '/v1/contacts/matrix', query => {
    const [rows, columns] = ['rows', 'columns'].map(name => query.getAll(name).map(id => person(id.split('-')[1])));
    return {
      rows: rows.map(entity => ({ entity, known: true })), columns: columns.map(entity => ({ entity, known: true })),
      cells: rows.flatMap(row => columns.map((column, i) => i % 10 ? { row, column, answer: 'never', evidence: [] } : { row, column, answer: 'met', evidence: [], met: { count: 2, first: '2024-01', last: '2025-03', lastMeeting: 'meeting', bases: ['meeting'] } })),
    };
  });
  const first = await painted(page, '/matrix', '.matrix tbody tr:nth-child(120)');
  await page.mouse.move(640, 600);
  const scrolled = await frames(page, async () => {
    for (let i = 0; i < 40; i++)
      await page.mouse.wheel(i % 2 * 300, 300);
  });
  console.log(`who met whom of 120: ${ms(first)}, scrolled: ${scrolled}`);
});

const sizes = await fresh(async page => {
  const loaded = new Map();
  let at = '';
  page.on('requestfinished', async request => {
    const { url, path } = { url: request.url(), path: at };
    if (url.endsWith('.js') && !loaded.has(url))
      loaded.set(url, { path, size: (await request.sizes()).responseBodySize });
  });
  for (at of ['/', '/search?q=a', '/entity/sebastien-lecornu', '/entity/paris', '/graph/sebastien-lecornu', '/matrix', '/path?from=guido-crosetto&to=antony-blinken', '/common', '/pledges', '/statements', '/calendar', '/map', '/map?extent=world', '/sources', '/source/report-2025-03-12', '/relation/sebastien-lecornu--visited--nexter']) {
    await page.goto(at);
    await page.waitForLoadState('networkidle');
  }
  return [...loaded.values()];
});
const sum = of => `${(of.reduce((all, one) => all + one.size, 0) / 1000).toFixed(0)} KB`;
console.log(`script, compressed: ${sum(sizes.filter(one => one.path === '/'))} on the first page, ${sum(sizes)} in all views together`);
