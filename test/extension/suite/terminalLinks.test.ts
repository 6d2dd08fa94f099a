import * as vscode from 'vscode';
import { deepEqual, equal, includes } from '../runner/assert';
import { closeAll, extensionApi, withSetting } from './editor';

const LINE = '[11:47:02:903] [ERROR][com.freerdp.core] - [rdp_set_error_info]: ERRINFO_IDLE_TIMEOUT [0x00010003]';

suite('links in the terminal', () => {
  teardown(closeAll);

  test('lead from a code to its remediation, and say where to', async () => {
    const { terminalLinks, panel } = await extensionApi();
    const [link, ...others] = terminalLinks.provideTerminalLinks({ line: LINE });
    equal(others.length, 0);
    equal(LINE.slice(link!.startIndex, link!.startIndex + link!.length), '0x00010003');
    includes(link!.tooltip!, '0x3: ');
    includes(link!.tooltip!, 'idle');
    await terminalLinks.handleTerminalLink(link!);
    equal(panel.state()?.ref, 'errinfo:3');
  });

  test('can be turned off', async () => {
    const { terminalLinks } = await extensionApi();
    const undo = await withSetting('terminalLinks.enabled', false);
    deepEqual(terminalLinks.provideTerminalLinks({ line: LINE }), []);
    await undo();
    equal(terminalLinks.provideTerminalLinks({ line: LINE }).length, 1);
  });

  test('are there as soon as a terminal is', () => {
    // No other event tells of terminals; a log need not be open.
    const manifest = vscode.extensions.getExtension('rdp-diagnostics.rdp-diagnostics')!.packageJSON as {
      activationEvents: string[];
    };
    equal(manifest.activationEvents.includes('onTerminal:*'), true);
  });
});
