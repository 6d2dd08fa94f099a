import * as vscode from 'vscode';
import { equal, includes, ok } from '../runner/assert';
import { closeAll, DIALOG, extensionApi, moveTo, openText } from './editor';

async function itemsFor(query: string) {
  const { lookupItems } = await extensionApi();
  return lookupItems(query).filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
}

/** The codes offered, as `family:number`, best first. */
async function codesFor(query: string): Promise<string[]> {
  const items = await itemsFor(query);
  return items.flatMap(({ code }) => (code ? [`${code.family}:${code.value}`] : []));
}

suite('look up code', () => {
  teardown(closeAll);

  for (const [query, expected] of [
    ['516', 'disconnect:516'],
    ['0x204', 'disconnect:516'],
    ['204', 'disconnect:516'],
    ['0x204/0x0', 'disconnect:516'],
    ['-2147467259', `hresult:${0x80004005}`],
    ['2147942464', `hresult:${0x80070040}`],
    ['0x0001000C', 'errinfo:12'],
    ['ERRINFO_LOGOFF_BY_USER', 'errinfo:12'],
    ['exDiscReasonServerIdleTimeout', 'extended:3'],
  ] as const) {
    test(`${query} is ${expected}`, async () => {
      const codes = await codesFor(query);
      ok(codes.slice(0, 3).includes(expected), `${query}: ${codes.slice(0, 5).join(', ')}`);
    });
  }

  for (const query of ['wrong security layer', "couldn't find the computer", 'licence server', 'pasword expired']) {
    test(`words are found: ${query}`, async () => {
      ok((await codesFor(query)).length > 0, 'nothing was found');
    });
  }

  test('each item says number, title, family and meaning, and stays whatever VS Code thinks matches', async () => {
    const [item] = await itemsFor('0x204');
    ok(item);
    includes(item.label, '0x204');
    includes(item.label, '516');
    ok(item.label.length > '0x204 · 516: '.length, 'no title');
    includes(item.description ?? '', /^\w/, 'no family');
    ok(item.detail, 'no meaning');
    equal(item.alwaysShow, true);
    equal(item.buttons?.length, 1);
  });

  test('a pair keeps its extended code', async () => {
    const [item] = await itemsFor('0x204/0x3');
    ok(item?.extended, 'no extended code');
    equal(item.extended.family, 'extended');
    equal(item.extended.value, 3);
  });

  test('nothing typed yet shows the common codes', async () => {
    const codes = await codesFor('  ');
    ok(codes.length >= 8, `${codes.length} codes`);
    ok(codes.includes('disconnect:516'));
  });

  test('a number in no table still leads to what its structure tells', async () => {
    ok((await codesFor('0x7ab3')).includes('disconnect:31411'));
    ok((await codesFor('0x8dea1234')).includes(`hresult:${0x8dea1234}`));
  });

  test('no match says so', async () => {
    const items = await itemsFor('zzqqxxyyvv');
    equal(items.length, 1);
    includes(items[0]?.label ?? '', 'zzqqxxyyvv');
    equal(items[0]?.code, undefined);
  });

  test('any text is taken without complaint', async () => {
    for (const query of ['\u0000', '💥'.repeat(500), '['.repeat(2000), '%s\\u{', '-0x', '0x', '-', '/', '\ud800']) {
      ok((await itemsFor(query)).length > 0, query);
    }
  });

  test('opens on the code at the cursor, and accepting it opens the panel', async () => {
    const editor = await openText(DIALOG);
    moveTo(editor, '0x204');
    await vscode.commands.executeCommand('rdpDiagnostics.lookUp');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
