#!/usr/bin/env node
// Stands in for the executable of VS Code where the desktop build cannot be downloaded: it runs the same workbench and
// extension host, from npm, in a headless Chromium. It speaks what `runTests()` of @vscode/test-electron says:
//   code.mjs [--extensionDevelopmentPath=DIR]… --extensionTestsPath=FILE [--extensionDevelopmentKind=web]
//            [--user-data-dir=DIR] [FOLDER]                         exit status: that of the tests
// and, beyond that,
//   --install-vsix=FILE       installs a package into the profile first
//   --serve                   no tests: serves the window on loopback, prints its address, stays until Ctrl+C
//   --open=FILE               opens that file
//   --settings=JSON|FILE      user settings (also from CODE_SETTINGS, and from DIR/User/settings.json of --user-data-dir)
//   --timeout=SECONDS         how long the tests may take (also CODE_TIMEOUT; 300)
//   --verbose                 prints all that VS Code says
// Options of Code's own that mean nothing here are ignored. The profile is fresh and removed at the end.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runSuite } from './browser.mjs';
import { provideChromium } from './provision.mjs';
import { startServer } from './server.mjs';

for (const [signal, status] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.on(signal, () => process.exit(status)); // what was started ends with the process
}

const args = process.argv.slice(2);
const all = (name) => args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
const one = (name) => all(name).at(-1);
const has = (name) => args.includes(`--${name}`);

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main() {
  const page = {
    folder: args.filter((arg) => !arg.startsWith('-')).at(-1) ?? '.',
    extensionDevelopmentPath: all('extensionDevelopmentPath'),
    extensionDevelopmentKind: one('extensionDevelopmentKind'),
    extensionTestsPath: one('extensionTestsPath'),
    open: one('open'),
  };
  if (!has('serve') && !page.extensionTestsPath)
    throw new Error('Nothing to do: give --extensionTestsPath=FILE or --serve.');
  if (page.extensionTestsPath && !existsSync(page.extensionTestsPath) && !existsSync(`${page.extensionTestsPath}.js`)) {
    throw new Error(`There is no ${page.extensionTestsPath}: build the tests first (node scripts/build-tests.mjs).`);
  }
  if (!has('serve')) await provideChromium(); // before the server starts: it may have to be installed

  const verbose = has('verbose') || Boolean(process.env.CODE_VERBOSE);
  const server = await startServer({ vsix: all('install-vsix'), settings: settings(), verbose });
  try {
    const address = server.address(page);
    if (has('serve')) {
      console.log(address);
      console.error(await server.ended);
      return 1;
    }
    const seconds = Number(one('timeout') ?? process.env.CODE_TIMEOUT ?? 300);
    return await runSuite(address, { seconds, verbose, ended: server.ended });
  } finally {
    await server.stop();
  }
}

/** From the weakest source to the strongest. */
function settings() {
  const profile = one('user-data-dir');
  const inProfile = profile && path.join(profile, 'User/settings.json');
  const sources = [
    inProfile && existsSync(inProfile) ? inProfile : undefined,
    process.env.CODE_SETTINGS,
    one('settings'),
  ];
  return Object.assign(
    {},
    ...sources
      .filter(Boolean)
      .map((source) => JSON.parse(source.trim().startsWith('{') ? source : readFileSync(source, 'utf8'))),
  );
}
