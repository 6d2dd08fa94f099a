// A scan of a folder in a real window: from the menu of the Explorer, by keyboard, and its codes over time in every theme and
// narrow. Called by person.test.mjs, which brings the hands and the counting.
import assert from 'node:assert/strict';

/** Scans the folder `session/` that the story brings. */
export async function withScan(code, { check, until, seriousFindings }) {
  const { page, setTheme, screenshot, runCommand } = code;
  const folder = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'session' }).first();
  const rows = page.locator('.panel .customview-tree .monaco-list-row');
  const chart = () => code.frameWith('#chart');

  await check('a scan of a folder, from the menu of the Explorer', async () => {
    await folder.click({ button: 'right' });
    const line = page.locator('.monaco-menu .action-item', { hasText: 'Scan Folder for RDP Problems' }).first();
    await line.hover();
    await page.waitForTimeout(500); // a menu does not take a click that may still belong to its opening
    await line.click();
    await rows.filter({ hasText: /\d ×/ }).first().waitFor();
    await screenshot('scan');
  });

  await check('a finding of the scan opens by keyboard alone', async () => {
    await rows.filter({ hasText: /\d ×/ }).first().click();
    await until('findings below the code', async () => (await rows.filter({ hasText: /\.xml/ }).count()) > 0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight'); // opens a file with several findings, does nothing on a finding
    await page.keyboard.press('Enter');
    if ((await page.locator('.tab.active', { hasText: '.xml' }).count()) === 0) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await page.locator('.tab.active', { hasText: '.xml' }).first().waitFor();
  });

  await check('codes over time: a bar is chosen by keyboard, and lists its findings', async () => {
    await runCommand('RDP Diagnostics: Show Codes over Time');
    const frame = await chart();
    await frame.locator('.bar .part').first().waitFor();
    await frame.locator('.bar[tabindex="0"]').focus();
    await page.keyboard.press('Enter');
    await frame.locator('.findings li').first().waitFor();
    const before = await frame.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await frame.evaluate(() => document.activeElement?.id), before);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await frame.evaluate(() => document.activeElement?.id), before);
  });

  await check('light, dark, high contrast: axe-core finds nothing serious in codes over time', async () => {
    const frame = await chart();
    for (const view of ['table', 'chart']) {
      await frame.locator(`#${view}`).click();
      for (const theme of ['light', 'dark', 'contrast', 'contrast-light']) {
        await setTheme(theme);
        await page.mouse.move(200, 5);
        await screenshot(`over-time-${view}-${theme}`);
        assert.deepEqual(await seriousFindings(frame), [], `${view} ${theme}`);
      }
    }
    await setTheme('dark');
  });

  await check('codes over time of 300 pixels show everything without scrolling sideways', async () => {
    const size = page.viewportSize();
    const frame = await chart();
    try {
      await page.locator('.tab', { hasText: 'Codes over time' }).first().click();
      const width = () => frame.evaluate(() => window.innerWidth);
      await page.setViewportSize({ width: 700, height: 1000 });
      const rest = 700 - (await until('the window at 700', async () => (await width()) < 700 && (await width())));
      await page.setViewportSize({ width: 300 + rest, height: 1000 });
      await until('a page of 300', async () => Math.abs((await width()) - 300) < 3);
      for (const view of ['table', 'chart']) {
        await frame.locator(`#${view}`).click();
        await screenshot(`over-time-narrow-${view}`);
        const isWide = () => frame.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(await isWide(), false, view);
      }
    } finally {
      await page.setViewportSize(size);
    }
  });
}
