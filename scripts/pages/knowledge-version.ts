import { createHash } from 'node:crypto';
import { allEntries, allPlaybooks, CAUSES, RULE_SUMMARIES, SOURCES } from '../../src/core';

/**
 * The module that says of which state the knowledge is: a digest of all that the tables, playbooks and rules say, and the
 * day on which that last changed.
 * @param written the module as it stands: while it holds the same digest it stays as it is
 */
export function knowledgeVersion(written: string): string {
  const knowledge = JSON.stringify([allEntries(), allPlaybooks(), CAUSES, SOURCES, RULE_SUMMARIES]);
  const digest = createHash('sha256').update(knowledge).digest('hex').slice(0, 8);
  if (written.includes(`'${digest}'`)) return written;
  const date = new Date().toISOString().slice(0, 10);
  return `/** Of which state tables, playbooks and rules are: shown in the panel. Generated: npm run generate. */
export const KNOWLEDGE_VERSION = { date: '${date}', digest: '${digest}' } as const;
`;
}
