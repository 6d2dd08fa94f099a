// A VS Code window to be driven as a person would, for the tests in test/driven/ and for screenshots:
//   const code = await openCode({ folder: 'samples' });
//   try { await code.openFile('logs/mstsc.log'); … } finally { await code.close(); }
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { repository } from './provision.mjs';
import { after, startServer } from './server.mjs';

/** Of each theme that `setTheme` knows: its id, its name in the list of themes, the class that it gives the page. */
const themes = {
  light: { id: 'Light Modern', label: 'Light Modern', mark: 'light_modern' },
  dark: { id: 'Dark Modern', label: 'Dark Modern', mark: 'dark_modern' },
  contrast: { id: 'Default High Contrast', label: 'Dark High Contrast', mark: 'hc_black' },
  'contrast-light': { id: 'Default High Contrast Light', label: 'Light High Contrast', mark: 'hc_light' },
};
const screenshots = path.join(repository, 'out/screenshots');

/**
 * Opens a window. The profile is fresh; it, the server and the browser end with `close()` or with this process.
 * @param {object} options
 * @param {string} options.folder the folder that the window shows, relative to the repository or absolute
 * @param {string} [options.extensionDevelopmentPath] the extension under development; the repository unless `vsix` is given
 * @param {string} [options.vsix] a package to install instead
 * @param {object} [options.settings] user settings
 * @param {string} [options.open] a file to open at once, relative to the folder
 * @param {keyof typeof themes} [options.theme] `dark` unless told
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {boolean} [options.verbose] print what server and window say
 * @throws when the window does not come up within a minute
 */
