#!/usr/bin/env node
// A person at work in a real VS Code: opens a log, hovers a code, opens what to do about it, ticks, copies, reloads, looks
// up, with the mouse and with the keyboard alone, in every theme, and in a workspace that is not trusted.
//   npm run test:driven        (builds first; the pictures go to out/screenshots/)
//   node test/driven/person.test.mjs rough story      only these windows
// What each page of ours asks for goes to out/requests.jsonl, a picture after each step to out/recordings/<window>/.
// Ends with "N passed, N failed"; the exit status is 1 when something failed.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openCode } from '../../scripts/vscode/drive.mjs';
import { repository, temporaryFolder } from '../../scripts/vscode/provision.mjs';
import { withGerman } from './language.mjs';
import { beginRecording, recordRequests } from './requests.mjs';
import { roughFolder, roughSettings, withRough } from './rough.mjs';
import { withScan } from './scan.mjs';
import { storyFolder, withStory } from './story.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const control = process.platform === 'darwin' ? 'Meta' : 'Control';
/** After so many seconds what is left is not tried: something hangs. */
const LIMIT_SECONDS = 600;
const recordings = path.join(repository, 'out/recordings');
/** The windows that were asked for; none means all. */
const asked = process.argv.slice(2);

const DIALOG = 'mstsc-dialog.log'; // says 0x108/0x0 on line 12
const SESSION = 'session.log';
const sessionText = `2026-03-02 08:14:07 [ERROR] mstsc: Disconnected. Error code: 0x204 Extended error code: 0x0
2026-03-02 08:15:41 [INFO] user asked for a new ticket
2026-03-02 08:20:12 [ERROR] mstsc: Disconnected. Error code: 0xb09 Extended error code: 0x0
2026-03-02 09:02:55 [WARN] xfreerdp: ERRINFO_IDLE_TIMEOUT (0x00000003)
2026-03-02 09:30:18 [ERROR] mstsc: Disconnected. Error code: 0x3 Extended error code: 0x101
`;

const began = Date.now();
const seconds = () => ((Date.now() - began) / 1000).toFixed(1).padStart(5);
let passed = 0;
let failed = 0;
let current;
/** Where the pictures of the window's steps go, and how many there are. */
let film;

/** Opens a window on a folder of its own with copies of the logs, and closes it again. `pages` are those of ours it shows. */
async function inWindow({ name, fill, pages, ...options }, use) {
  if (asked.length > 0 && !asked.includes(name)) return;
  film = { folder: path.join(recordings, name), count: 0 };
  rmSync(film.folder, { recursive: true, force: true });
  mkdirSync(film.folder, { recursive: true });
  const folder = temporaryFolder(`driven-${name}`);
  copyFileSync(path.join(repository, 'samples', DIALOG), path.join(folder, DIALOG));
  writeFileSync(path.join(folder, SESSION), sessionText);
  fill?.(folder);
  let code;
  try {
    await check(`a window opens (${name})`, async () => {
      code = await openCode({ folder, ...options });
    });
    if (!code) return;
    current = code;
    const requests = recordRequests(code.page);
    await use(code);
    requests.keep(name);
    await check(`the pages ask for nothing but their own files (${name})`, () => {
      assert.deepEqual(requests.refused(), []);
      for (const page of pages) assert.ok(requests.pages().includes(page), `the requests of ${page} were seen`);
    });
  } finally {
    current = undefined;
    await code?.close();
  }
}

/** One thing that must hold. What fails is told, with a picture of the moment; the rest is still tried. */
async function check(what, act) {
  try {
    if (Date.now() - began > LIMIT_SECONDS * 1000) throw new Error(`not tried: over ${LIMIT_SECONDS} seconds`);
    await act();
    passed++;
    console.log(`${seconds()}  ok    ${what}`);
    await keepPicture(what);
  } catch (error) {
    failed++;
    const picture = await current?.screenshot(`failed-${failed}`).catch(() => undefined);
    console.log(`${seconds()}  FAIL  ${what}\n${String(error.stack ?? error).replace(/^/gm, '        ')}`);
    if (picture) console.log(`        see ${path.relative(repository, picture)}`);
  }
}

