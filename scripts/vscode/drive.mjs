// A VS Code window to be driven as a person would, for the tests in test/driven/ and for screenshots:
//   const code = await openCode({ folder: 'samples' });
//   try { await code.openFile('logs/mstsc.log'); … } finally { await code.close(); }
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, newWindow } from './browser.mjs';
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
 * @param {string} [options.language] the editor's display language, for extensions; its own words stay English
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
  language,
  theme = 'dark',
  viewport,
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
    const page = await newWindow(browser, url, viewport);
    page.setDefaultTimeout(20_000);
    // What a language pack sets before the workbench starts.
    if (language) await page.addInitScript((name) => (globalThis._VSCODE_NLS_LANGUAGE = name), language);
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

  /** The window is there, knows its extensions and themes, and listens. Call it after a `page.reload()`. */
  async function ready() {
    // Not the editors: a maximized panel covers them.
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ state: 'attached', timeout: 60_000 });
    await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor({ timeout: 60_000 });
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

  /**
   * Chooses a row of the open quick input: the one whose label is `label` exactly, or the first that matches an
   * expression, or the first of all. (What follows the first comma of a row's name is its key binding or description.)
   */
  async function choose(label) {
    const quoted = typeof label === 'string' ? JSON.stringify(label).slice(1, -1) : '';
    const row =
      typeof label === 'string'
        ? quickInput
            .locator(`.monaco-list-row[aria-label="${quoted}"], .monaco-list-row[aria-label^="${quoted},"]`)
            .first()
        : rows.filter(label ? { hasText: label } : {}).first();
    await row.click().catch(async (error) => {
      const seen = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      const list = seen.join(' | ') || 'no rows';
      throw new Error(`The quick input offers no "${label ?? ''}" but: ${list}`, { cause: error });
    });
  }

  /** Opens a file of the folder by its relative path (with /), the caret at `line` and `column` (1-based) when given. */
  async function openFile(file, line, column = 1) {
    // An existing path is found by itself; a search would need ripgrep, which npm's build does not bring along.
    await quickOpen(file);
    const name = path.posix.basename(file);
    const inFolder = path.posix.dirname(file) === '.' ? '' : path.posix.dirname(file);
    await quickInput.locator(`.monaco-list-row[aria-label^="${name}"]`).filter({ hasText: inFolder }).first().click();
    await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    await quickInput.waitFor({ state: 'hidden' });
    await page.locator('.editor-group-container.active .monaco-editor').first().waitFor();
    if (line !== undefined) await goTo(line, column);
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
    await choose(title);
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
    await choose(label);
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
