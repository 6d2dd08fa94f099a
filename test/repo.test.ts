/** The shape of the repository: what may import what, and what must stand together. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { codesJson } from '../src/cli/codes';
import { codesMarkdown } from '../src/cli/codes-markdown';
import { coveragePage } from '../scripts/coverage/coverage-page';
import { displayLanguagesPage } from '../scripts/pages/display-languages-page';
import { linksPage } from '../scripts/pages/links-page';
import { playbookPages } from '../scripts/pages/playbook-pages';
import { RULE_SUMMARIES } from '../src/core/rdp/rule-summaries';
import { RULES } from '../src/core/rdp/rules';
import { COMMANDS } from '../src/extension/commandNames';
import { exists, filesIn, importsOf, placeOf, ROOT, textOf, walk, type Import } from './sources';

const isSource = (file: string) => /\.(?:ts|mts|mjs)$/.test(file);
const sources = filesIn('src').filter(isSource);
const inFolder = (folder: string) => sources.filter((file) => file.startsWith(`${folder}/`));
const imports = (folder: string): Import[] => inFolder(folder).flatMap(importsOf);
/** Milliseconds a test may take on a busy machine: the first one of each kind parses every source file. */
const SLOW = 60_000;
const none = (complaints: readonly string[], why: string) => assert.deepEqual([...complaints], [], why);
const describeImport = ({ place, to }: Import) => `${place} imports ${to}`;

describe('imports', function () {
  this.timeout(SLOW);
  // Lowest first. A file may import its own tier and those before it; `index.ts` stands above all.
  const TIERS: readonly (readonly [name: string, holds: (file: string) => boolean])[] = [
    ['ground', (file) => /^(?:text|translate|markdown)\.ts$/.test(file)],
    ['knowledge', (file) => file.startsWith('knowledge/')],
    ['finding', (file) => /^(?:finding|severity)\.ts$/.test(file)],
    ['explain', (file) => /^explain[\w-]*\.ts$/.test(file)],
    ['events', (file) => /^(?:events|evtx)\//.test(file)],
    ['rdp', (file) => file.startsWith('rdp/')],
    ['scan', (file) => file.startsWith('scan/')],
    ['story', (file) => file.startsWith('story/')],
    ['other', (file) => file !== 'index.ts'],
    ['index', () => true],
  ];
  const tierOf = (file: string) => TIERS.findIndex(([, holds]) => holds(file.replace('src/core/', '')));

  it('of the core run one way: text ← knowledge ← finding ← explain ← events ← rdp ← scan ← story ← index', () => {
    assert.ok(imports('src/core').length > 50, 'the imports were found');
    const upward = imports('src/core').filter(
      ({ from, to }) => to.startsWith('src/core/') && tierOf(to) > tierOf(from),
    );
    none(upward.map(describeImport), 'imports that run upward');
  });

  it('of the core reach nothing outside it but its libraries', () => {
    const allowed = /^(?:src\/core\/|fast-xml-parser$|fflate$|minisearch$|@noble\/hashes\/sha2\.js$)/;
    none(
      imports('src/core')
        .filter(({ to }) => !allowed.test(to))
        .map(describeImport),
      'imports of the core from outside',
    );
  });

  it('of rules lead to no other rule', () => {
    const rules = 'src/core/rdp/rules/';
    const shared = new Set([`${rules}rule.ts`, `${rules}index.ts`]);
    const sideways = imports('src/core/rdp/rules').filter(
      ({ from, to }) => !shared.has(from) && to.startsWith(rules) && to !== `${rules}rule.ts`,
    );
    none(sideways.map(describeImport), 'rules that import each other');
  });

  it('of the core from the editor, the command line and the panel go through its one door', () => {
    const outside = [
      'src/extension',
      'src/cli',
      'src/panel',
      'src/story-panel',
      'src/evtx-panel',
      'src/rdp-panel',
      'src/scan-panel',
    ].flatMap(imports);
    const inside = outside.filter(({ to }) => to.startsWith('src/core') && to !== 'src/core/index.ts');
    none(inside.map(describeImport), 'imports that pass src/core/index.ts by');
  });

  it('of the editor, the command line and the panel keep them apart', () => {
    const allowed: Readonly<Record<string, RegExp>> = {
      'src/extension': /^(?:src\/(?:core|panel|story-panel|evtx-panel|rdp-panel|scan-panel|extension)\/|vscode$)/,
      'src/cli': /^(?:src\/(?:core|cli)\/|node:)/,
      'src/panel': /^src\/(?:core|panel)\//,
      // They draw with the first page's dom.ts.
      'src/story-panel': /^src\/(?:core|story-panel|panel\/dom\.ts)/,
      'src/evtx-panel': /^src\/(?:core|evtx-panel|panel\/dom\.ts)/,
      'src/rdp-panel': /^src\/(?:core|rdp-panel|panel\/dom\.ts)/,
      'src/scan-panel': /^src\/(?:core|scan-panel|panel\/dom\.ts|story-panel\/svg\.ts)/,
    };
    const wrong = Object.entries(allowed).flatMap(([folder, pattern]) =>
      imports(folder).filter(({ to }) => !pattern.test(to)),
    );
    none(wrong.map(describeImport), 'imports across borders');
  });

  it('of the pages bring no part of the core into them, only types', () => {
    const seen = new Set<string>();
    const queue = [
      'src/panel/main.ts',
      'src/story-panel/main.ts',
      'src/evtx-panel/main.ts',
      'src/rdp-panel/main.ts',
      'src/scan-panel/main.ts',
    ].filter(exists);
    const reached: string[] = [];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const one of importsOf(file)) {
        if (one.typeOnly) continue;
        if (one.to.startsWith('src/core')) reached.push(describeImport(one));
        else if (one.to.startsWith('src/')) queue.push(one.to);
      }
    }
    none(reached, 'values of the core in the page');
  });

  it('name files that exist, without an ending', () => {
    const wrong = imports('src').filter(({ to }) => to.startsWith('src/') && !exists(to));
    none(wrong.map(describeImport), 'imports of files that are not there');
  });
});

