/**
 * The words around codes. Shape decides first (a number after a label, a pair of labelled hex lines, a UTC line);
 * these words decide what shape leaves open. Labels of display languages: what each rests on, docs/display-languages.md
 * says.
 */

/** Words that say that a text is about Remote Desktop. None of them is a plain word of another trade. */
export const RDP_WORDS =
  /(?<![.\\/])\b(?:RDP|RDS|RDG|RDSH|AVD|WVD\w{0,30}|NLA)\b|\b(?:mstsc(?!\.exe)|msrdc\w?(?!\.exe)|mstscax|xrdp|w?x?freerdp\w?|libfreerdp|winpr|remmina|guacd|mremoteng|rdesktop|rdpclient|rdpwrap|RDC(?:Man)?|TermDD|TermService|CredSSP|ActiveX|LocalSessionManager|RemoteConnectionManager|RdpCoreTS|TS ?Gateway|RD Gateway|krdp)\b|\bClientActiveX|\bgnome-remote-desktop|remote ?desktop|remote[ _-]?app\b|terminal ?(?:server|service)|windows app\b|remote (?:pc|computer|session)\b|session host|virtual desktop|remotedesktop|bureau à distance|escritorio remoto|área de trabalho remota|desktop remoto|ambiente de trabalho remoto|extern bureaublad|pulpitu? zdaln|vzdálen\S{1,3} plo[cš]|удал[её]нн\S{1,4} рабоч|віддален\S{1,4} робоч|uzak masaüstü|fjärrskrivbord|fjernskrivebord|eksternt skrivebord|etätyöpöy|távoli asztal|リモート ?デスクトップ|원격 데스크|远程桌面|遠端桌面|远程连接/i;

/** Frames that only an RDP program or log writes; they decide even where the number is small. */
export const RDP_FRAME =
  /\[Expanded Information\]|com\.freerdp|com\.winpr|libfreerdp|\bguacd\[|ClientActiveX|LocalSessionManager|RdpCoreTS|RemoteConnectionManager|TerminalServices|\bmstsc\b|\bmsrdc\b|(?<![.\\/])\bRDP\b/i;

const errorLabels = [
  'error(?:\\s|&nbsp;)?code',
  'fehlercode',
  "code d['’]erreur",
  'código de error',
  'código d[eo] erro',
  'codice (?:di )?errore',
  'foutcode',
  'kod błędu',
  'kód chyby',
  'код ошибки',
  'код помилки',
  'hata kodu',
  'felkod',
  'fejlkode',
  'feilkode',
  'virhekoodi',
  'hibakód',
  'エラー ?コード',
  '오류 ?코드',
  '错误代码',
  '錯誤碼',
  '錯誤代碼',
];

const extendedWords = [
  'extended',
  'erweitert\\S{0,2}',
  'étendu\\S?',
  'extendido',
  'ampliado',
  'expandido',
  'estendido',
  'esteso',
  'uitgebreide',
  'rozszerzony',
  'rozšířený',
  'расширенн\\S{2}',
  'розширен\\S{2}',
  'genişletilmiş',
  'utöka[dt]\\S?',
  'udvidet',
  'utvidet',
  'laajennettu',
  'bővített',
  'kibővített',
  '拡張',
  '확장',
  '扩展',
  '擴充',
  '延伸',
];

/** A label for the first code of the dialog, as a whole string. */
export const ERROR_LABEL = new RegExp(`(?:${errorLabels.join('|')})`, 'i');

/** Marks a label as the one of the extended code. */
export const EXTENDED_WORD = new RegExp(`(?:${extendedWords.join('|')})`, 'i');

/** "code" as it stands in brackets inside a sentence. */
export const CODE_WORD = "(?:error )?code|code d[’']erreur|código|codice|kod|kód|код|kodu|코드|コード|代码|代碼";

/** The id of a failed sign-in, not a part of a time, a count or another number. */
export const EVENT_4625 = /(?<![\w.:#-])4625(?![\w.])/;

/** Programs and subjects that use the same labels for numbers of their own. */
export const OTHER_TRADE =
  /\b(?:LDAP|Adprep|SQLite|Wazuh|WebSocket|JSON-?RPC|Bluetooth|BLE|ATT|Wi-?Fi|wlan\d?|ESP32|AlarmManager|Win32App|Citrix|Horizon|PCoIP|TeamViewer|AnyDesk|VNC|Modbus|installer|setup|VPN|openvpn|MFC|DAO|NTLM|Kerberos|NPS|sshd|postfix|docker|kernel)\b|\bS4U|セットアップ|файл|касс/i;
