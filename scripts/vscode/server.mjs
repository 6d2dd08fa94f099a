// Starts the VS Code server on loopback with a profile of its own, and ends it again.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideServer, temporaryFolder } from './provision.mjs';

/** The settings of every profile that is made here; what the caller asks for goes over them. */
const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/**
 * Starts a server with a fresh profile, which is removed when this process ends.
 * @param {object} options
 * @param {string[]} [options.vsix] packages to install into the profile first
 * @param {object} [options.settings] user settings, over the quiet defaults
 * @param {NodeJS.ProcessEnv} [options.env] environment of the server and so of the extension host
 * @param {boolean} [options.verbose] print what the server prints
 * @returns {Promise<{ port: number, address: (page: PageOptions) => string, userSettings: object, ended: Promise<string>, stop: () => Promise<void> }>} `ended` resolves with a reason when the server ends by itself
 * @throws when the server does not start or a package does not install; the message carries the server's last lines
 */
export async function startServer({ vsix = [], settings = {}, env = process.env, verbose = false } = {}) {
  const { server, node } = await provideServer();
  const profile = temporaryFolder('profile');
  const userSettings = { ...quietSettings, ...settings };
  const file = path.join(profile, 'data/User/settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(userSettings, undefined, 2));

  const common = [server, '--server-data-dir', profile, '--telemetry-level', 'off', '--accept-server-license-terms'];
  for (const vsixFile of vsix) install(node, [...common, '--install-extension', path.resolve(vsixFile)], env);

  // Whoever can reach the server can run programs through it, and "whoever" includes every page of the user's browser:
  // hence the token, also on loopback.
  const token = randomBytes(16).toString('hex');
  const port = await freePort();
  const child = spawn(
    node,
    [
      ...['--import', endWithParent, ...common],
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      '--enable-smoke-test-driver', // without it the workbench ignores which extension is under development
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const kill = () => endGroup(child, 'SIGKILL');
  process.once('exit', kill);

  let tail = [];
  let announce;
  const listening = new Promise((resolve) => (announce = resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      tail = [...tail, ...text.split('\n').filter((line) => line.trim())].slice(-25);
      if (verbose) process.stderr.write(text);
      if (text.includes('Extension host agent listening')) announce();
    });
  }
  let stopping = false;
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(`VS Code's server did not start: ${error.message}`));
    child.on('exit', (status, signal) => {
      process.removeListener('exit', kill);
      if (!stopping) resolve(`VS Code's server ended (${signal ?? status}):\n${tail.join('\n')}`);
    });
  });
  const late = after(60, () => `VS Code's server did not start within a minute:\n${tail.join('\n')}`);
  const failure = await Promise.race([listening, ended, late.promise]);
  late.cancel();
  if (failure) {
    kill();
    throw new Error(failure);
  }

  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const patience = after(3, () => {});
    endGroup(child, 'SIGTERM');
    await Promise.race([gone, patience.promise]);
    patience.cancel();
    endGroup(child, 'SIGKILL'); // also the extension hosts, should they outlive the server
  };
  return { port, address: (page) => address(port, token, page), userSettings, ended, stop };
}

/**
 * @typedef {object} PageOptions
 * @property {string} folder the folder that the window shows
 * @property {string[]} [extensionDevelopmentPath] folders of extensions under development
 * @property {string} [extensionDevelopmentKind] `web` runs them in the browser's extension host
 * @property {string} [extensionTestsPath] module whose `run` is the test suite
 * @property {string} [open] a file to open
 */

/** The address of a window on that server. */
function address(
  port,
  token,
  { folder, extensionDevelopmentPath = [], extensionDevelopmentKind, extensionTestsPath, open },
) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path.resolve(file)).pathname}`;
  const payload = extensionDevelopmentPath.map((place) => ['extensionDevelopmentPath', remote(place)]);
  if (extensionDevelopmentKind) payload.push(['extensionDevelopmentKind', extensionDevelopmentKind]);
  if (extensionTestsPath) payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
  if (open) payload.push(['openFile', remote(open)]);
  const query = new URLSearchParams({
    tkn: token,
    folder: decodeURIComponent(pathToFileURL(path.resolve(folder)).pathname),
  });
  if (payload.length) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

/** A module that ends the server, and the extension hosts that inherit it, when this process was killed outright. */
const endWithParent = `data:text/javascript,${encodeURIComponent(
  `setInterval(() => { try { process.kill(${process.pid}, 0); } catch (e) { if (e.code === 'ESRCH') process.exit(); } }, 2000).unref();`,
)}`;

function endGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // it has ended already
  }
}

function install(node, args, env) {
  const { status, stdout, stderr } = spawnSync(node, args, { env, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`The package was not installed (${status}):\n${stdout}${stderr}`);
}

/** A port of loopback that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A promise for the result of `then` in so many seconds, that can be called off. */
export function after(seconds, then) {
  let timer;
  const promise = new Promise((resolve) => (timer = setTimeout(() => resolve(then()), seconds * 1000)));
  return { promise, cancel: () => clearTimeout(timer) };
}
