#!/usr/bin/env node
// npm run screenshots: takes the pictures of the README anew, from a real VS Code on samples/ (builds first).
//   node scripts/screenshots.mjs [NAME…]      all of docs/screenshots/, or only the named ones
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { openCode } from './vscode/drive.mjs';
import { repository } from './vscode/provision.mjs';

const MAX_BYTES = 200_000;
const folder = path.join(repository, 'docs/screenshots');
/** Nothing in the picture but what it is about. */
const settings = {
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.occurrencesHighlight': 'off',
  'editor.lightbulb.enabled': 'off',
};

/** Each picture: how the window is set up, and what it does before `take`. */
const pictures = {
  'hover-dark': {
    viewport: { width: 900, height: 1640 }, // a hover may be a quarter as high as the window,
    settings: { 'editor.hover.above': false },
    async act(code, take) {
      await code.openFile('mstsc-dialog.log', 12, 14);
      const hover = await hoverAtCursor(code, 'Open remediation');
      const above = await boxOf(code.page.locator('.view-line').filter({ hasText: 'Remote Desktop Connection' }));
      const below = await boxOf(hover);
      await take({
        x: 0,
        y: above.y - 22,
        width: below.x + below.width + 12,
        height: below.y + below.height - above.y + 34,
      });
    },
  },
  'panel-light': {
    theme: 'light',
    viewport: { width: 1180, height: 840 },
    settings: { 'workbench.panel.defaultLocation': 'right' },
    act: panelPicture,
  },
  'panel-contrast': {
    theme: 'contrast',
    viewport: { width: 1180, height: 840 },
    settings: { 'workbench.panel.defaultLocation': 'right' },
    act: panelPicture,
  },
  'story-dark': {
    folder: 'test/samples/stories/network-drop-autoreconnect',
    viewport: { width: 1180, height: 920 },
    async act(code, take) {
      for (const file of ['client.xml', 'lsm.xml', 'rcm.xml', 'rdpcorets.xml']) await code.openFile(file, 1);
      await code.runCommand('RDP Diagnostics: Show Session Story');
      await code.choose(/Open editors/);
      const frame = await code.frameWith('.mark');
      await frame.evaluate(() => document.activeElement?.blur());
      await code.page.mouse.move(10, 900);
      const { width, height } = code.page.viewportSize();
      await take({ x: 0, y: 36, width, height: height - 36 });
    },
  },
  'evtx-dark': {
    folder: 'test/samples-evtx',
    viewport: { width: 1180, height: 900 },
    async act(code, take) {
      await code.quickOpen('rdp-session.evtx');
      await code.choose(/rdp-session\.evtx/);
      const frame = await code.frameWith('.event-row');
      const event = frame.locator('.event-row', { hasText: 'LocalSessionManager 40' }).last();
      await frame.locator('#text').fill('localsessionmanager');
      await frame.locator('#count', { hasText: /of \d/ }).waitFor();
      await event.locator('.disclosure').click();
      await frame.locator('.detail pre').first().waitFor();
      await frame.evaluate(() => {
        document.activeElement?.blur();
        window.scrollTo(0, 0);
      });
      await code.page.mouse.move(10, 880);
      const { width, height } = code.page.viewportSize();
      await take({ x: 0, y: 36, width, height: height - 36 });
    },
  },
  'scan-dark': {
    folder: 'test/samples/stories/three-users-skewed-clock',
    viewport: { width: 1180, height: 900 },
    async act(code, take) {
      await code.runCommand('RDP Diagnostics: Scan Folder for RDP Problems');
      await code.choose(/three-users/);
      const rows = code.page.locator('.panel .customview-tree .monaco-list-row');
      const worst = rows.filter({ hasText: /\d ×/ }).first();
      await worst.click();
      await worst.locator('.action-label').first().click();
      await code.frameWith('.step');
      await code.runCommand('RDP Diagnostics: Show Codes over Time');
      const frame = await code.frameWith('.bar .part');
      await frame.evaluate(() => document.activeElement?.blur());
      await code.page.mouse.move(10, 880);
      const { width, height } = code.page.viewportSize();
      await take({ x: 0, y: 36, width, height: height - 36 });
    },
  },
  'lookup-dark': {
    viewport: { width: 1000, height: 760 },
    async act(code, take) {
      await code.openFile('mstsc-dialog.log', 1);
      await code.runCommand('RDP Diagnostics: Look Up Code…');
      const widget = code.page.locator('.quick-input-widget');
      await widget.getByText('Common codes').waitFor();
      await code.page.keyboard.insertText("couldn't find the computer");
      await widget.getByText('Common codes').waitFor({ state: 'hidden' });
      await widget.locator('.monaco-list-row', { hasText: '0x104' }).first().waitFor();
      const { x, y, width, height } = await boxOf(widget);
      await take({ x: x - 8, y: Math.max(0, y - 4), width: width + 16, height: height + 12 });
    },
  },
  'problems-dark': {
    viewport: { width: 1000, height: 700 },
    settings: { 'problems.autoReveal': false },
    async act(code, take) {
      for (const file of ['event-viewer.txt', 'freerdp.log', 'ticket.md']) await code.openFile(file, 1);
      await code.page.keyboard.press('Control+Shift+KeyM');
      const row = code.page.locator('.markers-panel .monaco-list-row');
      await row.filter({ hasText: 'event-viewer.txt' }).first().waitFor(); // rows below the edge are not there yet
      await row.filter({ hasText: 'RDP Diagnostics' }).nth(4).waitFor();
      await take({ x: 0, y: 36, width: 1000, height: 664 });
    },
  },
};

mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(pictures)) {
  const picture = pictures[name];
  if (!picture) throw new Error(`There is no picture ${name}; there are: ${Object.keys(pictures).join(', ')}.`);
  await shoot(name, picture);
}
process.exit();

async function shoot(name, { act, folder: shown = 'samples', theme = 'dark', viewport, settings: own = {} }) {
  const code = await openCode({ folder: shown, theme, viewport, settings: { ...settings, ...own } });
  try {
    await code.page.keyboard.press('Control+KeyB');
    await code.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    const file = path.join(folder, `${name}.png`);
    await act(code, async (clip) => {
      await code.setTheme(theme);
      await code.page.screenshot({ path: file, clip, animations: 'disabled' });
    });
    const { size } = statSync(file);
    console.log(`docs/screenshots/${name}.png  ${Math.ceil(size / 1000)} kB`);
    if (size > MAX_BYTES) throw new Error(`${name}.png is larger than ${MAX_BYTES / 1000} kB.`);
  } finally {
    await code.close();
  }
}

/** A log beside what to do about it: the first step ticked. */
async function panelPicture(code, take) {
  await code.openFile('mstsc-dialog.log', 12, 14);
  await code.runCommand('RDP Diagnostics: Explain Code at Cursor');
  const frame = await code.frameWith('#title');
  await widenPanel(code, 660);
  await frame.locator('.step input').first().check();
  await frame.locator('.disclosure .count', { hasText: /^1 of/ }).waitFor();
  await frame.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  await code.page.mouse.move(10, 600);
  const { width, height } = code.page.viewportSize();
  await take({ x: 0, y: 36, width, height: height - 36 });
}

/** Drags the panel's left edge until it is so many pixels wide. */
async function widenPanel({ page }, wanted) {
  const { x, y, height, width } = await boxOf(page.locator('.part.panel'));
  await page.mouse.move(x - 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x - 2 - (wanted - width), y + height / 2, { steps: 5 });
  await page.mouse.up();
}

/** The hover at the cursor once it has the extension's part in it. */
async function hoverAtCursor(code, text) {
  for (let attempt = 0; attempt < 10; attempt++) {
    await code.showHover();
    const hover = code.page.locator('.monaco-hover:visible', { hasText: text }).first();
    const there = await hover.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (there) return hover;
  }
  throw new Error(`No hover says “${text}”.`);
}

async function boxOf(locator) {
  const box = await locator.first().boundingBox();
  if (!box) throw new Error('What the picture is cut to cannot be seen.');
  return box;
}
