/** Of which state tables, playbooks and rules are: shown in the panel. Generated: npm run generate. */
export const KNOWLEDGE_VERSION = { date: '2026-11-21', digest: 'd6efa435' } as const;