/** A picture of the window after a step. */
async function keepPicture(what) {
  const name = `${String(++film.count).padStart(2, '0')} ${what.replace(/[^\w ,.-]/g, '').slice(0, 80)}.jpg`;
  const options = { path: path.join(film.folder, name), type: 'jpeg', quality: 60 };
  await current?.page.screenshot(options).catch(() => {});
}

/** Asks again and again until the answer is truthy, and returns it. @throws with `what` and the last answer. */
async function until(what, ask, limit = 20) {
  const end = Date.now() + limit * 1000;
  for (;;) {
    const answer = await Promise.resolve(ask()).catch((error) => ({ error }));
    if (answer && !answer.error) return answer;
    if (Date.now() > end)
      throw new Error(`${what}: not within ${limit} seconds${answer?.error ? ` (${answer.error.message})` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Hands that know this extension. */
function handsOn(code) {
  const { page } = code;
  const quickInput = page.locator('.quick-input-widget');
  const panel = () => code.frameWith('#title');
  return {
    panel,
    quickInput,
    rows: quickInput.locator('.monaco-list-row'),
    query: quickInput.locator('input[type="text"], input:not([type])').first(),

    /** Rests the mouse on a text of the editor until the extension's hover is there. */
    async hover(text, command = 'Open remediation') {
      await until(`the text ${text}`, async () => {
        const at = await page.evaluate(placeOfText, text);
        if (!at) return false;
        await page.mouse.move(at.x - 40, at.y + 60); // a pointer that does not move opens nothing
        await page.mouse.move(at.x, at.y, { steps: 4 });
        return page
          .locator('.monaco-hover:visible', { hasText: command })
          .waitFor({ timeout: 4000 })
          .then(() => true);
      });
      return page.locator('.monaco-hover:visible', { hasText: command }).first();
    },

    /** Takes the mouse off, so that no hover stands in the way. */
    async leave() {
      await page.mouse.move(200, 600);
      await page.locator('.monaco-hover:visible', { hasText: 'Open remediation' }).waitFor({ state: 'hidden' });
    },

    /** The panel once its heading starts with these words. */
    async panelShows(words) {
      return until(`the panel on ${words}`, async () => {
        const frame = await panel();
        return (await titleOf(frame)).startsWith(words) && frame;
      });
    },

    /** Keys that come before the focus does go astray. */
    focused: (input) =>
      until('the focus', () => input.evaluate((one) => one === document.activeElement, undefined, { timeout: 1000 })),

    async clipboardHolds(what, test) {
      return until(what, async () => {
        const text = await code.clipboard();
        return test(text) && text;
      });
    },

    async writeClipboard(text) {
      await page
        .locator('.monaco-editor .view-lines')
        .first()
        .click({ position: { x: 300, y: 5 } });
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    },
  };
}

const titleOf = (frame) => frame.locator('#title').innerText();

/** Runs in the page: the middle of the first place in the editor where a text stands. */
function placeOfText(text) {
  for (const line of document.querySelectorAll('.editor-group-container.active .view-line')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(text);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return undefined;
}

/** What axe-core finds in the panel that is serious or worse, as lines. Every cause is opened first. */
async function seriousFindings(frame) {
  // Some stand inside others, and cannot be pressed before those are open.
  const closed = frame.locator('button.disclosure[aria-expanded="false"]:visible');
  while ((await closed.count()) > 0) await closed.first().click();
  await frame.evaluate(axeSource);
  const { violations, passes } = await frame.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }),
  );
  assert.ok(passes.length > 10, 'axe looked at the page');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

async function atWork(code) {
  const { page, openFile, runCommand, screenshot, setTheme } = code;
  const { panel, panelShows, hover, leave, clipboardHolds, writeClipboard, focused, quickInput, rows, query } =
    handsOn(code);

  let opened = 0;
  await check('a log opens, and the mouse on a code shows what it means', async () => {
    opened = Date.now();
    await openFile(DIALOG);
    const shown = await hover('0x108');
    const text = await shown.innerText();
    for (const words of ['The connection attempt timed out', '0x108', '264', 'Likely causes', 'Check first']) {
      assert.ok(text.includes(words), `the hover says “${words}”:\n${text}`);
    }
    await screenshot('hover-dark');
  });

  await check('Copy explanation in the hover copies it', async () => {
    await page.locator('.monaco-hover:visible a', { hasText: 'Copy explanation' }).click();
    const text = await clipboardHolds('the explanation', (words) => words.includes('The connection attempt timed out'));
    assert.match(text, /Likely causes/);
  });

  let copied;
  await check('Open remediation in the hover opens the panel with ranked causes', async () => {
    await hover('0x108');
    await page.locator('.monaco-hover:visible a', { hasText: 'Open remediation' }).click();
    const frame = await panelShows('0x108');
    await leave();
    const causes = await frame.locator('.causes > li').count();
    assert.ok(causes >= 3, `several causes, not ${causes}`);
    const expanded = await frame
      .locator('.causes > li button.disclosure')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-expanded')));
    assert.equal(expanded[0], 'true', 'the likeliest cause is open');
    assert.ok(!expanded.slice(1).includes('true'), 'the others are closed');
    assert.deepEqual(
      (await frame.locator('.cause').first().locator('h4').allInnerTexts()).slice(0, 4).map((words) => words.trim()),
      ['Confirm', 'Fix', 'Verify', 'Undo'],
    );
    await screenshot('panel-dark');
  });

  await check('a step is ticked', async () => {
    const frame = await panel();
    const box = frame.locator('.step input[type="checkbox"]').first();
    await box.check();
    await frame.locator('.disclosure .count', { hasText: /^1 of \d+/ }).waitFor();
  });

  await check('a command is copied as it is', async () => {
    const frame = await panel();
    const step = frame.locator('.step', { has: frame.locator('.command') }).first();
    copied = await step.locator('pre').innerText();
    const button = step.getByRole('button', { name: /^Copy/ });
    await button.click();
    await clipboardHolds('the command', (words) => words === copied);
    // Of these steps a reader needs the hover, and two clicks: Open remediation, and Copy.
    console.log(
      `        from opening the log to a copied command: ${((Date.now() - opened) / 1000).toFixed(1)} s, 2 clicks`,
    );
    await frame.locator('[role="status"]', { hasText: /copied/i }).waitFor();
  });

  await check('Copy as Markdown copies the code, the causes and what was ticked', async () => {
    const frame = await panel();
    await frame.locator('#copy-markdown').click();
    const text = await clipboardHolds('the Markdown', (words) => words.includes('- [ ]'));
    assert.match(text, /^#+ .*0x108/m);
    assert.match(text, /- \[x\] /);
    assert.ok(text.includes(copied), 'the command is in it');
  });

  await check('the panel follows the cursor, unless it is pinned', async () => {
    await openFile(SESSION, 1, 62);
    const frame = await panelShows('0x204');
    await frame.locator('#pin').click();
    await frame.locator('#pin[aria-pressed="true"]').waitFor();
    await openFile(SESSION, 3, 62);
    await page.locator('.statusbar-item', { hasText: 'Ln 3' }).first().waitFor();
    assert.match(await titleOf(await panel()), /^0x204/);
    await (await panel()).locator('#pin').click();
    await openFile(SESSION, 4, 60);
    await panelShows('0x3');
  });

  await check('the page could ask for nothing else if it wanted to', async () => {
    const refused = await (
      await panel()
    ).evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          fetch('https://rdp-diagnostics.example/').then(
            () => resolve('allowed'),
            () => {},
          );
        }),
    );
    assert.equal(refused, 'connect-src');
  });

  await check('light, dark, high contrast: axe-core finds nothing serious in the panel', async () => {
    await openFile(DIALOG, 12, 14);
    await runCommand('View: Toggle Maximized Panel');
    try {
      for (const theme of ['light', 'dark', 'contrast', 'contrast-light']) {
        await setTheme(theme);
        const frame = await panelShows('0x108');
        await frame.evaluate(() => window.scrollTo(0, 0));
        // A tool tip would stand in the picture; one that comes while the mouse is on its way out stays until it moves again.
        await until('no tool tip', async () => {
          await page.mouse.move(200, 600);
          await page.mouse.move(210, 620, { steps: 3 });
          return (await page.locator('.workbench-hover:visible').count()) === 0;
        });
        await screenshot(`panel-${theme}`);
        assert.deepEqual(await seriousFindings(frame), [], theme);
      }
    } finally {
      await runCommand('View: Toggle Maximized Panel');
    }
    await setTheme('light');
    await hover('0x108');
    await screenshot('hover-light');
    await leave();
    await setTheme('dark');
  });

  await check('a panel of 300 pixels shows everything without scrolling sideways', async () => {
    const size = page.viewportSize();
    const sidebar = page.locator('.part.sidebar');
    await page.keyboard.press(`${control}+KeyB`);
    await sidebar.waitFor({ state: 'hidden' });
    try {
      const frame = await panel();
      const width = () => frame.evaluate(() => window.innerWidth);
      await page.setViewportSize({ width: 700, height: 900 });
      const rest = 700 - (await until('the window at 700', async () => (await width()) < 700 && (await width())));
      await page.setViewportSize({ width: 300 + rest, height: 900 });
      await until('a panel of 300', async () => (await width()) === 300);
      await screenshot('panel-narrow');
      const wide = await frame.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        parts: [...document.querySelectorAll('main *')]
          .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 120)),
      }));
      assert.deepEqual(wide, { page: 300, parts: [] });
      assert.deepEqual(await seriousFindings(frame), []);
    } finally {
      await page.setViewportSize(size);
      await page.keyboard.press(`${control}+KeyB`);
      await sidebar.waitFor();
    }
  });

  await check('a tick survives a reload of the window', async () => {
    await page.reload();
    await code.ready();
    // VS Code writes its layout down now and then: the reload may bring back the panel as large as it was for a while.
    const editors = page.locator('.part.editor');
    await editors.waitFor({ timeout: 5000 }).catch(() => runCommand('View: Toggle Maximized Panel'));
    await openFile(DIALOG, 12, 14);
    await runCommand('RDP Diagnostics: Explain Code at Cursor');
    const frame = await panelShows('0x108');
    assert.equal(await frame.locator('.step input[type="checkbox"]').first().isChecked(), true);
    assert.match(await frame.locator('.disclosure .count').first().innerText(), /^1 of \d+/);
    await frame.locator('#reset').click();
    await until('no tick', async () => (await frame.locator('.step input:checked').count()) === 0);
  });

  await check('the look-up starts from the code at the cursor and finds the words of a message', async () => {
    await openFile(DIALOG, 12, 14);
    await setTheme('dark'); // a reloaded development window changes it some time after it has started
    await runCommand('RDP Diagnostics: Look Up Code…');
    await until('the code in the look-up', async () => (await query.inputValue()) === '0x108');
    await page.keyboard.type("couldn't find the computer"); // in place of the selected code
    await until('0x104 among the first', async () => /0x104/.test((await rows.allInnerTexts()).slice(0, 3).join()));
    await screenshot('lookup-dark');
  });

  await check('the look-up takes a pair, and Enter opens it in the panel', async () => {
    await query.fill('0x204/0x0');
    await until('the pair first', async () => /0x204/.test(await rows.first().innerText()));
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
    const frame = await panelShows('0x204');
    await frame.locator('#heading-extended').waitFor();
    await screenshot('panel-pair-dark');
  });

  await check('the Problems view lists what failed, and leads to it', async () => {
    await openFile(SESSION);
    await setTheme('dark');
    await page.keyboard.press(`${control}+Shift+KeyM`);
    const problems = page.locator('.markers-panel .monaco-list-row', { hasText: 'RDP Diagnostics' });
    for (const code of ['0x204', '0xB09', '0x3']) await problems.filter({ hasText: code }).first().waitFor();
    assert.equal(await problems.filter({ hasText: '[Ln 5,' }).count(), 1, 'a pair is one problem');
    await screenshot('problems-dark');
    await problems.filter({ hasText: '0xB09' }).dblclick();
    await page.locator('.statusbar-item', { hasText: 'Ln 3' }).first().waitFor();
  });

  await check('a dialog on the clipboard is analysed without a file', async () => {
    await writeClipboard(
      'Remote Desktop Connection\r\n\r\nAn internal error has occurred.\r\n\r\nError code: 0x4\r\nExtended error code: 0x0\r\n',
    );
    await runCommand('RDP Diagnostics: Analyze Text from Clipboard');
    await page
      .locator('.tab.active', { hasText: /^Clipboard 1/ })
      .first()
      .waitFor();
    await panelShows('0x4');
    await screenshot('clipboard-dark');
  });

  await check('the whole path with the keyboard alone', async () => {
    await page.mouse.move(200, 600); // nothing there to point at
    await page.keyboard.press(`${control}+KeyP`);
    await focused(query);
    await page.keyboard.type(SESSION);
    await until('the file first', async () => (await rows.first().innerText()).includes(SESSION));
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${SESSION}"]`).first().waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.keyboard.press(`${control}+Home`);
    const cursor = () =>
      page
        .locator('.statusbar-item', { hasText: /^Ln \d/ })
        .first()
        .innerText();
    await until('the cursor at the start', async () => /^Ln 1, Col 1$/.test((await cursor()).trim()));
    for (let before = await cursor(); !before.startsWith('Ln 3,'); before = await cursor()) {
      await page.keyboard.press('Alt+F9');
      await until('the next code', async () => (await cursor()) !== before);
    }
    await page.keyboard.press('F1');
    await focused(query);
    await page.keyboard.type('Explain Code at Cursor');
    await until('the command first', async () => (await rows.first().innerText()).includes('Explain Code at Cursor'));
    await page.keyboard.press('Enter');
    const frame = await panelShows('0xB09');
    await until('the focus in the panel', () => frame.evaluate(() => document.activeElement?.id === 'title'));
    const focus = () => frame.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
    for (let presses = 0; !/type="checkbox"/.test(await focus()); presses++) {
      assert.ok(presses < 15, `Tab gets to a step; it is on ${await focus()}`);
      await page.keyboard.press('Tab');
    }
    await screenshot('keyboard-dark');
    await page.keyboard.press('Space');
    await frame.locator('.step input:checked').first().waitFor();
    await page.keyboard.press('Space');
    await until('the tick gone', async () => (await frame.locator('.step input:checked').count()) === 0);
    for (let presses = 0; !/data-step/.test(await focus()); presses++) {
      assert.ok(presses < 15, `Tab gets to a copy button; it is on ${await focus()}`);
      await page.keyboard.press('Tab');
    }
    const command = await frame.evaluate(
      () => document.activeElement.closest('.command').querySelector('pre').innerText,
    );
    await page.keyboard.press('Enter');
    await clipboardHolds('the command', (words) => words === command);
    await page.keyboard.press(`${control}+Digit1`); // back to the editor
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  });
}

