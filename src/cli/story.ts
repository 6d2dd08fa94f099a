import { mayTellOfSessions, sessionText, tellStory, ticketReport, type StoryFile } from '../core';
import { readPaths } from './files';
import type { STORY_FORMATS } from './option-values';
import type { Outcome } from './outcome';
import { storyJson } from './story-json';
import { storyText } from './story-text';
import { printable } from './terminal';

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
  const losses: string[] = [];
  for (const file of readPaths(paths)) {
    if ('reason' in file) {
      if (file.isError) complaints.push(`${printable(file.path)} ${file.reason}`);
      continue;
    }
    const { path, text, loss } = file;
    if (loss !== undefined) losses.push(`${printable(path)} ${loss}`);
    if (!mayTellOfSessions(path, text)) continue;
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
    complaints: [...complaints, ...losses],
    status: complaints.length > 0 ? 2 : failed ? 1 : 0,
  };
}
