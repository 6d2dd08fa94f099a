import { allPlaybooks, escapeMarkdown, link } from '../../src/core';

/** docs/links.md: every page that the playbooks name, by publisher's host, for the yearly check. */
export function linksPage(): string {
  const pages = new Map<string, { titles: Set<string>; playbooks: Set<string> }>();
  for (const { id, links } of allPlaybooks()) {
    for (const { title, url } of links) {
      const found = pages.get(url) ?? { titles: new Set(), playbooks: new Set() };
      found.titles.add(title);
      found.playbooks.add(id);
      pages.set(url, found);
    }
  }
  const hosts = [...new Set([...pages.keys()].map(hostOf))].sort();
  return [
    '<!-- Generated from src/core/knowledge/playbooks: npm run generate -->',
    '# Links',
    '',
    `The ${pages.size} pages that the [playbooks](playbooks/README.md) name, all of the publisher. Once a year, open each: does it still`,
    'answer, and does it still say what the playbook takes from it? Nothing in the product opens them by itself.',
    ...hosts.flatMap((host) => [
      '',
      `## ${host}`,
      '',
      ...[...pages]
        .filter(([url]) => hostOf(url) === host)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([url, { titles, playbooks }]) => {
          const named = [...playbooks].sort().map((id) => `[${id}](playbooks/${id}.md)`);
          const [title, ...others] = [...titles];
          const also = others.length === 0 ? '' : ` (also: ${others.map(escapeMarkdown).join('; ')})`;
          return `- ${link(title!, url)}${also}: ${named.join(', ')}`;
        }),
    ]),
    '',
  ].join('\n');
}

const hostOf = (url: string): string => /^https:\/\/([^/]+)/.exec(url)?.[1] ?? 'no https address';
