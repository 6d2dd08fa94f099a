/** Search within steps: which steps of which causes hold the words. Pure, for the page. */

import type { CauseState, StepState } from './protocol';

export interface FilteredSteps {
  /** The keys of the steps that stay. */
  readonly steps: ReadonlySet<string>;
  /** The ids of the causes that stay. */
  readonly causes: ReadonlySet<string>;
  /** How many steps there are in all. */
  readonly total: number;
}

/**
 * The steps that hold every word of a search, in any order and case; all steps of a cause whose own title does. A cause
 * stays with one of its steps. The empty search keeps everything.
 */
export function filterSteps(causes: readonly CauseState[], search: string): FilteredSteps {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const holds = (text: string): boolean => {
    const all = plain(text);
    return words.every((word) => all.includes(word));
  };
  const steps = new Set<string>();
  const kept = new Set<string>();
  let total = 0;
  for (const cause of causes) {
    const { playbook } = cause;
    const lists = playbook ? [...playbook.sections, ...(playbook.older ? [playbook.older] : [])] : [];
    const own = lists.flatMap((list) => list.steps);
    total += own.length;
    const isWhole = holds(`${cause.title} ${playbook?.concerns ?? ''}`);
    if (isWhole) kept.add(cause.id);
    for (const step of own) {
      if (!isWhole && !holds(textOf(step))) continue;
      steps.add(step.key);
      kept.add(cause.id);
    }
  }
  return { steps, causes: kept, total };
}

const textOf = ({ text, command, look, expect, warning, marks }: StepState): string =>
  [text, command?.text, command?.runIn, look, expect, warning, ...marks.map((mark) => mark.text)]
    .filter((part) => part !== undefined)
    .join('\n');

/** Without case and without accents, as people type in a hurry. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
