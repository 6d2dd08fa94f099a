import { findSetting, longestKey } from './settings';

const TYPED = /:[sib]:/g;

/**
 * Where inside a value another setting begins, because a line break was lost: offsets of the known keys that stand right
 * before `:s:`, `:i:` or `:b:`, in order. Empty for nearly every value. Never throws.
 */
export function mergedKeys(value: string): number[] {
  const found: number[] = [];
  if (!value.includes(':')) return found;
  let from = 0;
  for (const match of value.matchAll(TYPED)) {
    const start = keyBefore(value, match.index, from);
    if (start === undefined) continue;
    found.push(start);
    from = match.index + match[0].length;
  }
  return found;
}

/** Where the longest known key begins that ends at `end`. */
function keyBefore(value: string, end: number, from: number): number | undefined {
  for (let start = Math.max(from, end - longestKey()); start < end; start++) {
    if (findSetting(value.slice(start, end))) return start;
  }
  return undefined;
}
