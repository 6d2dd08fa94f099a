import { openCode } from './vscode/drive.mjs';
const set = process.argv[2] ?? 'network-drop-autoreconnect';
const themes = (process.argv[3] ?? 'dark').split(',');
const width = Number(process.argv[4] ?? 1200);
const code = await openCode({ folder: `/tmp/stories/${set}`, theme: themes[0], viewport: { width, height: Number(process.argv[5] ?? 1400) }, settings: {'workbench.activityBar.location':'hidden','security.workspace.trust.enabled': false} });
try {
  const { page } = code;
  page.on('console', (m) => { if (/error|violat/i.test(m.text()) && !/spdlog|native/.test(m.text())) console.log('[c]', m.text().slice(0, 300)); });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  const rows = page.locator('.explorer-folders-view .monaco-list-row');
  await rows.first().click();
  await rows.last().click({ modifiers: ['Shift'] });
  await rows.last().click({ button: 'right' });
  await page.locator('.monaco-menu', { hasText: 'Show Session Story' }).first().waitFor();
  await page.waitForTimeout(700);
  await page.locator('.monaco-menu .action-label', { hasText: 'Show Session Story' }).first().click();
  const frame = await code.frameWith('.connection');
  await page.keyboard.press('Control+KeyB');
  for (const theme of themes) {
    await code.setTheme(theme);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/story-${set}-${theme}.png`, animations: 'disabled' });
  }
  if (process.argv[6]) { for (const id of process.argv[6].split(',')) { await frame.locator('#'+id).click(); await page.waitForTimeout(400); await page.screenshot({ path: `/tmp/story-${set}-${id}.png` }); } }
} catch (e) { console.log(e.message); await code.page.screenshot({ path: '/tmp/story-failed.png' }); } finally { await code.close(); }
process.exit();