describe('the core', function () {
  this.timeout(SLOW);
  it('is compiled without the names of the browser, Node or VS Code', () => {
    const { config } = ts.parseConfigFileTextToJson('tsconfig.json', textOf('src/core/tsconfig.json')) as {
      config: { compilerOptions: { types: string[]; lib: string[] } };
    };
    assert.deepEqual(config.compilerOptions.types, []);
    assert.deepEqual(config.compilerOptions.lib, ['ES2022']);
  });

  it('asks neither the clock, chance nor its surroundings', () => {
    const forbidden = new Set(
      'vscode console process window globalThis require performance fetch setTimeout setInterval XMLHttpRequest'.split(
        ' ',
      ),
    );
    const complaints: string[] = [];
    for (const file of inFolder('src/core')) {
      const declared = declaredNames(file);
      walk(file, (node) => {
        if (ts.isPropertyAccessExpression(node)) {
          const written = node.getText();
          if (written === 'Date.now' || written === 'Math.random') complaints.push(`${placeOf(node)} ${written}`);
        }
        if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
          complaints.push(`${placeOf(node)} new Date() is now`);
        }
        if (!ts.isIdentifier(node) || isName(node)) return;
        if (forbidden.has(node.text)) complaints.push(`${placeOf(node)} ${node.text}`);
        // `document` is a good name for a parameter, and the browser's.
        if (node.text === 'document' && !declared.has('document')) complaints.push(`${placeOf(node)} document`);
      });
      if (/@ts-(?:ignore|expect-error|nocheck)|\/\/\/\s*<reference|\bdeclare (?:const|global|var)/.test(textOf(file))) {
        complaints.push(`${file} works round the compiler`);
      }
    }
    none(complaints, 'what a pure core may not use');
  });

  /** True where an identifier is the name of a property, not a variable. */
  function isName(node: ts.Identifier): boolean {
    const { parent } = node;
    return (
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isPropertySignature(parent) && parent.name === node) ||
      (ts.isBindingElement(parent) && parent.propertyName === node)
    );
  }

  function declaredNames(file: string): Set<string> {
    const names = new Set<string>();
    walk(file, (node) => {
      if ((ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && node.name) {
        if (ts.isIdentifier(node.name)) names.add(node.name.text);
      }
    });
    return names;
  }
});

