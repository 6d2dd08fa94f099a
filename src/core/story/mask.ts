import { shortProvider } from '../events/provider';
import { findEntry } from '../knowledge/lookup';
import { english, type Translate } from '../translate';
import { isAddress, machineKey, userKey, withoutPort } from './event-facts';
import type { Connection, Moment, Story } from './story';

/** What is masked; each has its own numbers. */
type Kind = 'user' | 'host' | 'address' | 'domain' | 'guid' | 'sid';

/** A stretch of a text that names somebody or something. */
interface Hit {
  readonly start: number;
  readonly end: number;
  /** Undefined where it names nobody and stays as it is: 127.0.0.1, S-1-5-18. */
  readonly kind: Kind | undefined;
  readonly key: string;
}

const GUID = /(?<![\p{L}\p{N}])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/giu;
const SID = /(?<![\p{L}\p{N}])S-1-\d{1,3}(?:-\d{1,10}){1,14}(?![\p{L}\p{N}])/giu;
const V4 = /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)/gu;
const V6 = /(?<![\p{L}\p{N}:.])(?=[0-9a-f]{0,4}:)[0-9a-f:.]{2,45}/giu;
const MAIL = /(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu;
const DOWN_LEVEL = /(?<![\p{L}\p{N}._\\-])[\p{L}\p{N}._-]{1,63}\\[\p{L}\p{N}._$-]{1,64}(?![\p{L}\p{N}._$\\-])/gu;
const MASKED = /(?<![\p{L}\p{N}])(?:user|host|address|domain|guid|sid)-\d{1,9}(?![\p{L}\p{N}])/giu;
const WORD_START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,200}/gu;
const REGISTRY = /^(?:HKLM|HKCU|HKEY_\w{1,30}|SOFTWARE|SYSTEM)\\/i;
const IS_WORD = /[\p{L}\p{N}]/u;
const IS_MASKED = /^(user|host|address|domain|guid|sid)-\d{1,9}$/i;

/** Accounts and authorities of every Windows, which name nobody. */
const SYSTEM =
  /^(?:system|local ?service|network ?service|anonymous(?: logon)?|nt[ -]?authority|nt-autorit\S{1,3}|nt service|builtin|window manager|font driver host|(?:dwm|umfd)-\d{1,6}|workgroup|localhost|local|unknown|-)$/i;
const WELL_KNOWN_SID = /^S-1-(?:[0-4]-|5-(?!21-)|1[56]-)/i;

/** Words of our own sentences, which are also names of accounts and machines: masked only where a name stands alone. */
const PLAIN_WORDS = new Set(
  (
    'a an and are as at be by do for from gave has in is it its itself no not of on only or says shows so that the this to was ' +
    'were who with account admin administrator another client code computer connection desktop disconnect end event ' +
    'gateway guest host licence log name network pc policy reason remote restart rdp server service session sign start tcp ' +
    'test text time tool udp user users'
  ).split(' '),
);

/**
 * Replaces names by numbers: user-1, host-2, address-3, domain-1, guid-1, sid-1. The same name gets the same number in every
 * text that one masker sees, in whatever case, and a host with its domain the same as without. Numbers are given in the order
 * in which names come up, so a masked text stays as it is when it is masked again.
 */
export class Masker {
  readonly #numbers = new Map<string, string>();
  readonly #counts = new Map<Kind, number>();
  /** Names to be found inside texts: by their first word, the longest first. */
  readonly #names = new Map<string, { readonly name: string; readonly kind: Kind; readonly key: string }[]>();
  readonly #hosts = new Set<string>();
  readonly #files: FileNames;
  readonly #sessionOf: (part: string) => boolean;
  readonly #afterFrom: (part: string) => Marked | undefined;
  readonly #afterTo: (part: string) => Marked | undefined;

