// The graph as a picture: opened, hidden, pinned, filtered, taken back, saved and embedded, with the list below it as its text.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { asked, keepsNobodyOut, test } from './browser.mjs';

const picture = page => page.getByRole('application', { name: /^Picture of the graph around/ });
const shown = async page => /: (\d+) nodes?, (\d+) lines?$/.exec(await picture(page).getAttribute('aria-label')).slice(1).map(Number);
const listed = async page => {
  const list = page.locator('details.listed');
  if (!await list.evaluate(element => element.open))
    await list.locator('summary').first().click();
  // it is filled once the browser has said that it is open
  await list.getByRole('row').first().waitFor();
  return list;
};
const settled = (page, is) => page.waitForFunction(text => document.querySelector('[role=application]')?.getAttribute('aria-label')?.endsWith(text), `: ${is[0]} nodes, ${is[1]} lines`);

async function open(page, path = '/graph/sebastien-lecornu') {
  await page.goto(path);
  await picture(page).waitFor();
  await page.waitForFunction(() => /\d node/.test(document.querySelector('[role=application]').getAttribute('aria-label')));
  return shown(page);
}

test('what is in the picture is what the API says is next to the minister', async ({ page }) => {
  await open(page);
  const { nodes } = await asked('/v1/entities/sebastien-lecornu/neighbours?limit=100');
  const list = await listed(page);
  const text = await list.innerText();
  for (const node of nodes)
    assert.ok(text.includes(node.name), `${node.name} is not listed`);
});

test('a node is opened, and what was drawn stays where it was', async ({ page }) => {
  const before = await open(page);
  const list = await listed(page);
  await list.getByRole('button', { name: 'Open: Antony Blinken' }).click();
  await page.waitForFunction(text => !document.querySelector('[role=application]').getAttribute('aria-label').endsWith(text), `: ${before[0]} nodes, ${before[1]} lines`);
  const after = await shown(page);
  assert.ok(after[0] > before[0] && after[1] > before[1], `${before} became ${after}`);
  assert.match(new URL(page.url()).search, /open=antony-blinken/);
  await page.goBack();
  await settled(page, before);
  await page.goForward();
  await settled(page, after);
  await page.reload();
  await settled(page, after);
});

test('hidden is taken back, and done again, by buttons and keys', async ({ page }) => {
  const all = await open(page);
  await (await listed(page)).getByRole('button', { name: 'Hide: NATO' }).click();
  const fewer = [all[0] - 1, all[1] - 1];
  await settled(page, fewer);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page, all);
  await page.getByRole('button', { name: 'Redo' }).click();
  await settled(page, fewer);
  await page.keyboard.press('Control+z');
  await settled(page, all);
  await page.keyboard.press('Control+Shift+z');
  await settled(page, fewer);
  assert.match(new URL(page.url()).search, /hide=nato/);
  await page.getByRole('group', { name: 'Hidden' }).getByRole('button', { name: 'Show NATO' }).click();
  await settled(page, all);
});

test('the keyboard alone goes from node to node, pins and hides', async ({ page }) => {
  const all = await open(page);
  await picture(page).focus();
  await page.keyboard.press('ArrowRight');
  const card = page.getByRole('complementary', { name: /What is chosen/ }).getByRole('heading', { level: 2 }).first();
  await card.waitFor();
  const first = await card.innerText();
  await page.keyboard.press('p');
  await page.waitForURL(/pin=/);
  await page.keyboard.press('h');
  await page.waitForURL(/hide=/);
  assert.equal((await shown(page))[0] < all[0], true, `${first} is still drawn`);
});

test('the kinds of lines, the bases and the time are chosen', async ({ page }) => {
  const all = await open(page);
  await page.getByRole('checkbox', { name: /^Said/ }).uncheck();
  await settled(page, [all[0] - 3, all[1] - 3]);
  await page.getByRole('checkbox', { name: /^Said/ }).check();
  await settled(page, all);
  await page.getByRole('checkbox', { name: 'Were at one event' }).check();
  await page.waitForURL(/without=/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page, all);
  const from = page.getByRole('slider', { name: 'From' });
  await from.focus();
  await page.keyboard.press('End');
  await page.waitForURL(/from=2025-03/);
  const late = await shown(page);
  assert.ok(late[1] < all[1] && late[1] > 0, `${late} of ${all}`);
  const text = await (await listed(page)).innerText();
  assert.ok(!text.includes('2 April 2024'), 'a line of another time is listed');
});

