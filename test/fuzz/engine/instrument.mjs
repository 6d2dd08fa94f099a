// An esbuild plugin that counts branches: into every file of the product (and of the libraries that parse for it) it
// puts `__edges[N]++` wherever the flow of control parts. The positions come from TypeScript's own parser; the text of the
// file stays on its lines. It also collects the literals of those files, which are words worth trying.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const PRODUCT = /[\\/]src[\\/](?:core|cli|panel|story-panel|evtx-panel|rdp-panel)[\\/].*\.ts$/;
const LIBRARIES = /node_modules[\\/](?:fast-xml-parser|@nodable|strnum|fflate)[\\/].*\.js$/;
/** Their bodies are data, not branches; and their words would drown the others. */
const DATA = /[\\/](?:tables|playbooks|l10n)[\\/]|[\\/](?:setting-rows|rule-summaries|sources|setting-sources)\.ts$/;

/**
 * @param {{ words: Set<string>, numbers: Set<number>, count: number }} found what the build collects
 * @param {(path: string) => Promise<{ contents: string } | undefined>} [load] another plugin's way to read a file first
 */
export function instrument(found) {
  return {
    name: 'instrument',
    setup(build) {
      for (const filter of [PRODUCT, LIBRARIES]) {
        build.onLoad({ filter }, ({ path }) => {
          const text = readFileSync(path, 'utf8');
          if (DATA.test(path)) return undefined;
          const loader = path.endsWith('.ts') ? 'ts' : 'js';
          return { contents: instrumented(text, path, found), loader };
        });
      }
    },
  };
}

/** The text of a module with its branches counted; the counters go on from `found.count`. */
export function instrumented(text, path, found) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  /** In the order of the tree, parents first. */
  const inserts = [];
  const counter = () => `__edges[${found.count++}]++`;
  const put = (at, words, isEnd) => inserts.push({ at, words, isEnd, order: inserts.length });
  const wrap = (node) => {
    put(node.getStart(source), `(${counter()},`, false);
    put(node.end, ')', true);
  };
  const inBlock = (block) => put(block.getStart(source) + 1, `${counter()};`, false);
  const body = (statement) => {
    if (ts.isBlock(statement)) return inBlock(statement);
    put(statement.getStart(source), `{${counter()};`, false);
    put(statement.end, '}', true);
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIfStatement(node)) {
      if (!node.elseStatement) put(node.end, ` else{${counter()};}`, true);
      body(node.thenStatement);
      if (node.elseStatement) body(node.elseStatement);
    } else if (ts.isIterationStatement(node, false)) body(node.statement);
    else if (ts.isConditionalExpression(node)) {
      wrap(node.whenTrue);
      wrap(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind)) wrap(node.right);
    else if ((ts.isCaseClause(node) || ts.isDefaultClause(node)) && node.statements.length > 0) {
      put(node.statements[0].getStart(source), `${counter()};`, false);
    } else if (ts.isCatchClause(node)) inBlock(node.block);
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) wrap(node.body);
    else if (ts.isFunctionLike(node) && node.body) inBlock(node.body);
    else collect(node, found);
    ts.forEachChild(node, visit);
  };
  visit(source);
  // What ends at a place comes before what begins there, and the inner end before the outer one.
  inserts.sort(
    (one, other) =>
      one.at - other.at ||
      Number(other.isEnd) - Number(one.isEnd) ||
      (one.isEnd ? other.order - one.order : one.order - other.order),
  );
  let result = 'const __edges = globalThis.__edges;';
  let from = 0;
  for (const { at, words } of inserts) {
    result += text.slice(from, at) + words;
    from = at;
  }
  return result + text.slice(from);
}

const isChoice = (kind) =>
  kind === ts.SyntaxKind.AmpersandAmpersandToken ||
  kind === ts.SyntaxKind.BarBarToken ||
  kind === ts.SyntaxKind.QuestionQuestionToken;

/** The literals that the code compares with, and the plain words within its patterns. */
function collect(node, { words, numbers }) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    if (/^\S{0,30}(?:\s\S{0,12}){0,2}$/.test(node.text)) words.add(node.text);
  } else if (ts.isNumericLiteral(node)) {
    const number = Number(node.text);
    if (Number.isSafeInteger(number) && number > 1 && number <= 0xffffffff) numbers.add(number);
  } else if (ts.isRegularExpressionLiteral(node)) {
    const plain = node.text.slice(1, node.text.lastIndexOf('/')).replaceAll(/\\([^A-Za-z0-9])/g, '$1');
    for (const [word] of plain.matchAll(/(?<!\\)[\p{L}<>&;:="'/][\p{L}\p{N} <>&;:="'/_-]{2,40}/gu)) words.add(word);
  }
}
