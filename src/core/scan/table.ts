import { isKnown } from '../knowledge/lookup';
import { decideErrorCode, decideExtended } from '../knowledge/family';
import { numberAt } from '../knowledge/number';
import { CONTEXT_LINES, type Here, type Reading } from './reading';
import { ERROR_LABEL, EXTENDED_WORD, RDP_WORDS } from './vocabulary';

const ROW = /^\s{0,20}\|/;
/** Nobody else speaks of extended error codes in a table beside these numbers, or has numbers of the gateway's block. */
const IS_ABOUT_RDP = new RegExp(`${RDP_WORDS.source}|extended error|0x30000[0-9a-f]{2}(?![0-9a-z])`, 'i');
/** A cell's content: emphasis and code marks around the number. */
const BEFORE_NUMBER = /^[\s"'`*_{]{0,12}/;

/** Codes in the cells of a Markdown or wiki table whose column is headed "Error code", where the text is about RDP. */
export function readTable(here: Here): readonly Reading[] {
  if (!ROW.test(here.line) || here.line.length > 2000 || !/0x[0-9a-f]|\b\d{3}/i.test(here.line)) return [];
  const header = headerOf(here);
  if (!header || !IS_ABOUT_RDP.test(`${header.row}\n${header.above}\n${here.vicinity}`)) return [];
  const names = cellsOf(header.row);
  return cellsOf(here.line).flatMap(({ text, start }, column) => {
    const name = names[column]?.text ?? '';
    const isExtended = EXTENDED_WORD.test(name);
    if (!isExtended && !ERROR_LABEL.test(name)) return [];
    const token = numberAt(here.line, start + (BEFORE_NUMBER.exec(text)?.[0].length ?? 0));
    const code = token && (isExtended ? decideExtended(token.value) : decideErrorCode(token)?.code);
    if (!token || !code || !isKnown(code.family, code.value!)) return [];
    return [
      { start: token.start, end: token.end, code, role: isExtended ? ('extended' as const) : ('first' as const) },
    ];
  });
}

/** The first row of the table that a line belongs to, and what stands above the table. */
function headerOf(here: Here): { row: string; above: string } | undefined {
  let row: string | undefined;
  for (let delta = -1; delta >= -CONTEXT_LINES; delta--) {
    const line = here.neighbour(delta);
    if (!ROW.test(line)) return row === undefined ? undefined : { row, above: `${line}\n${here.neighbour(delta - 1)}` };
    row = line;
  }
  return undefined;
}

/** The cells of a row, with the columns where they begin. A wiki's header doubles the bars. */
function cellsOf(row: string): { text: string; start: number }[] {
  const cells: { text: string; start: number }[] = [];
  let start = row.indexOf('|') + 1;
  while (start > 0 && start < row.length) {
    if (row[start] === '|') start++;
    const end = row.indexOf('|', start);
    cells.push({ text: row.slice(start, end < 0 ? row.length : end), start });
    start = end < 0 ? 0 : end + 1;
  }
  return cells;
}
