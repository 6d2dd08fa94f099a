#!/usr/bin/env node
// Runs the suite inside a real VS Code:
//   node test/extension/runner/run.mjs [desktop | web | vsix [FILE] | all]
//     desktop   the extension under development, Node extension host (the default)
//     web       the same in the browser-only VS Code, web worker extension host
//     vsix      the packaged extension (out/rdp-diagnostics.vsix, or FILE), installed into a fresh profile
//     all       one after the other
// desktop and vsix use the desktop build where it can be downloaded and shown, else the one from npm; CODE_BUILD=desktop
// or CODE_BUILD=npm decides, VSCODE_VERSION names a version of the desktop build.
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildTests } from '../../../scripts/build-tests.mjs';
import { cache, findOnPath, repository, temporaryFolder } from '../../../scripts/vscode/provision.mjs';
import { runWeb } from '../../../scripts/vscode/web.mjs';

const [mode = 'desktop', file = 'out/rdp-diagnostics.vsix'] = process.argv.slice(2);
const launcher = path.join(repository, 'scripts/vscode/code.mjs');
const hostExtension = path.join(repository, 'test/extension/runner/host-extension');

const modes = {
  desktop: (bundles) => runInNode('desktop', bundles.node, repository),
  web: (bundles) =>
    runWeb({ extensionDevelopmentPath: repository, extensionTestsPath: bundles.web, folder: workspace('web') }),
  vsix: (bundles) => {
    const vsix = path.resolve(file);
    if (!existsSync(vsix)) throw new Error(`There is no ${vsix}: build it first (npm run package).`);
    return runInNode('vsix', bundles.node, hostExtension, vsix);
  },
};

try {
  if (mode !== 'all' && !Object.hasOwn(modes, mode)) {
    throw new Error(`Unknown mode "${mode}"; there are: ${Object.keys(modes).join(', ')}, all.`);
  }
  const bundles = await buildTests();
  const failed = [];
  for (const name of mode === 'all' ? Object.keys(modes) : [mode]) {
    console.log(`\n— ${name} —`);
    if ((await modes[name](bundles)) !== 0) failed.push(name);
  }
  if (failed.length > 0) throw new Error(`The suite failed: ${failed.join(', ')}.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Runs a bundle in the Node extension host; returns the status of the suite. */
async function runInNode(name, extensionTestsPath, extensionDevelopmentPath, vsix) {
  const build = await chooseBuild();
  const profile = temporaryFolder(`user-${name}`);
  mkdirSync(path.join(profile, 'User'));
  writeFileSync(path.join(profile, 'User/settings.json'), '{}');
  const launchArgs = [workspace(name), `--user-data-dir=${profile}`];
  let vscodeExecutablePath = launcher;
  if (build === 'npm') {
    if (vsix) launchArgs.push(`--install-vsix=${vsix}`);
  } else {
    vscodeExecutablePath = await downloadAndUnzipVSCode({
      version: process.env.VSCODE_VERSION ?? 'stable',
      cachePath: path.join(cache, 'desktop'),
    });
    launchArgs.push(`--extensions-dir=${path.join(profile, 'extensions')}`, '--disable-gpu');
    if (vsix) installIntoDesktop(vscodeExecutablePath, launchArgs, vsix);
  }
  try {
    return await runTests({
      ...{ vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath, launchArgs },
      extensionTestsEnv: { RDPDIAG_TEST_HOST: name },
    });
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

/** 'desktop' where that build can be downloaded (or is there) and has a display to show itself on, else 'npm'. */
async function chooseBuild() {
  const asked = process.env.CODE_BUILD;
  if (asked && asked !== 'desktop' && asked !== 'npm') throw new Error(`CODE_BUILD is "${asked}": desktop or npm.`);
  if (asked === 'npm') return asked;
  const hidden = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (!asked) {
    if (hidden && !findOnPath('xvfb-run')) return fallBack('there is no display and no xvfb-run');
    if (!(await answers('https://update.code.visualstudio.com/api/releases/stable'))) {
      return fallBack('the download of the desktop build does not answer');
    }
  }
  if (hidden) {
    // A display for this very command, with the decision already taken.
    const again = ['-a', process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
    const env = { ...process.env, CODE_BUILD: 'desktop' };
    const { status } = spawnSync('xvfb-run', again, { stdio: 'inherit', env });
    process.exit(status ?? 1);
  }
  return 'desktop';
}

function fallBack(reason) {
  console.log(`VS Code from npm, because ${reason}.`);
  return 'npm';
}

async function answers(address) {
  try {
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(4000) })).ok;
  } catch {
    return false;
  }
}

function installIntoDesktop(executable, launchArgs, vsix) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const places = launchArgs.filter((arg) => arg.startsWith('--extensions-dir=') || arg.startsWith('--user-data-dir='));
  const shell = process.platform === 'win32';
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { status } = spawnSync(cli, [...args, ...places, ...root, '--install-extension', vsix], {
    stdio: 'inherit',
    shell,
  });
  if (status !== 0) throw new Error(`VS Code did not install ${vsix} (${status}).`);
}

/** A copy of samples/ with the story sets for one run, so that no test changes the checkout. */
function workspace(name) {
  const folder = path.join(repository, 'out/test', name, 'samples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const samples = path.join(repository, 'samples');
  if (existsSync(samples)) cpSync(samples, folder, { recursive: true });
  cpSync(path.join(repository, 'test/samples-evtx'), path.join(folder, 'evtx'), { recursive: true });
  cpSync(path.join(repository, 'test/samples/stories'), path.join(folder, 'stories'), { recursive: true });
  cpSync(path.join(repository, 'test/samples-evtx/rdp-session.evtx'), path.join(folder, 'stories/rdp-session.evtx'));
  return folder;
}
