import { editDistance } from './edit-distance';
import { allSettings } from './settings';

const MOST = 2;

/**
 * The known key that differs from an unknown one by one or two slips of the keyboard; undefined where none does. Short
 * keys must be closer, for among few letters everything is near. `key` in lower case.
 */
export function nearestKey(key: string): string | undefined {
  // Two rules ask for the same keys; many files share them.
  if (known.has(key)) return known.get(key);
  const nearest = search(key);
  if (known.size >= 1000) known.clear();
  known.set(key, nearest);
  return nearest;
}

const known = new Map<string, string | undefined>();

function search(key: string): string | undefined {
  if (key.length < 4 || key.length > 60) return undefined;
  let best = key.length < 7 ? 2 : MOST + 1;
  let nearest: string | undefined;
  for (const setting of allSettings()) {
    const distance = editDistance(key, setting.key, best - 1);
    if (distance < best) {
      best = distance;
      nearest = setting.key;
    }
  }
  return nearest ?? sameWithoutBlanks(key);
}

/** `screenmodeid`, `use_multimon`: only blanks are missing, or other characters stand for them. */
function sameWithoutBlanks(key: string): string | undefined {
  const bare = key.replace(/[ _-]/g, '');
  return allSettings().find((setting) => setting.key.includes(' ') && setting.key.replace(/[ _-]/g, '') === bare)?.key;
}
