/** The project's own source files, as text and as syntax, for the tests that look at the code itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** All files below a folder, as paths from the root with `/`, sorted. Empty where there is no such folder. */
export function filesIn(folder: string): string[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.relative(ROOT, path.join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .sort();
}

/** The text of a file, given from the root. */
export const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** True when there is such a file or folder, given from the root. */
export const exists = (file: string): boolean => existsSync(path.join(ROOT, file));

const parsed = new Map<string, ts.SourceFile>();

/** The syntax of a TypeScript file; read once. */
export function syntaxOf(file: string): ts.SourceFile {
  let source = parsed.get(file);
  if (!source) {
    source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true);
    parsed.set(file, source);
  }
  return source;
}

/** Calls `visit` for every node of a file, parents first. */
export function walk(file: string, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node) => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(syntaxOf(file));
}

/** `src/core/text.ts:12`, to print beside a complaint. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export interface Import {
  readonly from: string;
  /** The imported file from the root where the import is relative, else the module's name. */
  readonly to: string;
  readonly typeOnly: boolean;
  readonly place: string;
}

/** What a file imports or re-exports, also by `import()`. */
export function importsOf(file: string): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node, specifier: string, typeOnly: boolean) =>
    imports.push({ from: file, to: resolve(file, specifier), typeOnly, place: placeOf(node) });
  walk(file, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, isTypeOnly(node));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      add(node, argument && ts.isStringLiteral(argument) ? argument.text : '(computed)', false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) add(node, node.argument.literal.text, true);
    }
  });
  return imports;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const target = path.posix.join(path.posix.dirname(from), specifier);
  const found = [target, `${target}.ts`, `${target}/index.ts`].find((file) => /\.\w+$/.test(file) && exists(file));
  return found ?? target;
}