  /**
   * @param story Whose names are to be found in texts.
   * @param translate The one that the story was told with: its words stand around the names.
   */
  constructor(story: Story, translate: Translate = english) {
    const session = marked(translate, 'session {0}');
    this.#sessionOf = (part) => session(part) !== undefined;
    this.#afterFrom = marked(translate, 'from {0}');
    this.#afterTo = marked(translate, 'to {0}');
    this.#files = new FileNames([
      ...story.silentFiles,
      ...story.connections.flatMap(({ moments, evidence }) => [...moments, ...evidence].map(({ file }) => file)),
    ]);
    // Hosts before users: what stands before the backslash of a local account is a host.
    const users: (string | undefined)[] = [];
    for (const { user, client, clientName, server, moments, evidence } of story.connections) {
      users.push(user);
      for (const host of [client, clientName, server]) this.#learnHost(host);
      for (const moment of [...moments, ...evidence]) {
        this.#learnHost(moment.machine);
        for (const part of partsOf(moment)?.parts ?? []) {
          const from = this.#afterFrom(part)?.name;
          const to = this.#afterTo(part)?.name;
          if (from !== undefined || to !== undefined) this.#learnHost(from ?? to);
          else if (!this.#sessionOf(part)) users.push(part);
        }
      }
    }
    for (const machine of [...story.clocks.map((clock) => clock.machine), ...story.withoutZone])
      this.#learnHost(machine);
    for (const user of users) this.#learnUser(user);
  }

  /** A text in which names stand among words. */
  text(text: string): string {
    const hits = [...this.#patternHits(text), ...this.#nameHits(text)].sort(
      (one, other) => one.start - other.start || other.end - one.end,
    );
    let result = '';
    let at = 0;
    for (const { start, end, kind, key } of hits) {
      if (start < at) continue;
      const written = text.slice(start, end);
      result += text.slice(at, start) + (kind === undefined ? written : this.#shown(kind, key, written));
      at = end;
    }
    return result + text.slice(at);
  }

  /** A text that is the name of a user and nothing else. */
  user(name: string): string {
    const { domain, account, separator } = partsOfUser(name);
    if (SYSTEM.test(account)) return name;
    const user = this.#number('user', account);
    if (domain === undefined) return user;
    const key = domainKey(domain);
    const shown = SYSTEM.test(domain) ? domain : this.#number(this.#hosts.has(key) ? 'host' : 'domain', key);
    return separator === '@' ? `${user}@${shown}` : `${shown}\\${user}`;
  }

  /** A text that is the name or the address of a machine and nothing else. */
  machine(name: string): string {
    const plain = withoutPort(name);
    if (SYSTEM.test(plain) || isLocal(plain)) return name;
    const port = /:\d{1,5}$/.exec(name)?.[0];
    const shown = isAddress(plain) ? this.#number('address', plain) : this.#number('host', machineKey(name));
    return port !== undefined && !plain.endsWith(port) ? shown + port : shown;
  }

  /** A file's path: only as much of it as tells it from the others, for folders have names of people. */
  file(path: string): string {
    return this.text(this.#files.shortest(path));
  }

  /** What a moment says: its title is ours, and only what stands in brackets behind it is not. */
  what(moment: Moment): string {
    const found = partsOf(moment);
    if (!found) return this.text(moment.what);
    const parts = found.parts.map((part) => {
      if (this.#sessionOf(part)) return part;
      const marked = this.#afterFrom(part) ?? this.#afterTo(part);
      return marked ? marked.before + this.machine(marked.name) + marked.after : this.user(part);
    });
    return `${found.before}${parts.join(', ')}${found.after}`;
  }

  #learnUser(name: string | undefined): void {
    if (name === undefined) return;
    const { domain, account } = partsOfUser(name);
    this.#learn('user', account, account);
    if (domain === undefined) return;
    if (!SYSTEM.test(account)) this.#learn('user', name, name);
    this.#learnDomain(domain);
  }

  #learnDomain(domain: string): void {
    this.#learn('domain', domain, domainKey(domain));
  }

  #learnHost(name: string | undefined): void {
    if (name === undefined) return;
    const plain = withoutPort(name);
    if (isAddress(plain) || SYSTEM.test(plain)) return;
    const [short = plain, ...rest] = plain.split('.');
    this.#hosts.add(machineKey(name));
    this.#learn('host', plain, machineKey(name));
    this.#learn('host', short, machineKey(name));
    if (rest.length > 1) this.#learnDomain(rest.join('.'));
  }

  #learn(kind: Kind, name: string, key: string): void {
    const lower = folded(name);
    if (PLAIN_WORDS.has(lower) || SYSTEM.test(name) || IS_MASKED.test(name) || /^\p{N}{1,4}$|^.?$/u.test(name)) return;
    const first = firstWord(lower);
    if (first === undefined) return;
    const known = this.#names.get(first) ?? [];
    if (known.some((other) => other.name === lower)) return;
    known.push({ name: lower, kind, key });
    known.sort((one, other) => other.name.length - one.name.length);
    this.#names.set(first, known);
  }

  #nameHits(text: string): Hit[] {
    const lower = folded(text);
    const hits: Hit[] = [];
    for (const { 0: word, index } of lower.matchAll(WORD_START)) {
      for (const { name, kind, key } of this.#names.get(word) ?? []) {
        const start = index - leadOf(name);
        const end = start + name.length;
        if (start < 0 || !lower.startsWith(name, start) || IS_WORD.test(lower.charAt(end))) continue;
        hits.push({ start, end, kind, key });
        break;
      }
    }
    return hits;
  }

  *#patternHits(text: string): Generator<Hit> {
    for (const { 0: written, index } of text.matchAll(GUID)) yield hit(index, written, 'guid', written.toLowerCase());
    for (const { 0: written, index } of text.matchAll(SID)) {
      yield hit(index, written, WELL_KNOWN_SID.test(written) ? undefined : 'sid', written.toLowerCase());
    }
    for (const { 0: written, index } of text.matchAll(V4)) {
      if (written.split('.').some((part) => Number(part) > 255)) continue;
      yield hit(index, written, isLocal(written) ? undefined : 'address', written);
    }
    for (const { 0: found, index } of text.matchAll(V6)) {
      const written = found.replace(/[.:](?<!::)$/, '');
      if (!isV6(written)) continue;
      yield hit(index, written, isLocal(written) ? undefined : 'address', withoutPort(written));
    }
    for (const { 0: written, index } of text.matchAll(MAIL)) yield hit(index, written, 'user', written);
    for (const { 0: found, index } of text.matchAll(DOWN_LEVEL)) {
      const written = withoutEnd(found);
      if (!REGISTRY.test(written) && !written.endsWith('\\')) yield hit(index, written, 'user', written);
    }
    for (const { 0: written, index } of text.matchAll(MASKED)) {
      yield hit(index, written, kindOfMasked(written), written.toLowerCase());
    }
  }

  #shown(kind: Kind, key: string, written: string): string {
    return kind === 'user' && /[@\\]/.test(written) ? this.user(written) : this.#number(kind, key);
  }

  #number(kind: Kind, name: string): string {
    // What was masked before keeps its kind, wherever it stands.
    const own = kindOfMasked(name) ?? kind;
    const key = `${own} ${name.toLowerCase()}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      const count = (this.#counts.get(own) ?? 0) + 1;
      this.#counts.set(own, count);
      number = `${own}-${count}`;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/**
 * The story with every user, host, address, domain, GUID and SID replaced by a number of its own, in every text and in the
 * names of the files, of which only so much is kept as tells them apart.
 * @param translate The one that the story was told with.
 */
export function maskStory(story: Story, translate: Translate = english): Story {
  const masker = new Masker(story, translate);
  const text = (line: string) => masker.text(line);
  const masked = new Map<Moment, Moment>();
  // A moment that is evidence is among the moments too, and stays one and the same.
  const moment = (one: Moment): Moment => {
    const known = masked.get(one);
    if (known) return known;
    const { file, machine } = one;
    const made = {
      ...one,
      file: masker.file(file),
      ...(machine !== undefined && { machine: masker.machine(machine) }),
      what: masker.what(one),
    };
    masked.set(one, made);
    return made;
  };
  const connection = (one: Connection): Connection => {
    const { user, client, clientName, server, why, evidence, missing, moments } = one;
    return {
      ...one,
      ...(user !== undefined && { user: masker.user(user) }),
      ...(client !== undefined && { client: masker.machine(client) }),
      ...(clientName !== undefined && { clientName: masker.machine(clientName) }),
      ...(server !== undefined && { server: masker.machine(server) }),
      why: text(why),
      missing: missing.map(text),
      evidence: evidence.map(moment),
      moments: moments.map(moment),
    };
  };
  return {
    ...story,
    connections: story.connections.map(connection),
    clocks: story.clocks.map((clock) => ({ ...clock, machine: masker.machine(clock.machine) })),
    withoutZone: story.withoutZone.map((machine) => masker.machine(machine)),
    repeats: story.repeats.map((repeat) => ({ ...repeat, what: text(repeat.what) })),
    silentFiles: story.silentFiles.map((file) => masker.file(file)),
  };
}

const hit = (start: number, written: string, kind: Kind | undefined, key: string): Hit => ({
  start,
  end: start + written.length,
  kind,
  key,
});

const kindOfMasked = (text: string): Kind | undefined => IS_MASKED.exec(text)?.[1]?.toLowerCase() as Kind | undefined;

/** In lower case, but for the few letters that are then longer: offsets stay what they are. */
const folded = (text: string): string =>
  text.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });

/** Without the full stop or dash of the sentence. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[.-]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

const firstWord = (name: string): string | undefined => /[\p{L}\p{N}]{1,200}/u.exec(name)?.[0];

/** How much of a name stands before its first word: an underscore, a dollar sign. */
const leadOf = (name: string): number => name.search(/[\p{L}\p{N}]/u);

/** An address of the machine itself or of none. */
const isLocal = (address: string): boolean => /^(?:127\.\d.*|0\.0\.0\.0|::1?|localhost)$/i.test(address);

function isV6(text: string): boolean {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text)) return false;
  const groups = text.split(':');
  const last = groups.at(-1)!;
  const isMixed = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(last);
  const plain = isMixed ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-f]{0,4}$/i.test(group))) return false;
  const count = groups.length + (isMixed ? 1 : 0);
  return text.includes('::') ? groups.length >= 3 && count <= 9 : count === 8;
}

/** The short name of the domain, so that CONTOSO and contoso.com are the same. */
const domainKey = (domain: string): string => domain.toLowerCase().split('.')[0]!;

function partsOfUser(name: string): { domain?: string; account: string; separator?: '\\' | '@' } {
  const slash = name.indexOf('\\');
  if (slash >= 0) return { domain: name.slice(0, slash), account: name.slice(slash + 1), separator: '\\' };
  const at = name.lastIndexOf('@');
  if (at > 0) return { domain: name.slice(at + 1), account: userKey(name), separator: '@' };
  return { account: name };
}

/** A name with the words that the sentence puts around it. */
interface Marked {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** Reads back what `translate` made of a message with one argument. */
function marked(translate: Translate, message: string): (text: string) => Marked | undefined {
  const [before = '', after = ''] = translate(message, '\u0000').split('\u0000');
  return (text) =>
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
      ? { before, name: text.slice(before.length, text.length - after.length), after }
      : undefined;
}

/** What stands in brackets behind the title of an event; undefined where a moment has none. */
function partsOf({ event, what }: Moment): { before: string; parts: string[]; after: string } | undefined {
  const slash = event.lastIndexOf('/');
  const provider = slash < 0 ? undefined : shortProvider(event.slice(0, slash));
  const value = Number(event.slice(slash + 1));
  const title = provider === undefined ? undefined : findEntry({ family: 'event', value, provider })?.title;
  const before = title === undefined ? undefined : `${title} (`;
  if (before === undefined || !what.startsWith(before)) return undefined;
  const rest = what.slice(before.length);
  // What follows is the code: "): 12 (0xC) Signed out by the user".
  const close = /\)(?=: \S{1,60}(?: \(| |$)|$)/.exec(rest)?.index;
  if (close === undefined) return undefined;
  return { before, parts: rest.slice(0, close).split(', '), after: rest.slice(close) };
}

/** The shortest ends of paths that tell them apart. */
class FileNames {
  readonly #shortest = new Map<string, string>();

  constructor(paths: readonly string[]) {
    const unique = [...new Set(paths)].map((path) => ({ path, parts: path.split(/[\\/]/) }));
    const seen = new Map<string, number>();
    for (const { parts } of unique) {
      for (let from = 0; from < parts.length; from++) {
        const end = parts.slice(from).join('/');
        seen.set(end, (seen.get(end) ?? 0) + 1);
      }
    }
    for (const { path, parts } of unique) {
      let from = parts.length - 1;
      while (from > 0 && seen.get(parts.slice(from).join('/'))! > 1) from--;
      this.#shortest.set(path, parts.slice(from).join('/'));
    }
  }

  shortest(path: string): string {
    return this.#shortest.get(path) ?? path.split(/[\\/]/).at(-1)!;
  }
}
