import type { LineSource } from '../text';
import { categoryOf, settingAt } from './outline';

/** Lines `first` to `last`, 0-based and inclusive, that can be folded to the first. */
export interface FoldedSettings {
  readonly first: number;
  readonly last: number;
}

/** Two lines of one topic are seen at a glance. */
const MIN_RUN = 3;

/**
 * What can be folded in an `.rdp` file: groups of settings with a blank line around them, and in them settings of one
 * topic in a row. In files that rdpsign wrote, where editors show a blank line behind every line, blank lines divide
 * nothing. In order, the outer before the inner; never crossing. Never throws.
 */
export function foldRdp(lines: LineSource): FoldedSettings[] {
  const blank = (line: number) => lines.lineText(line).trim() === '';
  const spaced = isDoubleSpaced(lines, blank);
  const folds: FoldedSettings[] = [];
  let groups = 0;
  let at = 0;
  while (at < lines.lineCount) {
    while (at < lines.lineCount && blank(at)) at++;
    if (at >= lines.lineCount) break;
    const first = at;
    let last = at;
    for (; at < lines.lineCount && (spaced || !blank(at)); at++) if (!blank(at)) last = at;
    groups++;
    if (last > first) folds.push({ first, last }, ...runsWithin(lines, first, last, blank));
  }
  // One group is the whole file, which nobody folds.
  const [whole] = folds;
  return groups === 1 && whole ? folds.filter((fold) => fold !== whole) : folds;
}

/** Settings of one topic in a row, but for a row that is the whole group. */
function runsWithin(
  lines: LineSource,
  first: number,
  last: number,
  blank: (line: number) => boolean,
): FoldedSettings[] {
  const runs: FoldedSettings[] = [];
  let topic: string | undefined;
  let start = first;
  let end = first;
  let count = 0;
  const close = () => {
    if (topic !== undefined && count >= MIN_RUN && !(start === first && end === last))
      runs.push({ first: start, last: end });
  };
  for (let line = first; line <= last; line++) {
    if (blank(line)) continue;
    const setting = settingAt(lines, line);
    const here = setting && categoryOf(setting);
    if (here === undefined || here !== topic) {
      close();
      topic = here;
      start = line;
      count = 0;
    }
    count++;
    end = line;
  }
  close();
  return runs;
}

/** Whether a blank line stands behind every line but the last. */
function isDoubleSpaced(lines: LineSource, blank: (line: number) => boolean): boolean {
  let written = 0;
  for (let line = 0; line < lines.lineCount; line++) {
    if (blank(line)) continue;
    written++;
    if (line + 2 < lines.lineCount && !blank(line + 1)) return false;
  }
  return written > 2;
}