async function inRestrictedMode(code) {
  const { page, openFile, screenshot } = code;
  const { hover, panelShows } = handsOn(code);
  await check('in Restricted Mode a hover and the panel work', async () => {
    await page.getByText('Restricted Mode', { exact: false }).first().waitFor();
    await openFile(DIALOG);
    await hover('0x108');
    await screenshot('restricted');
    await page.locator('.monaco-hover:visible a', { hasText: 'Open remediation' }).click();
    await panelShows('0x108');
  });
}

for (const bundle of ['dist/extension.js', 'dist/panel.js', 'dist/story.js']) {
  if (existsSync(path.join(repository, bundle))) continue;
  console.error(`There is no ${bundle}: run npm run build first.`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

beginRecording();
await inWindow({ name: 'work', pages: ['panel'] }, atWork);
await inWindow({ name: 'story', fill: storyFolder, pages: ['story'] }, (code) =>
  withStory(code, { check, until, seriousFindings }),
);
await inWindow({ name: 'scan', fill: storyFolder, pages: ['scan'] }, (code) =>
  withScan(code, { check, until, seriousFindings }),
);
await inWindow(
  {
    ...{ name: 'rough', fill: roughFolder, settings: roughSettings },
    pages: ['panel', 'story', 'evtx', 'rdp'],
  },
  (code) => withRough(code, { check, until, hands: handsOn(code) }),
);
await inWindow({ name: 'language', pages: ['panel'], language: 'de', open: DIALOG }, (code) =>
  withGerman(code, { check, hands: handsOn(code) }),
);
await inWindow(
  {
    name: 'restricted',
    pages: ['panel'],
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
  },
  inRestrictedMode,
);
console.log(`\n${passed} passed, ${failed} failed (${seconds().trim()} s)`);
process.exit(failed > 0 ? 1 : 0);