describe('the extension', function () {
  this.timeout(SLOW);
  it('makes ranges and positions of spans in convert.ts only', () => {
    const complaints: string[] = [];
    for (const file of inFolder('src/extension').filter((one) => !one.endsWith('/convert.ts'))) {
      walk(file, (node) => {
        if (ts.isNewExpression(node) && /^(?:vscode\.)?(?:Range|Position|Selection)$/.test(node.expression.getText())) {
          complaints.push(`${placeOf(node)} ${node.getText().slice(0, 60)}`);
        }
      });
    }
    none(complaints, 'positions made elsewhere');
  });

  it('asks for no network and sends no telemetry', () => {
    const call =
      /\bfetch\(|\bnew (?:XMLHttpRequest|WebSocket|EventSource|WebTransport)\b|sendBeacon|createTelemetryLogger/;
    const modules = /^node:(?:https?|http2|net|tls|dgram|dns)$/;
    none(
      sources.filter((file) => call.test(textOf(file)) || importsOf(file).some(({ to }) => modules.test(to))),
      'files that speak to the network',
    );
  });
});

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly files?: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly keybindings?: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

describe('the manifest', function () {
  this.timeout(SLOW);
  const written = textOf('package.json');
  const manifest = JSON.parse(written) as Manifest;
  const names = JSON.parse(textOf('package.nls.json')) as Readonly<Record<string, string>>;
  const commands = manifest.contributes.commands.map(({ command }) => command);

  /** The command ids given to `registerCommand`; an expression that is no literal and no `COMMANDS.x` is a complaint. */
  function registered(): string[] {
    const found: string[] = [];
    for (const file of inFolder('src/extension')) {
      walk(file, (node) => {
        if (!ts.isCallExpression(node) || !/\bregister(?:TextEditor)?Command$/.test(node.expression.getText())) return;
        const [id] = node.arguments;
        const name = id && /^COMMANDS\.(\w+)$/.exec(id.getText())?.[1];
        if (id && ts.isStringLiteral(id)) found.push(id.text);
        else if (name !== undefined && name in COMMANDS) found.push(COMMANDS[name as keyof typeof COMMANDS]);
        else assert.fail(`${placeOf(node)}: registerCommand takes COMMANDS.<name> of commandNames.ts`);
      });
    }
    return found;
  }

  it('declares the commands that the extension registers, and no other', () => {
    assert.deepEqual([...commands].sort(), registered().sort());
    assert.deepEqual([...commands].sort(), Object.values(COMMANDS).sort(), 'commandNames.ts');
  });

  it('names its own commands in menus and key bindings', () => {
    const used = [...Object.values(manifest.contributes.menus).flat(), ...(manifest.contributes.keybindings ?? [])];
    none(
      used.flatMap(({ command }) =>
        command?.startsWith('rdpDiagnostics.') && !commands.includes(command) ? [command] : [],
      ),
      'commands that nobody declared',
    );
  });

  it('takes every command title from package.nls.json', () => {
    for (const { command, title } of manifest.contributes.commands) {
      const key = /^%(.+)%$/.exec(title)?.[1];
      assert.ok(key !== undefined && names[key], `${command}: ${title}`);
    }
  });

  it('uses every key of package.nls.json, and no key that is not there', () => {
    const used = new Set([...written.matchAll(/"%([^"%]+)%"/g)].map((match) => match[1]!));
    assert.deepEqual([...used].sort(), Object.keys(names).sort());
  });

  it('has the same keys in every language', () => {
    for (const file of readdirSync(ROOT).filter((one) => /^package\.nls\.\w[\w-]*\.json$/.test(one))) {
      assert.deepEqual(Object.keys(JSON.parse(textOf(file)) as object).sort(), Object.keys(names).sort(), file);
    }
  });

  it('declares the views and settings that the extension uses', () => {
    const code = inFolder('src/extension').map(textOf).join('\n');
    for (const { id } of Object.values(manifest.contributes.views).flat()) {
      assert.ok(code.includes(`'${id}'`), `nothing provides the view ${id}`);
    }
    for (const setting of Object.keys(manifest.contributes.configuration.properties)) {
      const short = setting.replace('rdpDiagnostics.', '');
      assert.ok(code.includes(`'${short}'`) || code.includes(`'${setting}'`), `nothing reads the setting ${setting}`);
    }
  });

  it('names files that are there', () => {
    assert.ok(exists(manifest.icon), manifest.icon);
    for (const file of written.match(/"(?:\.\/)?(?:media|syntaxes|language-configuration)[\w./-]*"/g) ?? []) {
      assert.ok(exists(file.slice(1, -1)), file);
    }
  });

  it('pins every dependency, and bundles them, so that the package ships none', () => {
    assert.deepEqual(manifest.dependencies ?? {}, {});
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });

  it('has every dependency explained in docs/dependencies.md, with its version', () => {
    const page = textOf('docs/dependencies.md').replace(/ +/g, ' ');
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.ok(page.includes(`\`${name}\` | ${version} |`), `docs/dependencies.md: ${name} ${version}`);
    }
  });

  it('runs scripts that are there', () => {
    for (const [name, script] of Object.entries(manifest.scripts)) {
      for (const [file] of script.matchAll(/\b(?:scripts|test)\/[\w./-]+\.(?:mjs|mts|ts)\b/g)) {
        assert.ok(exists(file), `npm run ${name}: ${file}`);
      }
      for (const [, other] of script.matchAll(/npm run ([\w:-]+)/g)) {
        assert.ok(manifest.scripts[other!] !== undefined, `npm run ${name}: ${other}`);
      }
    }
  });
});

describe('translations', function () {
  this.timeout(SLOW);
  const bundle = 'l10n/bundle.l10n.json';

  it('know every sentence of the extension, and no other (npm run l10n)', function () {
    if (!exists(bundle)) this.skip();
    const said = new Set<string>();
    for (const file of inFolder('src/extension')) {
      walk(file, (node) => {
        if (!ts.isCallExpression(node) || !/\bl10n\.t$/.test(node.expression.getText())) return;
        const [first] = node.arguments;
        if (first && ts.isStringLiteralLike(first)) said.add(first.text);
        else if (first && ts.isObjectLiteralExpression(first)) return;
        else assert.equal(file, 'src/extension/translate.ts', `${placeOf(node)}: the sentence is not a literal`);
      });
    }
    const known = Object.keys(JSON.parse(textOf(bundle)) as object);
    assert.deepEqual(
      [...said].filter((sentence) => !known.includes(sentence)),
      [],
      'not in the bundle',
    );
  });
});

describe('rules of .rdp files', function () {
  this.timeout(SLOW);
  const folder = 'src/core/rdp/rules';
  const files = inFolder(folder).filter((file) => !/\/(?:index|rule)\.ts$/.test(file));
  const tests = filesIn('test/core').filter((file) => file.endsWith('.test.ts'));

  it('are one file each, named like its id, and all in the list', () => {
    assert.deepEqual(files, RULES.map(({ id }) => `${folder}/${id.replace('/', '-')}.ts`).sort());
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });

  it('have a page each', () => {
    for (const { id, docs } of RULES) {
      assert.equal(docs, `docs/rules/${id.replace('/', '-')}.md`);
      assert.ok(exists(docs), docs);
      assert.ok(textOf(docs).includes(id), `${docs} names ${id}`);
    }
    assert.deepEqual(filesIn('docs/rules'), RULES.map(({ docs }) => docs).sort(), 'a page without a rule');
  });

  it('have a test each', () => {
    for (const { id } of RULES) {
      const name = id.replace('/', '-');
      assert.ok(
        tests.some((file) => file.endsWith(`/${name}.test.ts`) || textOf(file).includes(id)),
        `no test in test/core for ${id}`,
      );
    }
  });
});

describe('generated files (npm run generate)', function () {
  this.timeout(SLOW);
  // One comparison, not a diff of a megabyte.
  const isCurrent = (file: string, content: string) =>
    assert.ok(exists(file) && textOf(file) === content, `${file} is stale: npm run generate`);

  it('docs/codes.md is the tables’', () => isCurrent('docs/codes.md', codesMarkdown()));
  it('docs/codes.json is the tables’', () => isCurrent('docs/codes.json', codesJson()));
  it('docs/links.md is the playbooks’', () => isCurrent('docs/links.md', linksPage()));
  it('docs/display-languages.md is of the labels that are tested', () =>
    isCurrent('docs/display-languages.md', displayLanguagesPage()));
  it('docs/coverage.md is the product’s', () => isCurrent('docs/coverage.md', coveragePage()));
  it('docs/playbooks/ is the playbooks’, a page each and no other', () => {
    const pages = playbookPages();
    for (const [file, content] of pages) isCurrent(file, content);
    assert.deepEqual(filesIn('docs/playbooks'), pages.map(([file]) => file).sort());
  });

  it('what each rule reports is said in its page’s first paragraph, in SARIF and in the settings', () => {
    const { contributes } = JSON.parse(textOf('package.json')) as Manifest;
    const { properties } = contributes.configuration;
    const severities = properties['rdpDiagnostics.rdp.severities'] as {
      properties: Record<string, { enum: string[]; markdownDescription: string }>;
    };
    const suppressions = properties['rdpDiagnostics.rdp.suppressions'] as {
      items: { properties: { rule: { enum: string[] } } };
    };
    const ids = RULES.map(({ id }) => id).sort();
    assert.deepEqual(Object.keys(RULE_SUMMARIES).sort(), ids, 'npm run generate');
    assert.deepEqual(Object.keys(severities.properties), ids, 'npm run generate');
    assert.deepEqual(suppressions.items.properties.rule.enum, ids, 'npm run generate');
    for (const { id, docs } of RULES) {
      const [, , paragraph] = textOf(docs).split('\n\n');
      assert.match(paragraph!, /^Reports /, docs);
      assert.equal(RULE_SUMMARIES[id], paragraph!.replaceAll('\n', ' '), `${docs}: npm run generate`);
      const { markdownDescription } = severities.properties[id]!;
      assert.ok(markdownDescription.startsWith(`${RULE_SUMMARIES[id]} [More](`), `${id}: npm run generate`);
      assert.ok(markdownDescription.endsWith(`/${docs})`), markdownDescription);
    }
  });
});

describe('names and leftovers', function () {
  this.timeout(SLOW);
  const all = [...sources, ...filesIn('test'), ...filesIn('scripts'), ...filesIn('docs')];

  it('no file is named for having no name', () => {
    const vague = /(?:^|[-._/])(?:utils?|helpers?|managers?|misc|common)(?=[-._])/i;
    none(
      all.filter((file) => vague.test(path.posix.basename(file)) && !file.startsWith('test/samples/')),
      'vague names',
    );
  });

  it('nothing is left to do in a comment', () => {
    // In two halves, so that this line is not one.
    const marks = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|');
    const comment = new RegExp(`(?://|^\\s*/?\\*|<!--).*\\b(?:${marks})\\b.*`, 'gm');
    const written = all.filter((file) => isSource(file) && !file.startsWith('test/samples/'));
    none(
      written.flatMap((file) => (textOf(file).match(comment) ?? []).map((mark) => `${file}: ${mark.trim()}`)),
      'marks of unfinished work',
    );
  });
});

describe('the workflows', () => {
  const workflows = filesIn('.github/workflows').filter((file) => file.endsWith('.yml'));

  it('run only actions that are pinned to a commit, with the version beside it', () => {
    const used = workflows.flatMap((file) => textOf(file).match(/^.*\buses:.*$/gm) ?? []);
    assert.ok(used.length > 5);
    none(
      used.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)).map((line) => line.trim()),
      'actions that may change',
    );
  });

  it('may read the repository and nothing else, unless a job says so, and leave no token behind', () => {
    for (const file of workflows) {
      const text = textOf(file);
      assert.match(text, /^permissions:\n {2}contents: read\n(?! )/m, file);
      const checkouts = text.match(/uses: actions\/checkout@/g)?.length ?? 0;
      assert.equal(text.match(/persist-credentials: false/g)?.length ?? 0, checkouts, file);
    }
  });
});

