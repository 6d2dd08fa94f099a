/** PowerShell as its grammar reads it: the one that VS Code itself uses for commands in its terminal. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Language, Parser, type Node } from '@vscode/tree-sitter-wasm';

export interface ParsedCommand {
  /** `Get-WinEvent`, `ipconfig`. */
  readonly name: string;
  /** Without the dash, as written. */
  readonly parameters: readonly string[];
}

export interface Parsed {
  /** Where the grammar stumbles, as text; undefined when all of it is PowerShell. */
  readonly error: string | undefined;
  readonly commands: readonly ParsedCommand[];
  /** Methods called on objects. */
  readonly methods: readonly string[];
}

let parser: Parser | undefined;

export async function loadPowerShell(): Promise<void> {
  if (parser) return;
  const folder = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
  await Parser.init({ locateFile: (file: string) => path.join(folder, file) });
  const language = await Language.load(readFileSync(path.join(folder, 'tree-sitter-powershell.wasm')));
  parser = new Parser();
  parser.setLanguage(language);
}

/** Reads one command line; `loadPowerShell` first. Placeholders such as `<host>` count as words. */
export function parsePowerShell(command: string): Parsed {
  const tree = parser!.parse(asTheGrammarReadsIt(command))!;
  const commands: ParsedCommand[] = [];
  const methods: string[] = [];
  let error: string | undefined;
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing)
      error ??= node.text === '' ? `something missing at ${node.startIndex}` : node.text;
    // Windows PowerShell 5.1 has neither && nor ||.
    if (node.type === '&&' || node.type === '||') error ??= node.type;
    if (node.type === 'command') {
      const name = node.childForFieldName('command_name')?.text ?? /^\S*/.exec(node.text)![0]; // ForEach-Object has a node of its own
      const elements = node.childForFieldName('command_elements');
      const parameters = (elements?.namedChildren ?? []).filter((one) => one?.type === 'command_parameter');
      commands.push({ name, parameters: parameters.map((one) => one!.text.replace(/^-|:$/g, '')) });
    }
    if (node.type === 'invokation_expression') methods.push(node.text);
    for (const child of node.children) if (child) visit(child);
  };
  visit(tree.rootNode);
  return { error: error ?? (tree.rootNode.hasError ? command : undefined), commands, methods };
}

/**
 * Two things that PowerShell takes and the grammar does not: a list of bare words (`Format-List Id,Message`), and a
 * variable that begins a path (`$env:windir\System32`). Both are put into quotes; text in quotes is left as it is.
 */
function asTheGrammarReadsIt(command: string): string {
  return command
    .replace(/(?<=[(,])<[\w-]+>(?=[,)])/g, '1')
    .replace(/<[\w@.\\-]+>/g, 'placeholder')
    .split(/("[^"]*"|'[^']*')/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/(?<=[\s=])[A-Za-z][\w.*-]*(?:,[A-Za-z][\w.*-]*)+/g, (list) => `"${list.split(',').join('","')}"`)
            .replace(/\$env:\w+\\[\w.\\]+/g, (file) => `"${file}"`),
    )
    .join('');
}
