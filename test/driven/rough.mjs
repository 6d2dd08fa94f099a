// Rough use and hostile files in a real window: unsaved work, files that may not be written, files that change or are renamed
// while they are open, a second window, a reload, an extension host that ends in the middle of a large log, and files whose
// names and words are traps. Called by person.test.mjs, which brings the hands and the counting.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../scripts/vscode/provision.mjs';

/** Nothing is saved but by hand, and no question stands in the way. */
export const roughSettings = {
  'files.autoSave': 'off',
  'files.readonlyFromPermissions': true,
  'workbench.editorLargeFileConfirmation': 1024,
  'editor.minimap.enabled': false, // it would hide codes of long lines
  'editor.wordWrap': 'on',
};

const CODE = '2026-03-02 08:14:07 [ERROR] mstsc: Disconnected. Error code: 0x204\n';
const OTHER = '2026-03-02 08:20:12 [ERROR] mstsc: Disconnected. Error code: 0x108\n';
const RDP = 'full address:s:host.example\r\nauthentication level:i:7\r\nredirectdrives:i:1\r\n';
const LARGE_MEGABYTES = 40;
const LARGE_CODES = 40;
/** What VS Code would make a link of in a notification. */
const TRAP = '[click](command:workbench.action.closeAllEditors)';
const EVIL =
  '\u202egnp\u202c <img src=x onerror=alert(1)> ![x](https://attacker.invalid/x.png) [y](command:workbench.action.quit) $(alert)';

let rough;

/** Files for the window's folder. */
export function roughFolder(folder) {
  rough = folder;
  const write = (name, text) => writeFileSync(path.join(folder, name), text);
  write('dirty.log', CODE);
  write('disk.log', CODE);
  write('before.log', CODE);
  write('work.rdp', RDP);
  write('fixed.rdp', RDP);
  chmodSync(path.join(folder, 'fixed.rdp'), 0o444);
  write('evil.log', `${EVIL}\n${CODE.trim()} ${EVIL}\n`);
  write('evil.rdp', `full address:s:${EVIL}\r\n${EVIL}:s:x\r\nremoteapplicationprogram:s:${EVIL}\r\n`);
  write('evil.xml', evilEvents());
  write(`${TRAP}.evtx`, 'no event log');
  copyFileSync(path.join(repository, 'test/samples-evtx/rdp-session.evtx'), path.join(folder, 'host.evtx'));
  write('large.log', largeLog());
}

function evilEvents() {
  const text = EVIL.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const log = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
  const event = (id, second, data) =>
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${log}'/>` +
    `<EventID>${id}</EventID><TimeCreated SystemTime='2026-03-03T13:20:${second}.0000000Z'/><Channel>${log}/Operational</Channel>` +
    `<Computer>${text}</Computer></System><UserData><EventXML xmlns='Event_NS'>${data}</EventXML></UserData></Event>`;
  const who = `<User>${text}</User><SessionID>3</SessionID><Address>${text}</Address>`;
  return [event(21, '01', who), event(40, '30', '<Session>3</Session><Reason>5</Reason>'), event(24, '31', who)].join(
    '\n',
  );
}

/** Ends the extension host of the window, as a crash does; VS Code asks for a reload of such a window. */
function endExtensionHost() {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, ...args]) => ({ pid: Number(pid), parent: Number(parent), args }));
  const isOurs = ({ parent }) => parent === process.pid || all.some((one) => one.pid === parent && isOurs(one));
  const hosts = all.filter((one) => one.args.includes('--type=extensionHost') && isOurs(one));
  assert.ok(hosts.length > 0, 'there is an extension host');
  for (const { pid } of hosts) process.kill(pid, 'SIGKILL');
}

/** Codes in equal distances; the last line holds one. */
function largeLog() {
  const filler = '2026-03-02 08:15:41 [INFO] nothing of note happened in this second either, and nobody asked\n';
  const lines = Math.floor((LARGE_MEGABYTES * 1024 * 1024) / LARGE_CODES / filler.length);
  return `${filler.repeat(lines)}${CODE}`.repeat(LARGE_CODES);
}