describe('the package', function () {
  this.timeout(SLOW);
  it('holds only what a user needs', () => {
    if (!exists('.vscodeignore') && !(JSON.parse(textOf('package.json')) as Manifest).files) {
      assert.fail('there is neither .vscodeignore nor "files": everything would be packaged');
    }
    const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
    const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
      cwd: ROOT,
      encoding: 'utf8',
      // vsce would build first; what it would list does not depend on that.
      env: { ...process.env, npm_config_ignore_scripts: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const allowed =
      /^(?:dist\/[\w.-]+\.js|dist\/tables\.jsonl|media\/[\w./-]+|samples\/[\w./-]+\.(?:log|xml|csv|rdp)|syntaxes\/[\w.-]+\.json|l10n\/[\w.-]+\.json|package\.json|package\.nls(?:\.[\w-]+)?\.json|language-configuration\.json|README\.md|CHANGELOG\.md|LICENSE(?:\.txt|\.md)?|THIRD-PARTY-NOTICES\.txt|docs\/[\w./-]+\.(?:png|gif|jpg))$/i;
    const files = listed.split('\n').filter((line) => line !== '' && !/\s/.test(line));
    assert.ok(files.length > 5, listed);
    none(
      files.filter((file) => !allowed.test(file)),
      'files in the package that no user needs',
    );
  });
});
