import type { LineSource } from '../text';

/** How far from where it was a line is looked for. */
const REACH = 500;

/**
 * Where a line is now that held a text when the file was scanned: the nearest one that holds it still, else the line of the
 * same number, or the last one of a file that has become shorter. 0-based.
 */
export function nearestLine(lines: LineSource, line: number, text: string): number {
  const last = Math.max(0, lines.lineCount - 1);
  const there = Math.max(0, Math.min(line, last));
  if (text === '') return there;
  for (let away = 0; away <= REACH; away++) {
    for (const at of away === 0 ? [line] : [line - away, line + away])
      if (at >= 0 && at <= last && lines.lineText(at).includes(text)) return at;
  }
  return there;
}