export async function openCode({
  folder,
  vsix,
  extensionDevelopmentPath = vsix ? undefined : repository,
  settings = {},
  open,
  theme = 'dark',
  viewport = { width: 1400, height: 900 },
  verbose = false,
}) {
  const place = path.resolve(repository, folder);
  const server = await startServer({
    vsix: vsix ? [path.resolve(repository, vsix)] : [],
    settings: { 'window.autoDetectColorScheme': false, 'workbench.colorTheme': themes[theme].id, ...settings },
    verbose,
  });
  const browser = await launchBrowser().catch(async (error) => {
    await server.stop();
    throw error;
  });
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  const url = server.address({
    folder: place,
    extensionDevelopmentPath: extensionDevelopmentPath ? [path.resolve(repository, extensionDevelopmentPath)] : [],
    open: open && path.resolve(place, open),
  });
  try {
    const context = await browser.newContext({ viewport });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (verbose) page.on('console', (message) => console.error(`[window] ${message.text()}`));
    const code = { page, url, server, close, ...hands(page, server.userSettings) };
    await page.goto(url, { timeout: 60_000 });
    await code.ready();
    await code.setTheme(theme); // a development window sometimes starts with the default theme, whatever the settings say
    return code;
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a person does in the window. Each waits until VS Code has done it, and throws when it does not. */
function hands(page, userSettings) {
  let settingsNow = userSettings;
  const control = process.platform === 'darwin' ? 'Meta' : 'Control';
  const quickInput = page.locator('.quick-input-widget');
  const input = quickInput.locator('input[type="text"], input:not([type])').first();
  const rows = quickInput.locator('.monaco-list-row');

  /** The window shows its folder and has found its extension host. Call it after a `page.reload()`. */
  async function ready() {
    await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
    await page.locator('.statusbar-item').first().waitFor();
  }

  /** Opens the quick input with `text` in it, without choosing anything. */
  async function quickOpen(text) {
    for (let attempt = 0; ; attempt++) {
      await page.keyboard.press(text.startsWith('>') ? 'F1' : `${control}+KeyP`);
      // While the window is still starting, nothing listens to keys.
      const opened = await input.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (opened) break;
      if (attempt === 10) throw new Error('The quick input does not open.');
    }
    await input.fill(text);
  }

  /** Chooses the row of the open quick input whose label is or starts with `label`; the first without one. */
  async function choose(label) {
    const row =
      label === undefined ? rows.first() : rows.filter({ has: page.getByText(label, { exact: false }) }).first();
    await row.waitFor();
    await row.click();
    return row;
  }

  /** Opens a file of the folder by its relative path, the caret at `line` and `column` (1-based) when given. */
  async function openFile(file, line, column = 1) {
    const name = path.basename(file);
    await quickOpen(line === undefined ? file : `${file}:${line}:${column}`);
    // An existing path is found by itself; the search would need ripgrep, which npm's build does not bring along.
    const row = rows.filter({ hasText: name }).first();
    await row.waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    await quickInput.waitFor({ state: 'hidden' });
    await page.locator('.monaco-editor.focused').first().waitFor();
  }

  /** Puts the caret of the active editor somewhere (1-based). */
  async function goTo(line, column = 1) {
    await quickOpen(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  }

  /** Runs a command of the palette by its full title; what it shows next is the caller's to wait for. */
  async function runCommand(title) {
    await quickOpen(`>${title}`);
    await focusedRow(title);
    await page.keyboard.press('Enter');
  }

  /** Waits until the row that Enter would take is the one named `label`: better matches arrive late. */
  async function focusedRow(label) {
    await page
      .waitForFunction((wanted) => {
        const name = document.querySelector('.quick-input-widget .monaco-list-row.focused')?.getAttribute('aria-label');
        return name === wanted || name?.startsWith(`${wanted},`);
      }, label)
      .catch(async (error) => {
        const seen = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
        throw new Error(`"${label}" did not come first in the quick input; there were: ${seen.join(' | ') || 'none'}`, {
          cause: error,
        });
      });
  }

  /** Shows the hover at the caret and returns it. */
  async function showHover() {
    await runCommand('Show or Focus Hover');
    const hover = page
      .locator('.monaco-editor .monaco-hover:visible, .monaco-resizable-hover .monaco-hover:visible')
      .first();
    await hover.waitFor();
    return hover;
  }

  /**
   * The frame, however deep, that holds an element: a webview lives two frames down.
   * @returns {Promise<import('playwright-core').Frame>}
   */
  async function frameWith(selector, seconds = 20) {
    const late = after(seconds, () => true);
    let tooLate;
    void late.promise.then((value) => (tooLate = value));
    for (;;) {
      for (const frame of page.frames()) {
        if (await frame.$(selector).catch(() => null)) {
          late.cancel();
          return frame;
        }
      }
      if (tooLate) throw new Error(`Within ${seconds} seconds no frame held ${selector}.`);
      await page.waitForTimeout(50);
    }
  }

  /** Switches the colour theme with the list of themes, so that no editor or panel has to give way. */
  async function setTheme(name) {
    const { label, mark } = themes[name];
    const shown = page.locator(`.monaco-workbench[class*="-themes-${mark}-json"]`);
    if ((await shown.count()) > 0) return;
    await runCommand('Preferences: Color Theme');
    await input.and(page.getByPlaceholder('Select Color Theme')).waitFor();
    await input.fill(label);
    await focusedRow(label);
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
    await shown.waitFor();
    await page.waitForTimeout(300); // webviews follow a moment later
  }

  /**
   * Changes user settings in the settings file, as an editor of its own that closes again. Changing the file on disk is
   * no way: without native modules VS Code misses some changes from outside.
   */
  async function setSettings(changes) {
    await runCommand('Preferences: Open User Settings (JSON)');
    const tab = page.locator('.tab.active[data-resource-name="settings.json"]').first();
    await tab.waitFor();
    await page.locator('.monaco-editor.focused').first().waitFor();
    settingsNow = { ...settingsNow, ...changes };
    await page.keyboard.press(`${control}+KeyA`);
    await page.keyboard.insertText(JSON.stringify(settingsNow));
    await page.keyboard.press(`${control}+KeyS`);
    await page.locator('.tab.active.dirty[data-resource-name="settings.json"]').waitFor({ state: 'detached' });
    await runCommand('View: Close Editor');
    await tab.waitFor({ state: 'detached' });
  }

  /** Saves what the window (or one element) shows as out/screenshots/<name>.png and returns that path. */
  async function screenshot(name, element) {
    mkdirSync(screenshots, { recursive: true });
    const file = path.join(screenshots, `${name}.png`);
    await (element ?? page).screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    return file;
  }

  /** What the clipboard holds. */
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  return {
    ...{ ready, quickOpen, choose, openFile, goTo, runCommand, showHover },
    ...{ frameWith, setTheme, setSettings, screenshot, clipboard },
  };
}
