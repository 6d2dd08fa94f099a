import { readFileSync } from 'node:fs';
import path from 'node:path';

let tables: ReadonlyMap<string, string> | undefined;

/**
 * Reads a table that the build put beside the bundle (scripts/pack-tables.mjs): one line for each, its name, a tab and
 * its JSON, all in ASCII. Only bundles for Node call this; run from source, the tables are the literal rows themselves.
 * @throws when the file is not there, or is of another build.
 */
export function readTable<T>(name: string): T {
  tables ??= new Map(
    readFileSync(path.join(__dirname, 'tables.jsonl'), 'latin1')
      .split('\n')
      .map((line) => {
        const tab = line.indexOf('\t');
        return [line.slice(0, tab), line.slice(tab + 1)] as const;
      }),
  );
  const json = tables.get(name);
  if (json === undefined) throw new Error(`tables.jsonl holds no ${name}: it is of another build`);
  return JSON.parse(json) as T;
}
