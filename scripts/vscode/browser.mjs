// The Chromium that shows a VS Code window, and the run of an extension test suite inside one.
import { chromium } from 'playwright-core';
import { provideChromium } from './provision.mjs';
import { after } from './server.mjs';
import { withSourcePositions } from './stack.mjs';

/**
 * Starts a headless Chromium.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await provideChromium(),
    // Signals are the business of whoever called; the browser ends with this process in any case.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [
      ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
      ...['--disable-sync', '--no-first-run'],
    ],
  });
}

/**
 * An empty page that may use the clipboard at that address, as a window of the desktop may.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {{ width: number, height: number }} [viewport]
 */
export async function newWindow(browser, address, viewport = { width: 1400, height: 900 }) {
  const context = await browser.newContext({ viewport });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
  return context.newPage();
}

/** What VS Code says on every run in this surrounding, and nobody can act on. */
const noise = [
  /Cannot find module .*\.node|bindings file|native-watchdog|spdlog/i, // native modules are not built: nothing runs at install time
  /ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED|Failed to fetch|gallery/i, // no network
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin|Loading development extension|Found additional builtin|Ignoring the error while validating workspace folder)/,
  /^\[(reconnection|remote-connection|Agent|Account|Service|DefaultAccount|Extension Host|LocalProcess)/i,
  /authentication provider|workbench contribution|IPC|package\.nls\.|fs provider|punycode|DeprecationWarning|node --trace-/,
];
const isNoise = (text) => !text.trim() || noise.some((pattern) => pattern.test(text));

/**
 * Opens a window whose address names an extension test suite, prints what the suite prints, and waits for its end.
 * @param {string} address
 * @param {object} [options]
 * @param {number} [options.seconds] how long to wait
 * @param {boolean} [options.verbose] print everything the window says
 * @param {Promise<string>} [options.ended] resolves with a reason when what serves the address has ended
 * @returns {Promise<number>} the status of the suite, 0 for success; 124 when it did not answer in time
 */
export async function runSuite(address, { seconds = 300, verbose = false, ended = new Promise(() => {}) } = {}) {
  const browser = await launchBrowser();
  const held = [];
  const late = after(seconds, () => undefined);
  try {
    const page = await newWindow(browser, address);
    const lost = new Promise((resolve) => {
      page.on('crash', () => resolve('The VS Code window crashed.'));
      page.on('close', () => resolve('The VS Code window was closed.'));
    });
    // The workbench calls these two when they exist: the extension host's console, and the end of the suite.
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
      if (verbose || !isNoise(text)) console.log(withSourcePositions(text));
      else if (held.push(text.trim().split('\n')[0].slice(0, 200)) > 20) held.shift();
    });
    const finished = new Promise((resolve, reject) => {
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    });
    if (verbose) page.on('console', (message) => console.error(`[window] ${message.text()}`));
    await page.goto(address, { timeout: 60_000 });
    const outcome = await Promise.race([finished, ended, lost, late.promise]);
    if (typeof outcome === 'number') return outcome;
    const why =
      outcome ?? `The suite did not end within ${seconds} seconds (--timeout=SECONDS or CODE_TIMEOUT changes that).`;
    console.error(`${why}${held.length ? `\nThe last lines that were held back:\n  ${held.join('\n  ')}` : ''}`);
    return outcome === undefined ? 124 : 1;
  } finally {
    late.cancel();
    await browser.close();
  }
}
