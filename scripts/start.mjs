#!/usr/bin/env node
// npm start: builds the extension, shows on the terminal what it finds in samples/, and opens it in a real VS Code.
//   node scripts/start.mjs             the desktop `code` when it is on the PATH, else VS Code from npm on loopback
//   node scripts/start.mjs --serve     VS Code from npm in any case
//   node scripts/start.mjs --check     starts that, asks whether its address answers, and ends (for CI)
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOnPath, repository } from './vscode/provision.mjs';
import { startServer } from './vscode/server.mjs';

const linesShown = 80;
const check = process.argv.includes('--check');
const samples = path.join(repository, 'samples');

for (const [signal, status] of Object.entries({ SIGINT: 0, SIGTERM: 0, SIGHUP: 0 })) {
  process.on(signal, () => process.exit(status)); // the server ends with the process, its profile goes with it
}

try {
  build();
  showFindings();
  const desktop = findOnPath('code');
  if (desktop && !check && !process.argv.includes('--serve')) openDesktop(desktop);
  else await serve();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function build() {
  const { status } = spawnSync(process.execPath, [path.join(repository, 'esbuild.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension does not build.');
}

/** The main job on the terminal: what `rdpdiag check samples/` prints, or its first lines. */
function showFindings() {
  const cli = path.join(repository, 'dist/rdpdiag.js');
  if (!existsSync(cli) || !existsSync(samples)) return;
  const limits = { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28 };
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'check', 'samples/'], limits);
  console.log('\n$ rdpdiag check samples/');
  if (status !== 0 && status !== 1) return console.log(`could not run (${status}): ${stderr}`); // 1 means findings
  const lines = stdout.trimEnd().split('\n');
  if (lines.length <= linesShown) return console.log(lines.join('\n'));
  console.log(lines.slice(0, linesShown - 5).join('\n'));
  console.log(`… and ${lines.length - linesShown + 5} more lines (node dist/rdpdiag.js check samples/)`);
}

function openDesktop(code) {
  console.log('\nOpening VS Code.');
  const shell = process.platform === 'win32'; // there `code` is a batch file
  const quote = (text) => (shell ? `"${text}"` : text);
  const child = spawn(quote(code), [quote(`--extensionDevelopmentPath=${repository}`), quote(samples)], {
    stdio: 'inherit',
    shell,
  });
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (status) => (process.exitCode = status ?? 1));
}

async function serve() {
  console.log('\nStarting a VS Code from the npm registry; the first time this takes about a minute.');
  const server = await startServer();
  const address = server.address({
    folder: existsSync(samples) ? samples : repository,
    extensionDevelopmentPath: [repository],
  });
  console.log(`\nVS Code with the extension is at\n\n  ${address}\n`);
  if (!check) {
    console.log('Open it in a browser on this machine. Ctrl+C ends it.');
    throw new Error(await server.ended);
  }
  try {
    await mustAnswer(address);
    console.log('It answers.');
  } finally {
    await server.stop();
  }
}

/** The address leads to a workbench when it is asked as a browser would: the token is answered with a cookie. */
async function mustAnswer(address) {
  const first = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(20_000) });
  const cookie = first.headers.get('set-cookie')?.split(';')[0];
  const next = first.headers.get('location');
  const page = next
    ? await fetch(new URL(next, address), { headers: cookie ? { cookie } : {}, signal: AbortSignal.timeout(20_000) })
    : first;
  const text = await page.text();
  if (!page.ok || !text.includes('vscode-workbench-web-configuration')) {
    throw new Error(`The address does not answer with a workbench (${page.status}).`);
  }
}
