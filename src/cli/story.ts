import { documentKind, sessionText, tellStory, ticketReport, type StoryFile } from '../core';
import { readPaths } from './files';
import type { Outcome } from './outcome';
import { storyJson } from './story-json';
import { storyText } from './story-text';
import { printable } from './terminal';

export const STORY_FORMATS = ['text', 'json', 'ticket'] as const;

/** Of a text of so many characters only what belongs to sessions is kept. */
const LARGE = 4_000_000;

/**
 * `rdpdiag story`: who ended each connection that the named files and folders tell of, and why. What tells of none is
 * passed over.
 * @param isMasked Of the ticket: users, hosts, addresses and ids are replaced by numbers.
 */
export function story(paths: readonly string[], format: (typeof STORY_FORMATS)[number], isMasked: boolean): Outcome {
  const files: StoryFile[] = [];
  const complaints: string[] = [];
  for (const file of readPaths(paths)) {
    if ('reason' in file) {
      if (file.isError) complaints.push(`${printable(file.path)} ${file.reason}`);
      continue;
    }
    const { path, text } = file;
    if (!maySpeak(path, text)) continue;
    files.push({ name: path, text: text.length > LARGE ? sessionText(text) : text });
  }
  const told = tellStory(files);
  const failed = told.connections.some(({ severity }) => severity !== 'info');
  return {
    output:
      format === 'text'
        ? storyText(told, files.length)
        : format === 'json'
          ? storyJson(told)
          : ticketReport(told, { mask: isMasked }),
    complaints,
    status: complaints.length > 0 ? 2 : failed ? 1 : 0,
  };
}

/** Settings of connections tell of none, and in JSON without events a code is no more than a value. */
function maySpeak(path: string, text: string): boolean {
  if (documentKind({ path, start: text.slice(0, 4000) }) === 'rdp') return false;
  return !/\.json$/i.test(path) || /event_?id|<Event|&lt;Event/i.test(text);
}
