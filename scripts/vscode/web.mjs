#!/usr/bin/env node
// Runs an extension test suite in a VS Code that lives in the browser alone: web worker extension host, no Node.
//   web.mjs --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--timeout=SECONDS] [--verbose] [FOLDER]
// FILE must lie inside DIR. Exit status: that of the tests.
import { open } from '@vscode/test-web';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuite } from './browser.mjs';
import { provideChromium, provideWeb, webBuild } from './provision.mjs';
import { freePort } from './server.mjs';

/**
 * Runs the suite.
 * @param {{ extensionDevelopmentPath: string, extensionTestsPath: string, folder: string, seconds?: number, verbose?: boolean }} options
 * @returns {Promise<number>} its status, 0 for success
 */
export async function runWeb({ extensionDevelopmentPath, extensionTestsPath, folder, seconds, verbose }) {
  await provideChromium();
  const testRunnerDataDir = await provideWeb();
  const port = await freePort();
  const restore = verbose ? () => {} : withoutServerLog();
  const server = await open({
    ...{ browserType: 'none', ...webBuild, testRunnerDataDir, port, hideServerLog: true },
    extensionDevelopmentPath: path.resolve(extensionDevelopmentPath),
    extensionTestsPath: path.resolve(extensionTestsPath),
    folderPath: path.resolve(folder),
  });
  try {
    return await runSuite(`http://localhost:${port}/`, { seconds, verbose });
  } finally {
    server.dispose();
    restore();
  }
}

/** @vscode/test-web prints its requests whatever it is asked; this drops those lines until the returned function is called. */
function withoutServerLog() {
  const { write } = process.stdout;
  const chatter = /^(\x1b\[\d+m)?(GET|Serving|Using ESM|Listening on) /;
  process.stdout.write = (data, ...rest) => chatter.test(data) || write.call(process.stdout, data, ...rest);
  return () => (process.stdout.write = write);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const [signal, status] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
    process.on(signal, () => process.exit(status));
  const args = process.argv.slice(2);
  const one = (name) => args.findLast((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  try {
    process.exitCode = await runWeb({
      extensionDevelopmentPath: one('extensionDevelopmentPath') ?? '.',
      extensionTestsPath: one('extensionTestsPath') ?? 'out/test/extension-web.js',
      folder: args.filter((arg) => !arg.startsWith('-')).at(-1) ?? '.',
      seconds: Number(one('timeout') ?? process.env.CODE_TIMEOUT ?? 300),
      verbose: args.includes('--verbose') || Boolean(process.env.CODE_VERBOSE),
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