test('two meetings of one pair are two lines', async ({ page }) => {
  await open(page);
  const list = await listed(page);
  const lines = list.getByRole('row').filter({ hasText: 'Antony Blinken' }).filter({ hasText: 'met' });
  assert.equal(await lines.count(), 2);
});

test('every line of the list opens its evidence', async ({ page }) => {
  await open(page);
  const list = await listed(page);
  const proofs = list.getByRole('button', { name: /sources? for: / });
  assert.equal(await proofs.count(), (await shown(page))[1]);
  await proofs.first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy citation' }).first().waitFor();
});

test('picture, drawing, GEXF and table of what is shown are saved', async ({ page }) => {
  const [nodes, lines] = await open(page);
  const menu = page.locator('details.menu');
  const saved = async name => {
    if (!await menu.evaluate(element => element.open))
      await page.getByText('Save and share').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const png = await saved('Picture (PNG)');
  assert.equal(png.name, 'graph-sebastien-lecornu.png');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.bytes.length > 10_000);
  const drawing = (await saved('Drawing (SVG)')).bytes.toString();
  assert.ok(drawing.includes('Guido Crosetto') && drawing.startsWith('<?xml'));
  const gexf = (await saved('For Gephi (GEXF)')).bytes.toString();
  assert.equal(gexf.match(/<node /g).length, nodes);
  assert.equal(gexf.match(/<edge /g).length, lines);
  const rows = (await saved('Table (CSV)')).bytes.toString().trim().split(/\r\n/);
  assert.equal(rows.length, lines + 1);
});

test('the picture is seen before the script that moves it is there, and stays where it was', async ({ page }) => {
  let goesOn;
  const held = new Promise(done => goesOn = done);
  await page.route('**/assets/canvas-*.js', async route => {
    await held;
    await route.continue();
  });
  await page.goto('/graph/sebastien-lecornu');
  const name = of => picture(page).locator('svg tspan').filter({ hasText: of });
  await name('Antony Blinken').waitFor();
  await (await listed(page)).getByRole('button', { name: 'Hide: NATO' }).click();
  await name('NATO').waitFor({ state: 'detached' });
  goesOn();
  await picture(page).locator('canvas').first().waitFor();
  assert.equal(await picture(page).locator('svg').count(), 0);
});

test('a large picture is painted in few strokes, and its nodes are chosen and hidden as ever', async ({ page }) => {
  const said = Array.from({ length: 600 }, (_, i) => ({ id: `said-${i}`, type: 'statement', name: `Remark ${i}` }));
  const { nodes: [minister], edges: [first] } = await asked('/v1/entities/sebastien-lecornu/neighbours?limit=1');
  await page.route('**/neighbours?*', route => route.fulfill({ json: { nodes: [minister, ...said], edges: said.map((to, i) => ({ ...first, id: `edge-${i}`, type: 'SAID', from: minister, to })), more: [] } }));
  await page.addInitScript(() => {
    globalThis.calls = { stroke: 0, drawImage: 0 };
    for (const name of Object.keys(globalThis.calls)) {
      const usual = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function (...given) {
        globalThis.calls[name]++;
        return usual.apply(this, given);
      };
    }
  });
  const [nodes] = await open(page);
  assert.ok(nodes > 600);
  await picture(page).locator('canvas').first().waitFor();
  await page.waitForFunction(() => globalThis.calls.stroke > 0);
  assert.ok(await page.evaluate(() => globalThis.calls.stroke + globalThis.calls.drawImage) < 300, 'each element is painted by itself');
  await picture(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('h');
  await page.waitForURL(/hide=/);
  assert.ok((await shown(page))[0] < nodes);
});

test('the embedded picture has no header, and its links lead out of the frame', async ({ page }) => {
  await page.goto('/embed/graph/sebastien-lecornu');
  await picture(page).waitFor();
  assert.equal(await page.getByRole('banner').count(), 0);
  const out = page.getByRole('link', { name: 'Open in the explorer' });
  assert.equal(await out.getAttribute('target'), '_blank');
  assert.match(await out.getAttribute('href'), /\/graph\/sebastien-lecornu$/);
});

test('the picture keeps nobody out', async ({ page }) => {
  await open(page);
  await listed(page);
  await keepsNobodyOut(page, 'the picture');
});
