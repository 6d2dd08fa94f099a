/**
 * How Remote Desktop's dialog and the programs around it label codes, by display language, and what each label rests on:
 * localised-labels.test.ts reads every one of them, and docs/display-languages.md is made of them.
 */

/**
 * verified: seen in the dialog as somebody pasted it, or in the program's own resources. derived: in a public text about
 * Remote Desktop that is a translation or a quotation. unverified: no public text was found; the ordinary words of the
 * language.
 */
export type Standing = 'verified' | 'derived' | 'unverified';

export interface Label {
  readonly text: string;
  readonly standing: Standing;
  /** Where it was seen, an address or a description; nothing where nothing was found. */
  readonly source?: string;
}

export interface DisplayLanguage {
  readonly id: string;
  readonly name: string;
  /** The title of the window. */
  readonly title: Label;
  readonly error: Label;
  readonly extended: Label;
  /** Without "(UTC)", which stands behind it. */
  readonly timestamp: Label;
  /** What stands between a label and its number. */
  readonly colon: string;
}

const verified = (text: string, source: string): Label => ({ text, standing: 'verified', source });
const derived = (text: string, source: string): Label => ({ text, standing: 'derived', source });

/** A row of the table; a label without a source is unverified. */
function row(
  id: string,
  name: string,
  [title, error, extended, timestamp]: readonly [Label | string, Label | string, Label | string, Label | string],
  colon = ': ',
): DisplayLanguage {
  const label = (one: Label | string): Label => (typeof one === 'string' ? { text: one, standing: 'unverified' } : one);
  return {
    ...{ id, name, colon, title: label(title), error: label(error) },
    ...{ extended: label(extended), timestamp: label(timestamp) },
  };
}

const XRDP = 'https://github.com/neutrinolabs/xrdp/issues/3571';
const YSKO = 'https://ysko909.github.io/posts/remote-desktop-disconnected-with-error-code-0x3-in-windows11';
const SUPER_RDP = 'https://github.com/anhkgg/SuperRDP/issues/38';
const JERRY_KIM =
  'https://42jerrykim.github.io/post/2025-04-02-remote-desktop-windows-remote-desktop-app-ssh-tunnel-connection-error-0x516-cause-and-solution';
const SILVER_DE =
  'https://blog.silverpc.hu/2025/08/29/rdp-mit-o365-usern-schlagt-fehl-so-beheben-sie-den-authentifizierungsfehler-mit-fehlercode-0x0';
const SILVER_ES =
  'https://blog.silverpc.hu/2025/09/06/que-es-el-error-0x4-en-el-escritorio-remoto-y-como-puedes-solucionarlo-rapidamente';
const SPLASHTOP_FR =
  'https://support-splashtopbusiness.splashtop.com/hc/fr/articles/6590519748251-D%C3%A9tails-de-l-erreur-RDP';
const SPLASHTOP_JA =
  'https://support-splashtopbusiness.splashtop.com/hc/ja/articles/6590519748251-RDP%E3%82%A8%E3%83%A9%E3%83%BC%E3%81%AE%E8%A9%B3%E7%B4%B0';
const PC_DESKTOP_PT = 'https://www.remoteaccesspcdesktop.com/pt/fix-error-code-0x516-remote-desktop-on-windows';
const BALCOPR_IT = 'https://balcopr.com/it/records/8099-how-to-fix-remote-desktop-error-code-0x204-on-windows-and-ma';
const WINDORO = 'https://windoro.ru/0xc07-udalennyj-rabochij-stol-windows-10';
const MREMOTENG =
  'https://github.com/mRemoteNG/mRemoteNG/tree/2e7579cac5b4a28544896ec415067f87916fc2c2/mRemoteNG/Language';

