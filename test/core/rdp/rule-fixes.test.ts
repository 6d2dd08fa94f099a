/** Every fix that a rule offers, in its order, with what it makes of the file; and what a message says of each fault. */
import assert from 'node:assert/strict';
import { lintRdp, type LintRdpOptions } from '../../../src/core/rdp/lint';
import type { RuleId } from '../../../src/core/rdp/rules/rule';
import { applied } from '../rdp-fixture';

/** A file on one line: `|` stands for a line end. */
const textOf = (file: string) => file.replaceAll('|', '\r\n');
const findingsOf = (rule: RuleId, text: string, options: LintRdpOptions = {}) =>
  lintRdp(text, options).filter((finding) => finding.rule === `rdp/${rule}`);

interface Offer {
  readonly file: string;
  /** Each fix: what it makes of the file, with `?` before it where it is left to the user. */
  readonly fixes: readonly string[];
  /** What the finding covers. */
  readonly marks?: string;
  readonly severity?: 'error' | 'warning' | 'info';
  /** A part of the message. */
  readonly says?: RegExp;
}

const OFFERS: Readonly<Partial<Record<RuleId, readonly Offer[]>>> = {
  'syntax/freerdp-cli': [
    { file: '/v:host', marks: '/v', fixes: ['full address:s:host', '?'] },
    { file: '  /v:host:3390  ', marks: '/v', fixes: ['full address:s:host:3390', '?'] },
    { file: '/v:', fixes: ['?'] },
    { file: '/v:a b', fixes: ['?'] },
    { file: 'full address:s:a|/v:host', fixes: ['?full address:s:a|'] },
    { file: '/u:bob', fixes: ['username:s:bob', '?'] },
    { file: '/u:', fixes: ['?'] },
    { file: '/d:CONTOSO', fixes: ['domain:s:CONTOSO', '?'] },
    { file: '/d:a:b', fixes: ['?'] },
    { file: '/d:', fixes: ['?'] },
    { file: '/port:3390', fixes: ['server port:i:3390', '?'] },
    { file: '/port:99999', fixes: ['?'] },
    { file: '/size:1280x720|a:s:1', fixes: ['desktopwidth:i:1280|desktopheight:i:720|a:s:1', '?a:s:1'] },
    { file: '/size:99x720', fixes: ['?'] },
    { file: '/size:1280x720x', fixes: ['?'] },
    { file: '/bpp:32', fixes: ['session bpp:i:32', '?'] },
    { file: '/bpp:33', fixes: ['?'] },
    { file: '/bpp:x', fixes: ['?'] },
    { file: '/f', fixes: ['screen mode id:i:2', '?'] },
    { file: '/F', fixes: ['screen mode id:i:2', '?'] },
    { file: '/f:on', fixes: ['screen mode id:i:2', '?'] },
    { file: '/f:True', fixes: ['screen mode id:i:2', '?'] },
    { file: '/f:off', fixes: ['?'] },
    { file: '/multimon', fixes: ['use multimon:i:1', '?'] },
    { file: '/multimon:force', fixes: ['?'] },
    { file: '/admin', fixes: ['administrative session:i:1', '?'] },
    { file: '/console', fixes: ['administrative session:i:1', '?'] },
    { file: '/admin:off', fixes: ['?'] },
    { file: '/clipboard', fixes: ['redirectclipboard:i:1', '?'] },
    { file: '/clipboard:off', fixes: ['?'] },
    { file: '/smart-sizing', fixes: ['smart sizing:i:1', '?'] },
    { file: '/smart-sizing:100x100', fixes: ['?'] },
    { file: '/dynamic-resolution', fixes: ['dynamic resolution:i:1', '?'] },
    { file: '/dynamic-resolution:x', fixes: ['?'] },
    { file: '/fonts', fixes: ['allow font smoothing:i:1', '?'] },
    { file: '/fonts:x', fixes: ['?'] },
    { file: '/audio-mode:2', fixes: ['audiomode:i:2', '?'] },
    { file: '/audio-mode:3', fixes: ['?'] },
    { file: '/audio-mode', fixes: ['?'] },
    { file: '/shell:cmd.exe', fixes: ['alternate shell:s:cmd.exe', '?'] },
    { file: '/shell:', fixes: ['?'] },
    { file: '/load-balance-info:x', fixes: ['loadbalanceinfo:s:x', '?'] },
    { file: '/load-balance-info:', fixes: ['?'] },
    { file: '/sound', marks: '/sound', fixes: ['?'] },
    { file: '/p:Kettle-9', marks: '/p', fixes: [''] },
    { file: '/gp:Kettle-9', fixes: [''] },
    { file: '/pth:Kettle-9', fixes: [''] },
    { file: '/gateway:p:Kettle-9', fixes: [''] },
    { file: '/gateway:g:gw', fixes: ['?'] },
  ],
  'syntax/whitespace': [
    { file: ' audiomode:i:0', marks: ' ', says: /^Blanks before the key:/, fixes: ['audiomode:i:0'] },
    { file: 'audiomode :i:0', says: /^Blanks beside the first colons:/, fixes: ['audiomode:i:0'] },
    { file: 'audiomode: i:0', says: /^Blanks beside the first colons:/, fixes: ['audiomode:i:0'] },
    { file: 'audiomode:i :0', says: /^Blanks beside the first colons:/, fixes: ['audiomode:i:0'] },
    { file: 'audiomode:i: 0', marks: ' ', says: /^Blanks before the value:/, fixes: ['audiomode:i:0'] },
    { file: 'audiomode:i:0\t ', marks: '\t ', says: /^Blanks at the end of the line:/, fixes: ['audiomode:i:0'] },
    { file: 'username:s:  ', marks: '  ', says: /^Blanks at the end of the line:/, fixes: ['username:s:'] },
    {
      file: ' audiomode : i : 0 ',
      marks: ' ',
      says: /^Blanks before the key, beside the first colons, before the value and at the end of the line:/,
      fixes: ['audiomode:i:0'],
    },
    {
      file: 'audiomode: i:0 ',
      says: /^Blanks beside the first colons and at the end of the line:/,
      fixes: ['audiomode:i:0'],
    },
  ],
  'connection/invalid-address': [
    { file: 'full address:s:a b', says: /is no address to connect to: it holds a blank\./, fixes: [] },
    { file: 'full address:s:a_b!', says: /it holds “!”/, fixes: [] },
    {
      file: 'gatewayhostname:s:https://gw',
      marks: 'https://gw',
      says: /it is a link/,
      fixes: ['gatewayhostname:s:gw'],
    },
    { file: 'full address:s:a..b', says: /nothing stands between two dots/, fixes: [] },
    { file: 'full address:s:192.0.2.256', says: /: 256 is more than the 255/, fixes: [] },
    { file: 'full address:s:host:', says: /no port follows the colon/, fixes: ['full address:s:host'] },
    { file: 'full address:s:host:0', says: /“0” is no port from 1 to 65535/, fixes: [] },
    { file: 'alternate full address:s:host:70000', says: /“alternate full address” .*“70000” is no port/, fixes: [] },
  ],
  'value/not-integer': [
    {
      file: 'audiomode:i:02',
      marks: '02',
      says: /is 02: FreeRDP reads a number that begins with 0 in base eight/,
      fixes: ['audiomode:i:2'],
    },
    {
      file: 'audiomode:i:-1',
      says: /is -1: a negative number makes FreeRDP refuse/,
      fixes: ['?audiomode:i:0', '?audiomode:i:1', '?audiomode:i:2'],
    },
    {
      file: 'audiomode:i:',
      says: /has the type i, but no number/,
      fixes: ['?audiomode:i:0', '?audiomode:i:1', '?audiomode:i:2'],
    },
    {
      file: 'redirectclipboard:i:yes',
      says: /is “yes”, which is not a number.* Allowed: 0 \([^)]+\), 1 \([^)]+\)\./,
      fixes: ['?redirectclipboard:i:1', '?redirectclipboard:i:0'],
    },
    { file: 'redirectclipboard:i:ON', fixes: ['?redirectclipboard:i:1', '?redirectclipboard:i:0'] },
    { file: 'redirectclipboard:i:false', fixes: ['?redirectclipboard:i:0', '?redirectclipboard:i:1'] },
    { file: 'redirectclipboard:i:on it', fixes: ['?redirectclipboard:i:0', '?redirectclipboard:i:1'] },
    { file: 'redirectclipboard:i:007', fixes: ['?redirectclipboard:i:0', '?redirectclipboard:i:1'] },
    { file: 'server port:i:x', says: /Allowed: a whole number from \d+ to \d+\./, fixes: ['?'] },
    { file: 'desktopwidth:i:0800', fixes: ['desktopwidth:i:800'] },
    { file: 'desktopwidth:i:0000000000800', fixes: ['desktopwidth:i:800'] },
    { file: 'desktopwidth:i:x', fixes: ['?'] },
  ],
  'key/duplicate': [
    { file: 'a:s:1|a:s:1', marks: 'a', says: /with the same value/, fixes: ['a:s:1|'] },
    { file: 'a:s:1|A:s:2', marks: 'A', says: /with another value \(1, then 2\)/, fixes: ['?a:s:1|', '?A:s:2'] },
    { file: 'a:s:1|a:i:1', says: /with another value/, fixes: ['?a:s:1|', '?a:i:1'] },
  ],
  'remoteapp/keys-idle': [
    {
      file: 'remoteapplicationname:s:Calc|a:s:1',
      marks: 'remoteapplicationname',
      says: /^“remoteapplicationname” is about a RemoteApp program, but “remoteapplicationmode” is missing, so clients leave it aside/,
      fixes: ['?a:s:1'],
    },
    {
      file: 'remoteapplicationmode:i:0|remoteapplicationprogram:s:calc|remoteapplicationname:s:Calc',
      marks: 'remoteapplicationprogram',
      says: /^“remoteapplicationprogram”, “remoteapplicationname” are about .* is 0, so clients leave them aside/,
      fixes: [
        '?remoteapplicationmode:i:1|remoteapplicationprogram:s:calc|remoteapplicationname:s:Calc',
        '?remoteapplicationmode:i:0|',
      ],
    },
  ],
  'remoteapp/drives-and-app': [
    {
      file: 'remoteapplicationmode:i:1|drivestoredirect:s:*',
      marks: '*',
      fixes: ['remoteapplicationmode:i:1|drivestoredirect:s:'],
    },
    {
      file: 'remoteapplicationmode:i:1|redirectdrives:i:1',
      marks: '1',
      fixes: ['remoteapplicationmode:i:1|redirectdrives:i:0'],
    },
    {
      file: 'remoteapplicationmode:i:1|drivestoredirect:s:*|redirectdrives:i:0',
      fixes: ['remoteapplicationmode:i:1|drivestoredirect:s:|redirectdrives:i:0'],
    },
    {
      file: 'remoteapplicationmode:i:1|drivestoredirect:s:*|resourceprovider:s:arm',
      fixes: ['?remoteapplicationmode:i:1|drivestoredirect:s:|resourceprovider:s:arm'],
    },
  ],
  'redirection/redirectdrives-legacy': [
    { file: 'redirectdrives:i:1|a:s:1', fixes: ['drivestoredirect:s:*|a:s:1'] },
    { file: 'redirectdrives:i:0|a:s:1', fixes: ['drivestoredirect:s:|a:s:1'] },
    { file: 'redirectdrives:i:2', fixes: [] },
    { file: 'redirectdrives:i:1|drivestoredirect:s:C:\\;', fixes: ['drivestoredirect:s:C:\\;'] },
  ],
  'session/autodetect': [
    {
      file: 'connection type:i:7|networkautodetect:i:0',
      marks: '0',
      says: /do not go together \(0, 7\)/,
      fixes: ['connection type:i:7|networkautodetect:i:1'],
    },
    {
      file: 'connection type:i:7|bandwidthautodetect:i:0',
      marks: '0',
      fixes: ['connection type:i:7|bandwidthautodetect:i:1'],
    },
    {
      file: 'connection type:i:1|networkautodetect:i:1',
      fixes: ['?connection type:i:1|networkautodetect:i:0', '?connection type:i:7|networkautodetect:i:1'],
    },
    {
      file: 'connection type:i:6|bandwidthautodetect:i:1',
      fixes: ['?connection type:i:6|bandwidthautodetect:i:0', '?connection type:i:7|bandwidthautodetect:i:1'],
    },
    {
      file: 'networkautodetect:i:0|bandwidthautodetect:i:1',
      says: /\(0, 1\)/,
      fixes: ['networkautodetect:i:1|bandwidthautodetect:i:1'],
    },
  ],
  'syntax/malformed-line': [
    { file: 'just words', marks: 'just words', says: /it has no colon/, fixes: [] },
    { file: '  just words ', marks: 'just words', fixes: [] },
    { file: ':i:2', marks: ':', says: /it has no key/, fixes: [] },
    {
      file: 'audiomode=2',
      marks: '=',
      says: /has “=” in place of the type\. Allowed here: audiomode:i:/,
      fixes: ['audiomode:i:2'],
    },
    { file: 'audiomode = 2', marks: '=', fixes: ['audiomode:i:2'] },
    { file: 'audiomode=9', fixes: [] },
    { file: 'nothing=9', marks: '=', says: /A setting is written key:type:value/, fixes: [] },
    { file: 'full address=host:3389', marks: '=', fixes: ['full address:s:host:3389'] },
    { file: 'audiomode:2', marks: 'audiomode:', says: /second colon is missing/, fixes: ['audiomode:i:2'] },
    { file: 'audiomode:9', fixes: [] },
    { file: 'audiomode:i2', fixes: ['audiomode:i:2'] },
    { file: 'audiomode:', fixes: [] },
    { file: 'username:bob', fixes: ['username:s:bob'] },
    { file: 'username:sam', fixes: ['username:s:sam'] },
    { file: 'drivestoredirect:s*', fixes: ['drivestoredirect:s:*'] },
    { file: 'drivestoredirect:sC:\\;', fixes: ['drivestoredirect:s:C:\\;'] },
    { file: 'username:s-x', fixes: [] },
    { file: 'drivestoredirect:C:\\;', fixes: ['drivestoredirect:s:C:\\;'] },
    { file: 'audiomode::2', marks: '::', says: /the type is missing/, fixes: ['audiomode:i:2'] },
    { file: 'audiomode:x:2', marks: 'x', says: /“x” is not a type/, fixes: ['audiomode:i:2'] },
    {
      file: 'audiomode: int :2',
      marks: 'int',
      says: /what stands between the first two colons is not a type/,
      fixes: ['audiomode: i :2'],
    },
    { file: 'audiomode:I:2', marks: 'I', fixes: ['audiomode:i:2'] },
    { file: 'audiomode:x:9', fixes: [] },
    { file: 'username:string:bob', fixes: ['username:s:bob'] },
    { file: 'username:DOM\\bob:x', fixes: ['username:s:DOM\\bob:x'] },
    { file: 'username:x:boba:s:1', fixes: [] },
    { file: 'audiomode\u00a0:x:2', fixes: [] },
    { file: 'password:Kettle-9', marks: 'password:', fixes: [''] },
    { file: 'password:x:Kettle-9', marks: 'password:', says: /what stands between/, fixes: [''] },
    { file: 'pwd=Kettle-9:', marks: 'p', fixes: [] },
    { file: 'gatewayaccesstoken:s:abc|def', marks: 'd', says: /it has no colon/, fixes: [] },
    { file: 'password 51:x:01AF', fixes: [''] },
  ],
  'redirection/drives-format': [
    {
      file: 'drivestoredirect:s:C:\\;D',
      marks: 'C:\\;D',
      says: /^“D” is no way to name a drive, so a client may leave it out\./,
      fixes: ['drivestoredirect:s:C:\\;D:\\;'],
    },
    {
      file: 'drivestoredirect:s:C:\\ D:\\',
      marks: 'C:\\ D:\\',
      says: /^“C:\\ D:\\” is no way to name a drive, so a client may leave i/,
      fixes: [],
    },
    {
      file: 'drivestoredirect:s:Data (E:);',
      marks: 'Data (E:);',
      says: /^“Data \(E:\)” is no way to name a drive, so a client may leave/,
      fixes: ['drivestoredirect:s:E:\\;'],
    },
    {
      file: 'drivestoredirect:s:C:\\:D:\\;',
      marks: 'C:\\:D:\\;',
      says: /^“C:\\:D:\\” is no way to name a drive, so a client may leave i/,
      fixes: [],
    },
    {
      file: 'drivestoredirect:s:*;x',
      marks: '*;x',
      says: /^“x” is no way to name a drive, so a client may leave it out\./,
      fixes: ['drivestoredirect:s:*;X:\\;'],
    },
    {
      file: 'drivestoredirect:s:dynamicdrives;CC:',
      marks: 'dynamicdrives;CC:',
      says: /^“CC:” is no way to name a drive, so a client may leave it ou/,
      fixes: [],
    },
    {
      file: 'drivestoredirect:s:C:\\,D:\\',
      marks: 'C:\\,D:\\',
      says: /^“C:\\,D:\\” is no way to name a drive, so a client may leave i/,
      fixes: ['drivestoredirect:s:C:\\;D:\\;'],
    },
  ],
  'syntax/uri-style': [
    { file: 'full%20address=s:host', marks: 'full%20address=s:', fixes: ['full address:s:host'] },
    {
      file: '  rdp://full%20address=s:host&audiomode=i:2 ',
      marks: 'rdp://full%20address=s:',
      fixes: ['full address:s:host\naudiomode:i:2'],
    },
    { file: 'audiomode=s:2', marks: 'audiomode=s:', fixes: [] },
    { file: 'rdp://nothing=s:x', marks: 'rdp://nothing=s:', fixes: [] },
    { file: 'rdp://audiomode=i:2&nothing=s:x', marks: 'rdp://audiomode=i:', fixes: [] },
    { file: 'rdp://audiomode=i:2', marks: 'rdp://audiomode=i:', fixes: ['audiomode:i:2'] },
  ],
  'display/winposstr': [
    {
      file: 'winposstr:s:0,1,0,0,800',
      marks: '0,1,0,0,800',
      says: /^The position of the window is not made of six whole numbers\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
    {
      file: 'winposstr:s:0,1,0,0,800,x',
      marks: '0,1,0,0,800,x',
      says: /^The position of the window is not made of six whole numbers\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
    {
      file: 'winposstr:s:0,9,0,0,800,600',
      marks: '0,9,0,0,800,600',
      says: /^9 is no way to show a window\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
    {
      file: 'winposstr:s:0,1,800,0,800,600',
      marks: '0,1,800,0,800,600',
      says: /^The window has no width or no height\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
    {
      file: 'winposstr:s:0,1,0,600,800,600',
      marks: '0,1,0,600,800,600',
      says: /^The window has no width or no height\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
    {
      file: 'winposstr:s:0,1,-99999,0,-90000,600',
      marks: '0,1,-99999,0,-90000,600',
      says: /^The window lies outside any display\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
    {
      file: 'winposstr:s:0,0,0,0,800,600',
      marks: '0,0,0,0,800,600',
      says: /^0 is no way to show a window\./,
      fixes: ['winposstr:s:0,1,0,0,800,600'],
    },
  ],
  'connection/address-mismatch': [
    {
      file: 'full address:s:a.example|alternate full address:s:b.other',
      marks: 'b.other',
      severity: 'error',
      fixes: ['?full address:s:a.example|', '?full address:s:a.example|alternate full address:s:a.example'],
    },
    {
      file: 'full address:s:a.example.com|alternate full address:s:b.example.com',
      marks: 'b.example.com',
      severity: 'warning',
      fixes: ['?full address:s:a.example.com|', '?full address:s:a.example.com|alternate full address:s:a.example.com'],
    },
    {
      file: 'full address:s:10.0.0.1|alternate full address:s:b',
      marks: 'b',
      severity: 'warning',
      fixes: ['?full address:s:10.0.0.1|', '?full address:s:10.0.0.1|alternate full address:s:10.0.0.1'],
    },
  ],
  'connection/domain-value': [
    { file: 'domain:s:a:b', marks: 'a:b', fixes: ['domain:s:a'] },
    { file: 'domain:s:a:b|username:s:u', marks: 'a:b', fixes: ['domain:s:a|username:s:u'] },
  ],
  'remoteapp/quoted-program': [
    {
      file: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:"calc.exe"',
      marks: '"calc.exe"',
      fixes: ['remoteapplicationmode:i:1|remoteapplicationprogram:s:calc.exe'],
    },
    {
      file: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:“calc.exe”',
      marks: '“calc.exe”',
      fixes: ['remoteapplicationmode:i:1|remoteapplicationprogram:s:calc.exe'],
    },
    { file: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:"calc.exe" /x', marks: '"calc.exe" /x', fixes: [] },
    { file: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:""', marks: '""', fixes: [] },
  ],
  'security/many-redirections': [
    {
      file: 'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectposdevices:i:1|redirectdrives:i:1|redirectlocation:i:1',
      marks: 'redirectclipboard',
      severity: 'warning',
      says: /^One connection shares most of the client: drives, the clipbo/,
      fixes: [
        '?redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectposdevices:i:0|redirectdrives:i:0|redirectlocation:i:0',
      ],
    },
    {
      file: 'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectposdevices:i:1|redirectdrives:i:1|redirectlocation:i:1|resourceprovider:s:arm',
      marks: 'redirectclipboard',
      severity: 'info',
      says: /^One connection shares most of the client: drives, the clipbo/,
      fixes: [
        '?redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectposdevices:i:0|redirectdrives:i:0|redirectlocation:i:0|resourceprovider:s:arm',
      ],
    },
  ],
  'gateway/token-missing': [
    {
      file: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:5',
      marks: '5',
      fixes: [
        '?gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:4',
        '?gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:0',
      ],
    },
  ],
  'display/size-pair': [
    { file: 'desktopwidth:i:800', marks: 'desktopwidth', fixes: ['?'] },
    { file: 'desktopheight:i:600', marks: 'desktopheight', fixes: ['?'] },
    {
      file: 'desktopwidth:i:800|desktopheight:i:600|desktop size id:i:1',
      marks: 'desktop size id',
      fixes: ['?desktopwidth:i:800|desktopheight:i:600|'],
    },
  ],
  'gateway/creds-source': [
    {
      file: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:2',
      marks: '2',
      says: /^With 2, the client sends the credentials of the signed-in us/,
      fixes: [
        'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:4',
        '?gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:0',
      ],
    },
    {
      file: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:3',
      marks: '3',
      says: /^With 3, the password goes to the gateway by basic authentica/,
      fixes: [
        'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:4',
        '?gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewaycredentialssource:i:0',
      ],
    },
  ],
  'display/multimon-required': [
    { file: 'selectedmonitors:s:0,1', marks: 'selectedmonitors', fixes: ['?selectedmonitors:s:0,1|use multimon:i:1'] },
    {
      file: 'selectedmonitors:s:0,1|maximizetocurrentdisplays:i:1|use multimon:i:0',
      marks: 'selectedmonitors',
      fixes: ['?selectedmonitors:s:0,1|maximizetocurrentdisplays:i:1|use multimon:i:1'],
    },
  ],
  'display/smartsizing-dynamic': [
    {
      file: 'smart sizing:i:1|dynamic resolution:i:1',
      marks: '1',
      fixes: ['?smart sizing:i:0|dynamic resolution:i:1', '?smart sizing:i:1|dynamic resolution:i:0'],
    },
  ],
  'redirection/contradiction': [
    {
      file: 'redirectprinters:i:1|disableprinterredirection:i:1',
      marks: '1',
      fixes: ['?redirectprinters:i:0|disableprinterredirection:i:1', '?redirectprinters:i:1|'],
    },
    {
      file: 'redirectclipboard:i:1|disableclipboardredirection:i:1',
      marks: '1',
      fixes: ['?redirectclipboard:i:0|disableclipboardredirection:i:1', '?redirectclipboard:i:1|'],
    },
  ],
  'gateway/host-unused': [
    {
      file: 'gatewayhostname:s:gw|gatewayusagemethod:i:0',
      marks: 'gw',
      fixes: [
        '?gatewayhostname:s:gw|gatewayusagemethod:i:1',
        '?gatewayhostname:s:gw|gatewayusagemethod:i:2',
        '?gatewayusagemethod:i:0',
      ],
    },
  ],
  'connection/no-address': [
    {
      file: 'screen mode id:i:2|full address:s:',
      marks: 'full address:s:',
      says: /^“full address” is empty, so the file names no computer to co/,
      fixes: [],
    },
    {
      file: 'alternate full address:s:x|screen mode id:i:2',
      marks: 'alternate full address',
      says: /^“full address” is missing, so the file names no computer to /,
      fixes: ['alternate full address:s:x|screen mode id:i:2|full address:s:x'],
    },
  ],
  'security/drives-all': [
    { file: 'drivestoredirect:s:*|redirectdrives:i:1', marks: '*', fixes: ['drivestoredirect:s:|redirectdrives:i:0'] },
  ],
  'signing/incomplete-pair': [
    {
      file: 'signature:s:AQABAAEAAAAEAAAAMAIFAA==',
      marks: 'signature',
      says: /^“signature” stands without “signscope”, so the file is not s/,
      fixes: [''],
    },
    {
      file: 'signscope:s:Full Address|full address:s:x',
      marks: 'Full Address',
      says: /^“signscope” stands without “signature”, so the file is not s/,
      fixes: ['full address:s:x'],
    },
  ],
  'gateway/profile-default': [
    {
      file: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewayprofileusagemethod:i:0',
      marks: '0',
      fixes: ['?gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewayprofileusagemethod:i:1'],
    },
  ],
  'security/auth-level': [
    { file: 'authentication level:i:0', marks: '0', fixes: ['authentication level:i:2', '?authentication level:i:1'] },
  ],
  'security/usb-camera-mic-location': [
    {
      file: 'camerastoredirect:s:*',
      marks: '*',
      says: /^The remote computer can see through every camera of the clie/,
      fixes: ['?camerastoredirect:s:'],
    },
    {
      file: 'audiocapturemode:i:1',
      marks: '1',
      says: /^The remote computer can listen to the microphone of the clie/,
      fixes: ['?audiocapturemode:i:0'],
    },
  ],
  'session/admin': [{ file: 'administrative session:i:1', marks: '1', fixes: ['?administrative session:i:0'] }],
  'session/console-legacy': [
    { file: 'connect to console:i:1', marks: 'connect to console', fixes: ['administrative session:i:1'] },
  ],
  'gateway/promptonce-idle': [{ file: 'promptcredentialonce:i:1', marks: 'promptcredentialonce', fixes: ['?'] }],
  'remoteapp/program-missing': [
    { file: 'remoteapplicationmode:i:1', marks: '1', fixes: ['?remoteapplicationmode:i:0'] },
    {
      file: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:||',
      marks: 'remoteapplicationprogram:s:',
      fixes: ['?remoteapplicationmode:i:0|remoteapplicationprogram:s:||'],
    },
  ],
  'connection/port-conflict': [
    { file: 'full address:s:h:3390|server port:i:3391', marks: '3391', fixes: ['full address:s:h:3390|'] },
  ],
};

describe('rdp: what a rule offers', () => {
  for (const [rule, offers] of Object.entries(OFFERS) as [RuleId, readonly Offer[]][]) {
    describe(rule, () => {
      for (const { file, fixes, marks, says, severity } of offers) {
        it(`for ${JSON.stringify(file)} is ${fixes.length === 0 ? 'nothing' : JSON.stringify(fixes)}`, () => {
          const text = textOf(file);
          const [finding] = findingsOf(rule, text);
          assert.ok(finding, 'a finding');
          assert.deepEqual(
            finding.fixes.map((fix) => `${fix.manual ? '?' : ''}${applied(text, fix)}`),
            fixes.map(textOf),
          );
          if (marks !== undefined) assert.equal(finding.text, marks);
          if (says) assert.match(finding.message, says);
          if (severity !== undefined) assert.equal(finding.severity, severity);
        });
      }
    });
  }

  it('keeps the line ends of the file where an option becomes two settings', () => {
    for (const [end, between] of [
      ['\n', '\n'],
      ['\r', '\r'],
      ['\r\n', '\r\n'],
      ['', '\r\n'],
    ] as const) {
      const text = `/size:1280x720${end}`;
      const [finding] = findingsOf('syntax/freerdp-cli', text);
      assert.equal(applied(text, finding!.fixes[0]!), `desktopwidth:i:1280${between}desktopheight:i:720${end}`);
    }
  });

  it('is silent where nothing of the kind is wrong', () => {
    const SILENT: readonly (readonly [RuleId, string])[] = [
      ['display/winposstr', 'winposstr:s: 0, 1, 0, 0, 800, 600'],
      ['display/winposstr', 'winposstr:s:0,3,-2000,-100,-1200,500'],
      ['display/smartsizing-dynamic', 'smart sizing:i:1'],
      ['display/smartsizing-dynamic', 'dynamic resolution:i:1'],
      ['redirection/contradiction', 'redirectprinters:i:1'],
      ['redirection/contradiction', 'disableprinterredirection:i:1'],
      ['redirection/drives-format', 'drivestoredirect:s: C:\\ ; DynamicDrives ;*;'],
      ['redirection/drives-format', 'drivestoredirect:s:'],
      ['connection/address-mismatch', 'full address:s:a|alternate full address:s:A'],
      ['key/duplicate', 'a:s:1|b:s:1'],
      ['display/size-pair', 'desktopwidth:i:800|desktopheight:i:600'],
    ];
    for (const [rule, file] of SILENT) assert.deepEqual(findingsOf(rule, textOf(file)), [], `${rule} ${file}`);
  });

  it('in a signed file takes the signature out together with a line that it covers', () => {
    const signature = 'signature:s:AQABAAEAAAAEAAAAMAIFAA==';
    let count = 0;
    for (const [rule, offers] of Object.entries(OFFERS) as [RuleId, readonly Offer[]][]) {
      // What is no setting yet no signature covers.
      if (/^syntax\/(?:freerdp-cli|uri-style|malformed-line)$/.test(rule)) continue;
      for (const { file } of offers) {
        const keys = textOf(file)
          .split('\r\n')
          .map((line) => line.split(':')[0]!.trim());
        const names = [...new Set(keys.filter(Boolean))];
        if (names.some((name) => name.startsWith('sign'))) continue;
        const text = `${textOf(file)}\r\nsignscope:s:${names.join(',')}\r\n${signature}\r\n`;
        const covered = new Set(names.map((name) => name.toLowerCase()));
        for (const { fixes } of findingsOf(rule, text)) {
          for (const fix of fixes) {
            const after = applied(text, fix);
            const lines = (of: string) =>
              of.split('\r\n').filter((line) => covered.has(line.split(':')[0]!.trim().toLowerCase()));
            const changed = lines(after).join() !== lines(text).join();
            if (!changed) continue;
            count++;
            assert.ok(!after.includes('signature:') && !after.includes('signscope:'), `${rule}: ${file}`);
            assert.equal(fix.manual, true, `${rule}: ${file}`);
            assert.match(fix.title, / and remove the signature, which would break$/);
          }
        }
      }
    }
    assert.ok(count > 60, `${count}`);
  });
});
