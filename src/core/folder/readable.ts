import { english, type Translate } from '../translate';

/**
 * How a file of a folder is read, by its name: as text, as an event log or as a zip; or why it is not. A name without an
 * ending may be a log, as on Linux; its first bytes tell whether it is a text.
 */
export type Readable = 'text' | 'evtx' | 'zip' | 'archive' | 'trace' | 'other';

const TEXTS = new Set(
  'log txt xml json jsonl ndjson csv tsv md markdown rdp rdpw out err trace htm html yaml yml'.split(' '),
);
const ARCHIVES = new Set('7z rar cab tar tgz gz bz2 xz zst'.split(' '));
const TRACES = new Set(['etl', 'cap', 'pcap', 'pcapng', 'evt', 'dmp']);
/** `guacd.log.1`, `app.log.old`, `xrdp.log-20250314`. */
const ROTATED = /\.(?:log|txt|out|err)[._-](?:\d{1,14}|old|bak|prev)$/;

/** Tells by a name, with or without its folder. */
export function readableAs(name: string): Readable {
  const ending = endingOf(name);
  if (ending === undefined || TEXTS.has(ending) || ROTATED.test(name.toLowerCase())) return 'text';
  if (ending === 'evtx' || ending === 'zip') return ending;
  if (ARCHIVES.has(ending)) return 'archive';
  return TRACES.has(ending) ? 'trace' : 'other';
}

/** Lower case, without the dot; undefined where the name has none, or is nothing else. */
export function endingOf(name: string): string | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 || dot === base.length - 1 ? undefined : base.slice(dot + 1).toLowerCase();
}

/** Folders of a workspace that hold no logs but the tools' own files. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Why a file is passed over, as a clause that follows its name; undefined where it is read. */
export function passedOverReason(name: string, translate: Translate = english): string | undefined {
  switch (readableAs(name)) {
    case 'archive':
      return translate('this kind of archive is not read; unpack it first');
    case 'trace':
      return translate('this kind of trace is not read; export it as text or XML first');
    case 'other':
      return translate('files of this kind (.{0}) are not read', endingOf(name) ?? '');
    default:
      return undefined;
  }
}
