// A graph whose every text tries to be markup, script or a layout's end: it is shown as the text it is. (A dialog, an error and a question to
// another server fail any test here.)
import assert from 'node:assert/strict';
import { asked, barriers, overflows, shown, test } from './browser.mjs';

const ids = ['img-onerror', 'right-to-left', 'very-long', 'emoji', 'hostile-meeting', 'hostile-place', 'hostile-commitment', 'hostile-statement'];

test('every name stands on its page as it is', async ({ page }) => {
  for (const id of ids) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await shown(page, `/entity/${id}`);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), (await asked(`/v1/entities/${id}`)).name);
    assert.equal(await page.locator('main img, main iframe, main script, main u, main b').count(), 0, id);
    assert.ok(await overflows(page) <= 0, `${id} is wider than a desk`);
    await page.setViewportSize({ width: 360, height: 800 });
    assert.ok(await overflows(page) <= 0, `${id} is wider than a telephone`);
    assert.deepEqual(await barriers(page), [], id);
  }
});

test('evidence, sources, suggestions and the other views take no text for markup', async ({ page }) => {
  await page.goto('/entity/img-onerror');
  await page.getByRole('button', { name: /sources? for: / }).first().click();
  const dialog = page.getByRole('dialog');
  assert.ok((await dialog.innerText()).includes('<img src=x onerror=alert(8)> says so.'));
  await page.keyboard.press('Escape');
  await page.goto('/');
  await page.getByRole('main').getByRole('combobox').fill('img');
  await page.getByRole('option').first().waitFor();
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ['/search?q=%3Cimg', '/sources', '/source/hostile-report', '/graph/img-onerror', '/matrix', '/path?from=img-onerror&to=emoji', '/common?of=img-onerror&of=right-to-left', '/pledges', '/statements', '/calendar', '/map', '/embed/graph/right-to-left']) {
    await shown(page, path);
    assert.equal(await page.locator('main img, main iframe, main script').count(), 0, path);
    assert.ok(await overflows(page) <= 0, `${path} is wider than a telephone`);
  }
});

test('an address that is hostile itself leads nowhere', { expected: ['400', '404', '422'] }, async ({ page }) => {
  for (const path of ['/entity/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', '/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E', '/graph/img-onerror?open=%3Cb%3E&pin=a@NaN@1e999', '/matrix?rows=javascript:alert(1)']) {
    await shown(page, path);
    assert.ok((await page.getByRole('main').innerText()).trim().length > 0, path);
    assert.equal(await page.locator('main img, main script').count(), 0, path);
  }
});