/** The dialog of Windows, as Ctrl+C copies it. The titles of its blocks stay English in every language that was seen. */
export const DISPLAY_LANGUAGES: readonly DisplayLanguage[] = [
  row('en', 'English', [
    verified('Remote Desktop Connection', XRDP),
    verified('Error code', XRDP),
    verified('Extended error code', XRDP),
    verified('Timestamp', XRDP),
  ]),
  row('ja', 'Japanese', [
    verified('リモート デスクトップ接続', YSKO),
    verified('エラー コード', YSKO),
    verified('拡張エラー コード', YSKO),
    verified('タイムスタンプ', YSKO),
  ]),
  row(
    'zh-CN',
    'Chinese, simplified',
    [
      verified('远程桌面连接', SUPER_RDP),
      verified('错误代码', SUPER_RDP),
      verified('扩展错误代码', SUPER_RDP),
      verified('时间戳', SUPER_RDP),
    ],
    '： ',
  ),
  row('zh-TW', 'Chinese, traditional', ['遠端桌面連線', '錯誤碼', '延伸錯誤碼', '時間戳記'], '： '),
  row('ko', 'Korean', [
    '원격 데스크톱 연결',
    derived('오류 코드', JERRY_KIM),
    derived('확장 오류 코드', JERRY_KIM),
    '타임스탬프',
  ]),
  row('de', 'German', [
    'Remotedesktopverbindung',
    derived('Fehlercode', SILVER_DE),
    'Erweiterter Fehlercode',
    'Zeitstempel',
  ]),
  row(
    'fr',
    'French',
    ['Connexion Bureau à distance', derived('Code d’erreur', SPLASHTOP_FR), 'Code d’erreur étendu', 'Horodatage'],
    '\u00a0: ',
  ),
  row('es', 'Spanish', [
    'Conexión a Escritorio remoto',
    derived('Código de error', SILVER_ES),
    'Código de error extendido',
    'Marca de tiempo',
  ]),
  row('pt-BR', 'Portuguese, Brazil', [
    'Conexão de Área de Trabalho Remota',
    derived('Código de erro', PC_DESKTOP_PT),
    'Código de erro estendido',
    'Carimbo de data/hora',
  ]),
  row('pt-PT', 'Portuguese, Portugal', [
    'Ligação ao Ambiente de Trabalho Remoto',
    'Código de erro',
    'Código de erro expandido',
    'Carimbo de data/hora',
  ]),
  row('it', 'Italian', [
    'Connessione Desktop remoto',
    derived('Codice di errore', BALCOPR_IT),
    'Codice di errore esteso',
    'Timestamp',
  ]),
  row('nl', 'Dutch', ['Verbinding met extern bureaublad', 'Foutcode', 'Uitgebreide foutcode', 'Tijdstempel']),
  row('pl', 'Polish', ['Podłączanie pulpitu zdalnego', 'Kod błędu', 'Rozszerzony kod błędu', 'Sygnatura czasowa']),
  row('cs', 'Czech', ['Připojení ke vzdálené ploše', 'Kód chyby', 'Rozšířený kód chyby', 'Časové razítko']),
  row('ru', 'Russian', [
    verified('Подключение к удаленному рабочему столу', WINDORO),
    'Код ошибки',
    'Расширенный код ошибки',
    'Метка времени',
  ]),
  row('uk', 'Ukrainian', [
    'Підключення до віддаленого робочого стола',
    'Код помилки',
    'Розширений код помилки',
    'Позначка часу',
  ]),
  row('tr', 'Turkish', ['Uzak Masaüstü Bağlantısı', 'Hata kodu', 'Genişletilmiş hata kodu', 'Zaman damgası']),
  row('sv', 'Swedish', ['Anslutning till fjärrskrivbord', 'Felkod', 'Utökad felkod', 'Tidsstämpel']),
  row('da', 'Danish', ['Forbindelse til Fjernskrivebord', 'Fejlkode', 'Udvidet fejlkode', 'Tidsstempel']),
  row('nb', 'Norwegian', ['Tilkobling til eksternt skrivebord', 'Feilkode', 'Utvidet feilkode', 'Tidsstempel']),
  row('fi', 'Finnish', ['Etätyöpöytäyhteys', 'Virhekoodi', 'Laajennettu virhekoodi', 'Aikaleima']),
  row('hu', 'Hungarian', ['Távoli asztali kapcsolat', 'Hibakód', 'Kibővített hibakód', 'Időbélyeg']),
];

/** A line that somebody or another program wrote around a code. */
export interface LabelledLine extends Label {
  readonly language: string;
  /** The program that wrote it, or how it came about. */
  readonly by: string;
  /** The codes in it, as `family:number`. */
  readonly codes: readonly string[];
}

const line = (language: string, by: string, label: Label, ...codes: string[]): LabelledLine => ({
  ...label,
  ...{ language, by, codes },
});

/** Labels of codes outside the two lines of the dialog. Where a program decides the words, they are that program's. */
export const LABELLED_LINES: readonly LabelledLine[] = [
  line(
    'ja',
    'the dialog, retyped without the blank',
    verified('エラーコード: 0x904', 'https://qiita.com/mtmana/items/424579c1b9738c7a18c1'),
    'disconnect:2308',
  ),
  line(
    'ja',
    'prose',
    verified('エラーコード0x204の原因', 'https://tsplus.net/ja/rdp-error-code-0x4'),
    'disconnect:516',
  ),
  line(
    'ja',
    'the sentence of the dialog',
    verified(
      'クライアントで検出されたプロトコル エラーのため (コード 0x2104)、このセッションは切断されます。',
      'a public note on GitHub, its repository not identified',
    ),
    'disconnect:8452',
  ),
  line(
    'ja',
    'the dialog, its two lines put into one',
    verified(
      'エラー コード: 0x1104  /  拡張エラー コード: 0x0',
      'a public note on GitHub, its repository not identified',
    ),
    ...['disconnect:4356', 'extended:0'],
  ),
  line('ja', 'Splashtop Business', derived('RDPエラーコード 0x00010004', SPLASHTOP_JA), 'errinfo:4'),
  line('fr', 'Splashtop Business', derived('code d’erreur 0x00010004', SPLASHTOP_FR), 'errinfo:4'),
  line(
    'ko',
    'event 40',
    verified(
      '3 세션의 연결이 끊어졌습니다. 이유 코드 11',
      'a public wiki page on GitHub, 2022-11-26, its repository not identified',
    ),
    'extended:11',
  ),
  line('ko', 'prose', derived('오류 코드: 0x204, 확장 오류 코드: 0x0', JERRY_KIM), 'disconnect:516', 'extended:0'),
  line(
    'zh-CN',
    'the dialog, retyped',
    verified('错误代码：0x904 扩展错误代码：0x7', 'https://github.com/tp4a/teleport/issues/301'),
    ...['disconnect:2308', 'extended:7'],
  ),
  line('de', 'prose', derived('Protokollfehler 0x112d', 'https://blog.silverpc.hu/?p=302214'), 'disconnect:4397'),
  line('de', 'prose', derived('Fehlercode 0x204', SILVER_DE), 'disconnect:516'),
  ...(
    [
      ['fr', "Code d'erreur : 0x904"],
      ['nb', 'Feilkode: 0x904'],
      ['pl', 'Kod błędu: 0x904'],
      ['sv', 'Felkod: 0x904'],
      ['uk', 'Код помилки: 0x904'],
      ['zh-CN', '错误代码：0x904'],
    ] as const
  ).map(([language, text]) => line(language, 'the label of mRemoteNG', verified(text, MREMOTENG), 'disconnect:2308')),
];