export async function withRough(code, { check, until, hands }) {
  const { page, openFile, runCommand, quickOpen, choose, frameWith } = code;
  const { hover, leave } = hands;
  const onDisk = (name) => readFileSync(path.join(rough, name), 'utf8');
  const tab = (name) => page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).first();
  const row = (name) => page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).first();
  const status = page.locator('.statusbar-item', { hasText: /RDP \d+: / }).first();
  const says = (what, text, seconds) =>
    until(what, async () => (await status.innerText({ timeout: 1000 })).includes(text), seconds);
  const isDirty = async (name) => /\bdirty\b/.test((await tab(name).getAttribute('class')) ?? '');
  /** Writes at the end of the active editor. */
  const append = async (text) => {
    await page
      .locator('.editor-group-container.active .monaco-editor .view-lines')
      .first()
      .click({ position: { x: 200, y: 5 } });
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(text);
  };
  const revert = async () => runCommand('File: Revert File');
  const close = async (name) => {
    await runCommand('View: Close Editor');
    await tab(name).waitFor({ state: 'detached' });
    await hands.quickInput.waitFor({ state: 'hidden' });
  };
  /** Opens what has no text editor. */
  const openOther = async (name) => {
    await row(name).dblclick();
    await tab(name).waitFor();
  };
  /** What the Problems view counts for each file. */
  const problems = async () => {
    const files = page.locator('.markers-panel .monaco-list-row').filter({ has: page.locator('.monaco-count-badge') });
    return Object.fromEntries(
      await files.evaluateAll((all) =>
        all.map((one) => [
          one.querySelector('.label-name')?.textContent ?? '',
          Number(one.querySelector('.monaco-count-badge')?.textContent),
        ]),
      ),
    );
  };
  /** A page of ours that shows hostile words: as words, with nothing hidden and nothing made of them. */
  const isPlain = async (frame) => {
    const found = await frame.evaluate(() => ({
      made: [
        ...document.querySelectorAll(
          'img, iframe, object, embed, base, form, a[href], script:not([src]):not(#_vscodeApiScript)',
        ),
      ].map((one) => one.outerHTML),
      text: document.body.textContent,
    }));
    // Our own sources are on the web.
    assert.deepEqual(
      found.made.filter((one) => !/^<a [^>]*href="https:\/\/learn\.microsoft\.com\//.test(one)),
      [],
    );
    assert.doesNotMatch(found.text.replace(/[\n\t]/g, ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.ok(found.text.includes('onerror=alert(1)'), 'the words are shown');
    assert.ok(found.text.includes('\\u{202e}'), 'what turns the direction is written out');
  };
  // A window with unsaved work asks before it goes.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));

  await check('a hostile line: the hover shows words, and its only commands are ours', async () => {
    await openFile('evil.log');
    const shown = await hover('0x204');
    const made = await shown.evaluate((one) => ({
      pictures: [...one.querySelectorAll('img')].map(({ outerHTML }) => outerHTML),
      commands: [...one.querySelectorAll('a[data-href^="command:"]')].map(({ dataset }) => dataset.href.split('?')[0]),
    }));
    assert.deepEqual(made.pictures, []);
    assert.ok(made.commands.length >= 2, 'our own links are there');
    for (const command of made.commands) assert.match(command, /^command:rdpDiagnostics\./);
    await leave();
  });

  await check('a hostile .rdp file: what Windows asks and the risk review show words', async () => {
    await openFile('evil.rdp');
    await runCommand('RDP Diagnostics: Review .rdp File for Risk');
    const frame = await frameWith('#heading-verdict');
    await until('the words', async () => (await frame.locator('body').innerText()).includes('onerror=alert(1)'));
    await isPlain(frame);
  });

  await check('hostile events: the story shows words', async () => {
    await row('evil.xml').click({ button: 'right' });
    const line = page.locator('.monaco-menu .action-item', { hasText: 'Show Session Story' }).first();
    await line.hover();
    await page.waitForTimeout(500); // a menu does not take a click that may still belong to its opening
    await line.click();
    const frame = await frameWith('#connections');
    await frame.locator('.connection').first().waitFor();
    await isPlain(frame);
  });

  await check('a file called like a command: the notification about it is no link', async () => {
    await openOther(`${TRAP}.evtx`);
    await until('its page', async () => {
      const texts = await Promise.all(
        page.frames().map((frame) => frame.innerText('body', { timeout: 1000 }).catch(() => '')),
      );
      return texts.some((text) => text.includes('This is not a Windows event log'));
    });
    await runCommand('RDP Diagnostics: Export RDP Events as XML');
    await runCommand('Notifications: Show Notifications');
    const said = page.locator('.notifications-center .notification-list-item');
    const texts = await until('a notification', async () => {
      const all = await said.allInnerTexts();
      return all.some((text) => text.includes('is not a Windows event log')) && all;
    });
    assert.ok(texts.join('\n').includes('[click] (command:'), texts.join('\n'));
    assert.equal(await said.locator('.notification-list-item-message a').count(), 0);
    await runCommand('Notifications: Clear All Notifications');
  });

  await check('an event log opens in its page', async () => {
    await openOther('host.evtx');
    const frame = await frameWith('#severity');
    await until('events', async () => (await frame.locator('body').innerText()).includes('LocalSessionManager'));
    await runCommand('View: Close All Editors');
  });

  await check('what is read is the editor, also where it is not saved', async () => {
    await openFile('dirty.log');
    await says('the code', 'RDP 1: 0x204');
    await append(OTHER);
    await says('both codes', 'RDP 2:');
    assert.ok(await isDirty('dirty.log'), 'it is not saved');
    assert.equal(onDisk('dirty.log'), CODE);
    await revert();
    await says('one code again', 'RDP 1: 0x204');
  });

  await check('a text that was never saved is read', async () => {
    await quickOpen('>New Untitled Text File');
    await choose(/New Untitled Text File/);
    await page.locator('.tab.active', { hasText: 'Untitled-1' }).first().waitFor();
    await append(`Remote Desktop Connection\n${CODE}`);
    await says('the code', 'RDP 1: 0x204');
  });

  await check('a file that may not be written has its findings, and offers no fix', async () => {
    await openFile('fixed.rdp');
    await says('its findings', 'RDP ');
    await quickOpen('>Fix All');
    await until('commands', async () => (await hands.rows.count()) > 0);
    assert.deepEqual(
      (await hands.rows.allInnerTexts()).filter((text) => /^Fix All/.test(text)),
      [],
    );
    await page.keyboard.press('Escape');
    assert.equal(await isDirty('fixed.rdp'), false);
    assert.equal(onDisk('fixed.rdp'), RDP);
    await says('its findings still', 'RDP ');
  });

  await check('a file that is changed by another program is read anew', async () => {
    await openFile('disk.log');
    await says('the code', 'RDP 1: 0x204');
    writeFileSync(path.join(rough, 'disk.log'), CODE + OTHER + CODE);
    // Without native modules VS Code may miss the change until it is asked to look.
    await says('three codes', 'RDP 3:', 5).catch(revert);
    await says('three codes', 'RDP 3:');
  });

  await check('a renamed file keeps its problems under the new name only', async () => {
    await page.keyboard.press('Control+Shift+KeyM');
    await openFile('before.log');
    await until('its problem', async () => (await problems())['before.log'] === 1);
    await row('before.log').click();
    await page.keyboard.press('F2');
    const input = page.locator('.explorer-folders-view .monaco-inputbox input').first();
    await input.waitFor();
    await input.fill('after.log');
    await page.keyboard.press('Enter');
    await until('the problem under its new name', async () => (await problems())['after.log'] === 1);
    assert.equal((await problems())['before.log'], undefined);
  });

  await check('two windows on one file: each shows its own text', async () => {
    await openFile('dirty.log');
    const other = await page.context().newPage();
    try {
      await other.goto(
        code.server.address({
          folder: rough,
          extensionDevelopmentPath: [repository],
          open: path.join(rough, 'dirty.log'),
        }),
        { timeout: 60_000 },
      );
      const there = other.locator('.statusbar-item', { hasText: /RDP \d+: / }).first();
      await there.waitFor({ timeout: 60_000 });
      await page.bringToFront();
      await append(OTHER);
      await says('both codes here', 'RDP 2:');
      assert.match(await there.innerText(), /RDP 1: 0x204/, 'the other window shows what it has');
    } finally {
      await other.close();
    }
    await page.bringToFront();
    await revert();
    await says('one code again', 'RDP 1:');
  });

  await check('a reload keeps unsaved work, and shows nothing stale', async () => {
    await openFile('dirty.log', 1, 62);
    await runCommand('RDP Diagnostics: Explain Code at Cursor');
    const before = await frameWith('#pin');
    await until('the panel', async () => (await before.locator('#title').innerText()).startsWith('0x204'));
    await before.locator('#pin').click();
    await before.locator('#pin[aria-pressed="true"]').waitFor();
    await openFile('work.rdp');
    await append('screen mode id:i:9\r\n');
    await until('unsaved work', () => isDirty('work.rdp'));
    await says('its findings', 'RDP 4:');
    await page.waitForTimeout(3000); // VS Code puts unsaved work away a second after the last key
    await page.reload();
    await code.ready();
    // VS Code writes its layout down now and then: another editor may be in front.
    await page.locator('.tab.dirty[data-resource-name="work.rdp"]').first().waitFor({ timeout: 60_000 });
    await openFile('work.rdp');
    await until('unsaved work still', () => isDirty('work.rdp'));
    assert.ok(!onDisk('work.rdp').includes('screen mode id'), 'and nothing was written');
    await says('the same findings', 'RDP 4:', 60);
    await page.locator('.tab.dirty', { hasText: 'Untitled-1' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'screen mode id:i:9' }).first().waitFor();
    // Where the panel is back, it tells of the code it was pinned to, or says that none is chosen.
    const after = await frameWith('#pin', 5).catch(() => undefined);
    if (after) assert.match(await after.locator('#title').innerText(), /^(?:0x204|(?!0x))/);
    await revert();
  });

  // So large a text comes to the window in its own time.
  page.setDefaultTimeout(90_000);

  await check('a log of 40 MB: the editor stays usable while it is read, and its codes appear', async () => {
    await openFile('large.log');
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('typed meanwhile ');
    await page.locator('.view-line', { hasText: 'typed meanwhile' }).first().waitFor();
    await until('the text as it was', async () => {
      if (!(await isDirty('large.log'))) return true;
      await page.keyboard.press('Control+KeyZ');
      return false;
    });
    await says('all codes', `RDP ${LARGE_CODES}:`, 120);
  });

  // There is no command for it in a browser, and Windows has no `ps`.
  const endsHost = process.platform === 'win32' ? () => {} : check;
  await endsHost('an extension host that ends in the middle of it: every code comes back, once', async () => {
    await page.keyboard.press('Control+Shift+KeyM');
    await until('each problem', async () => (await problems())['large.log'] === LARGE_CODES, 60);
    await close('large.log');
    await openFile('large.log');
    endExtensionHost();
    await page.reload();
    await code.ready();
    await openFile('large.log');
    await says('all codes', `RDP ${LARGE_CODES}:`, 120);
    await until('each problem once', async () => (await problems())['large.log'] === LARGE_CODES, 60);
  });

  await check('a document that is closed while it is read leaves nothing behind', async () => {
    await close('large.log');
    await until('no problem of it', async () => (await problems())['large.log'] === undefined, 60);
    await openFile('large.log');
    await close('large.log');
    await openFile('dirty.log');
    await says('the codes of the other file', 'RDP 1: 0x204', 60);
    await until('no problem of it', async () => (await problems())['large.log'] === undefined, 60);
  });
}