/** A line with the same words in another trade. */
export interface OtherTrade {
  readonly language: string;
  readonly by: string;
  readonly text: string;
}

const other = (by: string, rows: readonly (readonly [language: string, text: string])[]): OtherTrade[] =>
  rows.map(([language, text]) => ({ language, by, text }));

/** What must not be read, in the wording in which it was seen. */
export const OTHER_TRADES: readonly OtherTrade[] = [
  ...other("mRemoteNG's own number of a fatal error", [
    ['cs', 'Interní chyba kód 2.'],
    ['de', 'Interner Fehler Code 2.'],
    ['es', 'Código de error interno 2.'],
    ['fr', "Code d'erreur RDP 2."],
    ['it', 'Codice di errore interno 2.'],
    ['ko', '내부 오류 코드 2.'],
    ['nb', 'Intern feilkode 2.'],
    ['nl', 'Interne fout code 2.'],
    ['pl', 'Błąd wewnętrzny, kod 2.'],
    ['pt-PT', 'Código de erro interno 2.'],
    ['ru', 'Внутренняя ошибка: код 2.'],
    ['sv', 'Intern felkod 2.'],
    ['tr', 'Dahili hata kodu 2.'],
    ['uk', 'Внутрішня помилка: код 2.'],
    ['zh-CN', '内部错误代码 2。'],
    ['zh-TW', '內部錯誤碼 2。'],
  ]),
  ...other("the Wazuh installer's errors 0x1 to 0x5", [
    ['de', 'Fehler 0x4.'],
    ['es', 'Error 0x4.'],
    ['hu', 'Hiba 0x4.'],
    ['ja', 'エラー 0x4．'],
    ['nl', 'Fout 0x4.'],
    ['pl', 'Błąd 0x4.'],
    ['pt-BR', 'Erro 0x4.'],
    ['ru', 'Ошибка 0x4.'],
    ['zh-CN', '错误代码 0x4.'],
  ]),
  ...other('SQLite', [
    ['es', 'el código de error extendido 1555'],
    ['fr', "le code d'erreur étendu 1555"],
    ['ko', 'SQLite 기본 오류 코드 5, 확장 오류 코드 261'],
    ['zh-TW', 'SQLite 主要錯誤碼 5，延伸錯誤碼 261'],
  ]),
  ...other('documentation of a database library', [
    ['de', 'ein erweiterter Fehlercode 2004'],
    ['ja', 'DAO の拡張エラー コード 2004'],
    ['pl', 'rozszerzony kod błędu 2004'],
    ['pt-BR', 'código de erro estendido 2004'],
    ['tr', 'genişletilmiş hata kodu 2004'],
    ['zh-CN', '扩展错误代码 2004'],
  ]),
  ...other('cash registers and a licensing tool', [
    ['ru', 'Код ошибки: 8, Расширенный код ошибки: 3'],
    ['ru', 'Расширенный код ошибки: 7'],
  ]),
  ...other('Windows itself: a restart, a network policy', [
    ['fr', 'Code de raison : 16'],
    ['zh-CN', '原因代码: 0x80020012'],
  ]),
  ...other('Bluetooth and other firmware', [
    ['ja', '切断理由コード: 0x08'],
    ['zh-CN', '重启原因代码: 0x4'],
  ]),
  ...other('other protocols', [
    ['de', '1002: Verbindung aufgrund eines Protokollfehlers geschlossen'],
    ['es', 'error de protocolo (código -32602)'],
    ['pt-BR', 'Erro de protocolo (código -32602)'],
    ['zh-CN', '协议错误(代码=263): …'],
  ]),
  ...other('business systems', [
    ['de', 'Ursachencode 11 für die Rücksendung'],
    ['pt-BR', 'código de motivo 501'],
  ]),
];
