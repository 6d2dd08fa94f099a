import assert from 'node:assert/strict';
import { lintRdp, type LintRdpOptions, type RdpFinding } from '../../../src/core/rdp/lint';
import { RULES } from '../../../src/core/rdp/rules';
import type { RuleId } from '../../../src/core/rdp/rules/rule';
import { applied } from '../rdp-fixture';

/** A file on one line: `|` stands for a line end, `¦` for the character `|`. */
const textOf = (file: string) => file.replaceAll('|', '\r\n').replaceAll('¦', '|');

interface Case {
  readonly file: string;
  /** The text that the finding covers, and its severity where it is not the rule's own. */
  readonly marks: string;
  readonly severity?: 'error' | 'warning' | 'info';
  /** The file after the first fix; absent where the rule offers none. */
  readonly fixed?: string;
  readonly options?: LintRdpOptions;
}

interface RuleCases {
  readonly raises: readonly Case[];
  readonly silent: readonly (string | { readonly file: string; readonly options: LintRdpOptions })[];
}

/** A signature whose frame is right: header, and four bytes. */
const SIGNATURE = 'signature:s:AQABAAEAAAAEAAAAMAIFAA==';
const AVD = 'resourceprovider:s:arm';
const utf8: LintRdpOptions = { encoding: 'utf-8' };

const CASES: Readonly<Record<string, RuleCases>> = {
  'secret/plaintext-password': {
    raises: [
      { file: 'a:s:1|password:s:Kettle-9|b:s:2', marks: 'password', fixed: 'a:s:1|b:s:2' },
      { file: 'PASSWORD:s:Kettle-9', marks: 'PASSWORD', fixed: '' },
      { file: 'cleartextpassword:s:Kettle-9', marks: 'cleartextpassword', fixed: '' },
      { file: 'gatewaypassword:s:Kettle-9', marks: 'gatewaypassword', fixed: '' },
      { file: 'password:s:{SECRET}', marks: 'password', severity: 'info', fixed: '' },
      { file: 'password:s:%PASSWORD%', marks: 'password', severity: 'info', fixed: '' },
      { file: 'password:s:@PASSWORD@', marks: 'password', severity: 'info', fixed: '' },
      { file: 'password:s:<password>', marks: 'password', severity: 'info', fixed: '' },
      { file: 'password:s:******', marks: 'password', severity: 'info', fixed: '' },
      { file: 'password:s:p{x}y', marks: 'password', fixed: '' },
      { file: '/v:host|/p:Kettle-9', marks: '/p', fixed: '/v:host|' },
    ],
    silent: [
      'password:s:',
      'password:s:   ',
      'password:b:02000000',
      'password 51:b:02000000',
      '/p:{PASSWORD}',
      '/port:3390',
    ],
  },
  'syntax/merged-lines': {
    raises: [
      {
        file: 'full address:s:srv20audiomode:i:0|',
        marks: 'audiomode:i:',
        fixed: 'full address:s:srv20|audiomode:i:0|',
      },
      {
        file: 'username:s:samscreen mode id:i:2use multimon:i:1',
        marks: 'screen mode id:i:',
        fixed: 'username:s:sam|screen mode id:i:2|use multimon:i:1',
      },
      { file: 'password:s:Kettle-9audiomode:i:0', marks: 'audiomode:i:', fixed: 'password:s:Kettle-9|audiomode:i:0' },
    ],
    silent: ['full address:s:[2001:db8::1]:3389', 'alternate shell:s:cmd /k echo a:s:b', 'full address:s:audiomode'],
  },
  'syntax/malformed-line': {
    raises: [
      { file: 'drivestoredirect:s*', marks: 'drivestoredirect:', fixed: 'drivestoredirect:s:*' },
      { file: 'just words', marks: 'just words' },
      { file: 'password:Kettle-9', marks: 'password:', fixed: '' },
    ],
    silent: [
      '',
      '  ',
      '# comment',
      '; comment',
      '// comment',
      '/v:host',
      'full%20address=s:host:3389',
      'audiomode=i:2',
    ],
  },
  'security/drives-all': {
    raises: [
      { file: 'drivestoredirect:s:*', marks: '*', fixed: 'drivestoredirect:s:' },
      { file: 'drivestoredirect:s:C:\\;*', marks: 'C:\\;*', fixed: 'drivestoredirect:s:' },
      { file: 'redirectdrives:i:1', marks: '1', fixed: 'redirectdrives:i:0' },
      {
        file: 'drivestoredirect:s:*|redirectdrives:i:1',
        marks: '*',
        fixed: 'drivestoredirect:s:|redirectdrives:i:0',
      },
      { file: `drivestoredirect:s:*|${AVD}`, marks: '*', severity: 'info', fixed: `drivestoredirect:s:|${AVD}` },
      {
        file: 'drivestoredirect:s:*',
        marks: '*',
        severity: 'error',
        options: { profile: 'strict' },
        fixed: 'drivestoredirect:s:',
      },
      {
        file: 'drivestoredirect:s:*',
        marks: '*',
        severity: 'info',
        options: { profile: 'corporate' },
        fixed: 'drivestoredirect:s:',
      },
    ],
    silent: [
      'drivestoredirect:s:',
      'drivestoredirect:s:C:\\;DynamicDrives',
      'redirectdrives:i:0',
      'drivestoredirect:i:*',
      'drivestoredirct:s:*',
    ],
  },
  'security/auth-level': {
    raises: [
      { file: 'authentication level:i:0', marks: '0', fixed: 'authentication level:i:2' },
      { file: 'Authentication Level:i:3', marks: '3', fixed: 'Authentication Level:i:2' },
    ],
    silent: [
      'authentication level:i:1',
      'authentication level:i:2',
      'authentication level:i:{LEVEL}',
      'authentication level:s:0',
    ],
  },
  'connection/no-address': {
    raises: [
      { file: 'screen mode id:i:2|full address:s:', marks: 'full address:s:' },
      { file: 'screen mode id:i:2', marks: 'screen mode id' },
      {
        file: 'full address:s:',
        marks: 'full address:s:',
        severity: 'info',
        options: { path: 'C:\\Users\\kim\\Default.rdp' },
      },
      { file: 'audiomode:i:2', marks: 'audiomode', severity: 'info', options: { path: 'rdp/Template for labs.rdp' } },
      { file: 'username:s:{USER}', marks: 'username', severity: 'info' },
      { file: 'ColorDepthID:i:1', marks: 'ColorDepthID', severity: 'info' },
      {
        file: 'full address:s:|alternate full address:s:srv01',
        marks: 'full address:s:',
        fixed: 'full address:s:srv01|alternate full address:s:srv01',
      },
    ],
    silent: ['full address:s:srv01', 'Full Address:s:{HOST}', 'full address:i:srv01', '# nothing here', ''],
  },
  'connection/invalid-address': {
    raises: [
      {
        file: 'full address:s:srv01.contoso,local',
        marks: 'srv01.contoso,local',
        fixed: 'full address:s:srv01.contoso.local',
      },
      { file: 'full address:s:srv01,3390', marks: 'srv01,3390', fixed: 'full address:s:srv01:3390' },
      { file: 'full address:s:\\\\srv01', marks: '\\\\srv01', fixed: 'full address:s:srv01' },
      {
        file: 'gatewayhostname:s:https://gw.contoso.com/',
        marks: 'https://gw.contoso.com/',
        fixed: 'gatewayhostname:s:gw.contoso.com',
      },
      { file: 'full address:s:192.0.2.300', marks: '192.0.2.300' },
      { file: 'full address:s:srv01:99999', marks: 'srv01:99999' },
      { file: 'full address:s:srv01:0', marks: 'srv01:0' },
      { file: 'full address:s:srv01:', marks: 'srv01:', fixed: 'full address:s:srv01' },
      { file: 'full address:s:srv 01', marks: 'srv 01' },
      { file: 'full address:s:srv01..contoso.com', marks: 'srv01..contoso.com' },
      {
        file: 'full address:s:2001:db8:10::25:3390',
        marks: '2001:db8:10::25:3390',
        fixed: 'full address:s:[2001:db8:10::25]:3390',
      },
      {
        file: 'full address:s:2001:db8::1:13389',
        marks: '2001:db8::1:13389',
        fixed: 'full address:s:[2001:db8::1]:13389',
      },
      { file: 'alternate full address:s:[2001:db8::1]:x', marks: '[2001:db8::1]:x' },
      { file: 'alternate full address:s:a:b:c', marks: 'a:b:c' },
    ],
    silent: [
      'full address:s:srv01',
      'full address:s:srv_01.contoso.local.:3389',
      'full address:s:jürgens-pc',
      'full address:s:192.0.2.1:3390',
      'full address:s:2001:db8::1',
      'full address:s:2001:db8::5678',
      'full address:s:fe80::211:22ff:fe33:4455%12',
      'full address:s:2001:db8:1:2:3:4:5:3389',
      'full address:s:::ffff:192.0.2.1',
      'full address:s:[2001:db8::1]',
      'full address:s:[2001:db8::1]:3389',
      'full address:s:@SERVER@:@PORT@',
      'full address:s:{HOST}',
      'full address:s:xxx.xxx.xxx.xxx',
      'full address:s:',
      'kdcproxyname:s:proxy.contoso.com/KdcProxy',
    ],
  },
  'value/not-allowed': {
    raises: [
      { file: 'session bpp:i:66', marks: '66', fixed: 'session bpp:i:32' },
      { file: 'Screen Mode ID:i:0x9', marks: '0x9', fixed: 'Screen Mode ID:i:2' },
    ],
    silent: [
      'screen mode id:i:1',
      'screen mode id:i:0x2',
      'screen mode id:s:9',
      'screen mode id:i:{MODE}',
      'screen mode id:i:XXXX',
      'screen mode id:i:',
      'screen mode id:i:-1',
      'screen mode id:i:02',
      'keyboardhook:i:3',
      'gatewaycredentialssource:i:5',
      'desktopwidth:i:99999',
      'unknown key:i:9',
      'ColorDepthID:i:9',
    ],
  },
  'value/not-integer': {
    raises: [
      { file: 'desktopwidth:i:01024', marks: '01024', fixed: 'desktopwidth:i:1024' },
      { file: 'connection type:i:07', marks: '07', fixed: 'connection type:i:7' },
      { file: 'compression:i:yes', marks: 'yes', fixed: 'compression:i:1' },
      { file: 'compression:i:off', marks: 'off', fixed: 'compression:i:0' },
      { file: 'audiomode:i:-1', marks: '-1', fixed: 'audiomode:i:0' },
      { file: 'desktopwidth:i:|a:s:b', marks: 'desktopwidth:i:', fixed: 'a:s:b' },
      { file: 'no such key:i:-1', marks: '-1', fixed: '' },
    ],
    silent: [
      'desktopwidth:i:0',
      'server port:i:0xD3D',
      'username:i:sam',
      'enablecredsspsupport:i:@NLA@',
      'desktopwidth:i:{WIDTH}',
      'desktopwidth:i: 1280',
    ],
  },
  'value/out-of-range': {
    raises: [
      { file: 'desktopwidth:i:12000', marks: '12000', fixed: 'desktopwidth:i:8192' },
      { file: 'desktopheight:i:100', marks: '100', fixed: 'desktopheight:i:200' },
      { file: 'autoreconnect max retries:i:500', marks: '500', fixed: 'autoreconnect max retries:i:200' },
      { file: 'server port:i:0', marks: '0', fixed: 'server port:i:1' },
      { file: 'bitmapcachesize:i:99999999999', marks: '99999999999', fixed: 'bitmapcachesize:i:4294967295' },
    ],
    silent: [
      'desktopwidth:i:0',
      'desktopheight:i:200',
      'server port:i:0xFFFF',
      'gatewaybrokeringtype:i:2',
      'screen mode id:i:9',
    ],
  },
  'secret/saved-password': {
    raises: [
      { file: 'password 51:b:01000000D08C9DDF', marks: 'password 51', fixed: '' },
      { file: 'Password:b:02000000', marks: 'Password', fixed: '' },
      { file: 'password 51:b:{SECRET}', marks: 'password 51', severity: 'info', fixed: '' },
      { file: 'password 51:b:01', marks: 'password 51', severity: 'error', options: { profile: 'strict' }, fixed: '' },
    ],
    silent: ['password 51:b:', 'password:s:Kettle-9'],
  },
  'secret/token': {
    raises: [
      { file: 'gatewayaccesstoken:s:eZnUBrKo', marks: 'gatewayaccesstoken', fixed: '' },
      { file: 'endpointfedauth:s:eZnUBrKo', marks: 'endpointfedauth', fixed: '' },
      { file: 'ironrdp_rdcleanpathtoken:s:{TOKEN}', marks: 'ironrdp_rdcleanpathtoken', severity: 'info', fixed: '' },
    ],
    silent: ['gatewayaccesstoken:s:', 'workspace id:s:eZnUBrKo'],
  },
  'gateway/host-missing': {
    raises: [
      {
        file: 'gatewayusagemethod:i:1|gatewayhostname:s:',
        marks: '1',
        fixed: 'gatewayusagemethod:i:0|gatewayhostname:s:',
      },
      { file: 'gatewayusagemethod:i:2', marks: '2', fixed: 'gatewayusagemethod:i:0' },
      {
        file: 'gatewayusagemethod:i:2|authoring tool:s:',
        marks: '2',
        severity: 'info',
        fixed: 'gatewayusagemethod:i:0|authoring tool:s:',
      },
    ],
    silent: [
      'gatewayusagemethod:i:1|gatewayhostname:s:gw',
      'gatewayusagemethod:i:4|gatewayhostname:s:',
      'gatewayhostname:s:',
      'gatewayusagemethod:i:3',
    ],
  },
  'signing/malformed': {
    raises: [
      { file: 'signscope:s:Full Address|signature:s:PUT IT HERE', marks: 'signature', fixed: '' },
      { file: 'signscope:s:Full Address|signature:s:AQAB', marks: 'signature', fixed: '' },
      { file: 'signscope:s:Full Address|signature:s:AgABAAEAAAAEAAAAMAIFAA==', marks: 'signature', fixed: '' },
      { file: 'signscope:s:Full Address|signature:s:AQABAAEAAAAFAAAAMAIFAA==', marks: 'signature', fixed: '' },
    ],
    silent: [
      `signscope:s:Full Address|${SIGNATURE}`,
      'signscope:s:Full Address|signature:s:AQABAAEAAAAE  AAAAMAIFAA==  ',
      'signature:s:x',
      'signscope:s:a',
    ],
  },
  'signing/incomplete-pair': {
    raises: [
      { file: 'full address:s:a|signscope:s:Full Address', marks: 'Full Address', fixed: 'full address:s:a|' },
      { file: `full address:s:a|signscope:s:|${SIGNATURE}`, marks: 'signature', fixed: 'full address:s:a|' },
    ],
    silent: [`signscope:s:Full Address|${SIGNATURE}`, 'full address:s:a', 'signscope:s:|signature:s:'],
  },
  'signing/scope-line-missing': {
    raises: [
      {
        file: `full address:s:a|signscope:s:Full Address,AudioMode|${SIGNATURE}`,
        marks: 'AudioMode',
        fixed: 'full address:s:a|',
      },
    ],
    silent: [
      `FULL ADDRESS:s:a|signscope:s:Full Address|${SIGNATURE}`,
      'signscope:s:AudioMode',
      'signscope:s:AudioMode|signature:s:PUT IT HERE',
    ],
  },
  'signing/signable-unsigned': {
    raises: [
      {
        file: `full address:s:a|drivestoredirect:s:*|signscope:s:Full Address|${SIGNATURE}`,
        marks: 'drivestoredirect',
        fixed: `full address:s:a|signscope:s:Full Address|${SIGNATURE}`,
      },
      {
        file: `full address:s:a|redirecttextprocessing:i:1|signscope:s:Full Address|${SIGNATURE}`,
        marks: 'redirecttextprocessing',
        severity: 'info',
        fixed: `full address:s:a|signscope:s:Full Address|${SIGNATURE}`,
      },
    ],
    silent: [
      `full address:s:a|desktopwidth:i:1280|signscope:s:full address|${SIGNATURE}`,
      'full address:s:a|signscope:s:x|signature:s:PUT IT HERE',
      'full address:s:a|audiomode:i:0',
    ],
  },
  'signing/unprotected-redirection': {
    raises: [
      {
        file: `full address:s:a|usbdevicestoredirect:s:*|signscope:s:Full Address|${SIGNATURE}`,
        marks: 'usbdevicestoredirect',
        fixed: `full address:s:a|signscope:s:Full Address|${SIGNATURE}`,
      },
      {
        file: `audiocapturemode:i:1|signscope:s:Full Address|${SIGNATURE}`,
        marks: 'audiocapturemode',
        fixed: `signscope:s:Full Address|${SIGNATURE}`,
      },
    ],
    silent: [
      `audiocapturemode:i:0|redirectlocation:i:0|camerastoredirect:s:|signscope:s:Full Address|${SIGNATURE}`,
      'usbdevicestoredirect:s:*',
    ],
  },
  'remoteapp/drives-and-app': {
    raises: [
      {
        file: 'remoteapplicationmode:i:1|drivestoredirect:s:*',
        marks: '*',
        fixed: 'remoteapplicationmode:i:1|drivestoredirect:s:',
      },
    ],
    silent: ['remoteapplicationmode:i:0|drivestoredirect:s:*', 'remoteapplicationmode:i:1|drivestoredirect:s:C:\\;'],
  },
  'security/many-redirections': {
    raises: [
      {
        file: 'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectcomports:i:1|drivestoredirect:s:*|camerastoredirect:s:*',
        marks: 'redirectclipboard',
        fixed:
          'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectcomports:i:0|drivestoredirect:s:|camerastoredirect:s:',
      },
      {
        file: 'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectposdevices:i:1|redirectdrives:i:1|redirectlocation:i:1',
        marks: 'redirectclipboard',
        fixed:
          'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectposdevices:i:0|redirectdrives:i:0|redirectlocation:i:0',
      },
    ],
    silent: [
      'redirectclipboard:i:1|redirectprinters:i:1|redirectsmartcards:i:1|redirectwebauthn:i:1|drivestoredirect:s:*',
      'screen mode id:i:2',
    ],
  },
  'security/nla-off': {
    raises: [{ file: 'enablecredsspsupport:i:0', marks: '0', fixed: 'enablecredsspsupport:i:1' }],
    silent: ['enablecredsspsupport:i:1', 'enablecredsspsupport:i:@NLA@', 'ColorDepthID:i:1|EnableCredSspSupport:i:0'],
  },
  'key/typo': {
    raises: [
      { file: 'redirectlocaton:i:0', marks: 'redirectlocaton', fixed: 'redirectlocation:i:0' },
      { file: 'drivestoredirct:s:*', marks: 'drivestoredirct', fixed: 'drivestoredirect:s:*' },
      { file: 'authentication levle:i:2', marks: 'authentication levle', fixed: 'authentication level:i:2' },
      { file: 'fulladdress:s:srv01', marks: 'fulladdress', fixed: 'full address:s:srv01' },
      { file: 'screen_mode_id:i:2', marks: 'screen_mode_id', fixed: 'screen mode id:i:2' },
      { file: 'usrename:s:sam|username:s:sam', marks: 'usrename' },
    ],
    silent: ['Full Address:s:a', 'shiny new option:i:1', 'abc:i:1', 'username :s:ops', '# note:s:x'],
  },
  'key/unknown': {
    raises: [{ file: 'shiny new option:i:1', marks: 'shiny new option' }],
    silent: ['full address:s:a', 'redirectlocaton:i:0', '# note:s:x', 'precommand:s:'],
  },
  'key/type-mismatch': {
    raises: [
      { file: 'screen mode id:s:2', marks: 's', fixed: 'screen mode id:i:2' },
      { file: 'username:i:ops', marks: 'i', fixed: 'username:s:ops' },
      { file: 'gatewayaccesstoken:b:00', marks: 'b', fixed: '' },
    ],
    silent: ['password:b:00', 'workspaceid:s:x', 'shiny new option:b:00', 'username:s:ops'],
  },
  'key/duplicate': {
    raises: [
      { file: 'audiomode:i:1|AudioMode:i:1|', marks: 'AudioMode', fixed: 'audiomode:i:1|' },
      { file: 'audiomode:i:1|audiomode:i:2|', marks: 'audiomode', fixed: 'audiomode:i:1|' },
    ],
    silent: ['audiomode:i:1|audiocapturemode:i:1', 'username:s:audiomode:i:1|audiomode:i:1', '# a:s:b|# a:s:b'],
  },
  'connection/address-mismatch': {
    raises: [
      {
        file: 'full address:s:srv02|alternate full address:s:srv03',
        marks: 'srv03',
        fixed: 'full address:s:srv02|',
      },
      {
        file: 'full address:s:srv02.contoso.local|alternate full address:s:relay.example.net',
        marks: 'relay.example.net',
        severity: 'error',
        fixed: 'full address:s:srv02.contoso.local|',
      },
      {
        file: 'full address:s:a.contoso.com|alternate full address:s:b.contoso.com',
        marks: 'b.contoso.com',
        fixed: 'full address:s:a.contoso.com|',
      },
      {
        file: `full address:s:a.contoso.com|alternate full address:s:b.example.net|signscope:s:Full Address|${SIGNATURE}`,
        marks: 'b.example.net',
        fixed: `full address:s:a.contoso.com|signscope:s:Full Address|${SIGNATURE}`,
      },
      {
        file: `full address:s:a.contoso.com|alternate full address:s:b.example.net|${AVD}`,
        marks: 'b.example.net',
        severity: 'info',
        fixed: `full address:s:a.contoso.com|${AVD}`,
      },
      {
        file: 'full address:s:srv02:3390|alternate full address:s:srv02',
        marks: 'srv02',
        fixed: 'full address:s:srv02:3390|',
      },
    ],
    silent: [
      'full address:s:srv02|alternate full address:s:SRV02:3389',
      'full address:s:srv02|alternate full address:s:',
      'full address:s:|alternate full address:s:srv02',
      'full address:s:{HOST}|alternate full address:s:srv02',
    ],
  },
  'connection/port-conflict': {
    raises: [
      { file: 'full address:s:srv01:3390|server port:i:3391|', marks: '3391', fixed: 'full address:s:srv01:3390|' },
    ],
    silent: [
      'full address:s:srv01:3389|server port:i:0xD3D',
      'full address:s:srv01|server port:i:3391',
      'full address:s:[2001:db8::1]|server port:i:3391',
      'full address:s:srv01:3390|server port:i:{PORT}',
    ],
  },
  'redirection/drives-contradiction': {
    raises: [{ file: 'redirectdrives:i:0|drivestoredirect:s:C:\\;', marks: '0', fixed: 'drivestoredirect:s:C:\\;' }],
    silent: ['redirectdrives:i:0|drivestoredirect:s:', 'redirectdrives:i:1|drivestoredirect:s:*', 'redirectdrives:i:0'],
  },
  'redirection/drives-format': {
    raises: [
      { file: 'drivestoredirect:s:P:\\;Q:', marks: 'P:\\;Q:', fixed: 'drivestoredirect:s:P:\\;Q:\\;' },
      { file: 'drivestoredirect:s:c', marks: 'c', fixed: 'drivestoredirect:s:C:\\;' },
      { file: 'drivestoredirect:s:C:,D:', marks: 'C:,D:', fixed: 'drivestoredirect:s:C:\\;D:\\;' },
      { file: 'drivestoredirect:s:Data (D:)', marks: 'Data (D:)', fixed: 'drivestoredirect:s:D:\\;' },
      {
        file: 'drivestoredirect:s:C\\:\\\\\\;D\\:\\\\\\;',
        marks: 'C\\:\\\\\\;D\\:\\\\\\;',
        fixed: 'drivestoredirect:s:C:\\;D:\\;',
      },
      { file: 'drivestoredirect:s:all', marks: 'all' },
    ],
    silent: [
      'drivestoredirect:s:',
      'drivestoredirect:s:*',
      'drivestoredirect:s:DynamicDrives',
      'drivestoredirect:s:C:\\;E:\\;',
      'drivestoredirect:s:C:\\;DynamicDrives',
      'drivestoredirect:s:C:;',
      'drivestoredirect:s:{DRIVES}',
    ],
  },
  'redirection/redirectdrives-legacy': {
    raises: [
      { file: 'redirectdrives:i:1|', marks: 'redirectdrives', fixed: 'drivestoredirect:s:*|' },
      { file: 'redirectdrives:i:0|', marks: 'redirectdrives', fixed: 'drivestoredirect:s:|' },
      {
        file: 'redirectdrives:i:0|drivestoredirect:s:C:\\;',
        marks: 'redirectdrives',
        fixed: 'drivestoredirect:s:C:\\;',
      },
    ],
    silent: ['drivestoredirect:s:*', 'redirectdrivescustom:s:C'],
  },
  'redirection/contradiction': {
    raises: [
      {
        file: 'redirectprinters:i:1|disableprinterredirection:i:1',
        marks: '1',
        fixed: 'redirectprinters:i:0|disableprinterredirection:i:1',
      },
      {
        file: 'disableclipboardredirection:i:1|redirectclipboard:i:1',
        marks: '1',
        fixed: 'disableclipboardredirection:i:1|redirectclipboard:i:0',
      },
    ],
    silent: [
      'redirectprinters:i:0|disableprinterredirection:i:1',
      'redirectclipboard:i:1',
      'disableclipboardredirection:i:1',
    ],
  },
  'security/usb-camera-mic-location': {
    raises: [
      { file: 'usbdevicestoredirect:s:*', marks: '*', fixed: 'usbdevicestoredirect:s:' },
      { file: 'camerastoredirect:s:*', marks: '*', fixed: 'camerastoredirect:s:' },
      { file: 'audiocapturemode:i:1', marks: '1', fixed: 'audiocapturemode:i:0' },
      { file: 'redirectlocation:i:1', marks: '1', fixed: 'redirectlocation:i:0' },
      {
        file: 'redirectlocation:i:1',
        marks: '1',
        severity: 'warning',
        options: { profile: 'strict' },
        fixed: 'redirectlocation:i:0',
      },
    ],
    silent: [
      'usbdevicestoredirect:s:{36fc9e60-c465-11cf-8056-444553540000}',
      'camerastoredirect:s:',
      'audiocapturemode:i:0',
      { file: 'audiocapturemode:i:1', options: { profile: 'corporate' } },
    ],
  },
  'security/webauthn-smartcard': {
    raises: [
      {
        file: 'redirectwebauthn:i:1',
        marks: '1',
        severity: 'warning',
        options: { profile: 'strict' },
        fixed: 'redirectwebauthn:i:0',
      },
      {
        file: 'redirectsmartcards:i:1',
        marks: '1',
        options: { severities: { 'security/webauthn-smartcard': 'info' } },
        fixed: 'redirectsmartcards:i:0',
      },
    ],
    silent: [
      'redirectwebauthn:i:1|redirectsmartcards:i:1',
      { file: 'redirectwebauthn:i:0', options: { profile: 'strict' } },
    ],
  },
  'security/clipboard': {
    raises: [
      { file: 'redirectclipboard:i:1', marks: '1', options: { profile: 'strict' }, fixed: 'redirectclipboard:i:0' },
    ],
    silent: ['redirectclipboard:i:1', { file: 'redirectclipboard:i:0', options: { profile: 'strict' } }],
  },
  'gateway/host-unused': {
    raises: [
      { file: 'gatewayhostname:s:gw', marks: 'gw', fixed: 'gatewayhostname:s:gw|gatewayusagemethod:i:1' },
      {
        file: 'gatewayhostname:s:gw|gatewayusagemethod:i:4',
        marks: 'gw',
        fixed: 'gatewayhostname:s:gw|gatewayusagemethod:i:1',
      },
      {
        file: `gatewayhostname:s:gw|signscope:s:GatewayHostname|${SIGNATURE}|`,
        marks: 'gw',
        fixed: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|',
      },
    ],
    silent: [
      'gatewayhostname:s:gw|gatewayusagemethod:i:2',
      'gatewayhostname:s:gw|gatewayusagemethod:i:3',
      'gatewayhostname:s:gw|gatewayusagemethod:i:{METHOD}',
      'gatewayhostname:s:|gatewayusagemethod:i:4',
    ],
  },
  'gateway/creds-source': {
    raises: [
      {
        file: 'gatewayusagemethod:i:1|gatewaycredentialssource:i:3',
        marks: '3',
        fixed: 'gatewayusagemethod:i:1|gatewaycredentialssource:i:4',
      },
      {
        file: 'gatewayusagemethod:i:2|gatewaycredentialssource:i:2',
        marks: '2',
        fixed: 'gatewayusagemethod:i:2|gatewaycredentialssource:i:4',
      },
      { file: 'gatewaycredentialssource:i:3', marks: '3', severity: 'info', fixed: 'gatewaycredentialssource:i:4' },
    ],
    silent: ['gatewaycredentialssource:i:4', 'gatewaycredentialssource:i:0', 'gatewaycredentialssource:i:5'],
  },
  'gateway/token-missing': {
    raises: [{ file: 'gatewaycredentialssource:i:5', marks: '5', fixed: 'gatewaycredentialssource:i:4' }],
    silent: ['gatewaycredentialssource:i:5|gatewayaccesstoken:s:x', 'gatewaycredentialssource:i:4'],
  },
  'gateway/profile-default': {
    raises: [
      {
        file: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewayprofileusagemethod:i:0',
        marks: '0',
        fixed: 'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewayprofileusagemethod:i:1',
      },
    ],
    silent: [
      'gatewayhostname:s:|gatewayusagemethod:i:4|gatewayprofileusagemethod:i:0',
      'gatewayhostname:s:gw|gatewayusagemethod:i:1|gatewayprofileusagemethod:i:1',
      'gatewayhostname:s:gw|gatewayusagemethod:i:1',
    ],
  },
  'gateway/promptonce-idle': {
    raises: [
      { file: 'promptcredentialonce:i:1|', marks: 'promptcredentialonce', fixed: '' },
      {
        file: 'promptcredentialonce:i:1|gatewayusagemethod:i:4|gatewayhostname:s:gw',
        marks: 'promptcredentialonce',
        fixed: 'gatewayusagemethod:i:4|gatewayhostname:s:gw',
      },
    ],
    silent: [
      'promptcredentialonce:i:0',
      'promptcredentialonce:i:1|gatewayusagemethod:i:2|gatewayhostname:s:gw',
      { file: 'promptcredentialonce:i:1', options: { profile: 'corporate' } },
    ],
  },
  'remoteapp/program-missing': {
    raises: [
      { file: 'remoteapplicationmode:i:1', marks: '1', fixed: 'remoteapplicationmode:i:0' },
      {
        file: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:',
        marks: 'remoteapplicationprogram:s:',
        fixed: 'remoteapplicationmode:i:0|remoteapplicationprogram:s:',
      },
      {
        file: 'remoteapplicationmode:i:1|alternate shell:s:¦¦Ledger|',
        marks: '1',
        fixed: 'remoteapplicationmode:i:1|remoteapplicationprogram:s:¦¦Ledger|alternate shell:s:¦¦Ledger|',
      },
    ],
    silent: [
      'remoteapplicationmode:i:1|remoteapplicationprogram:s:¦¦Ledger',
      'remoteapplicationmode:i:0',
      'full address:s:a',
    ],
  },
  'remoteapp/keys-idle': {
    raises: [
      {
        file: 'remoteapplicationprogram:s:¦¦Ledger',
        marks: 'remoteapplicationprogram',
        fixed: 'remoteapplicationprogram:s:¦¦Ledger|remoteapplicationmode:i:1',
      },
      {
        file: 'remoteapplicationmode:i:0|remoteapplicationname:s:Ledger|a:s:b',
        marks: 'remoteapplicationname',
        fixed: 'remoteapplicationmode:i:0|a:s:b',
      },
    ],
    silent: [
      'remoteapplicationmode:i:1|remoteapplicationname:s:Ledger',
      'remoteapplicationmode:i:0|remoteapplicationname:s:',
      `remoteapplicationmode:i:0|remoteapplicationprogram:s:¦¦x|${AVD}`,
      'remoteapplicationmode:i:{MODE}|remoteapplicationname:s:Ledger',
    ],
  },
  'remoteapp/quoted-program': {
    raises: [
      {
        file: 'remoteapplicationprogram:s:"C:\\a b.exe"',
        marks: '"C:\\a b.exe"',
        fixed: 'remoteapplicationprogram:s:C:\\a b.exe',
      },
      { file: 'remoteapplicationprogram:s:"C:\\a.exe" /x "y"', marks: '"C:\\a.exe" /x "y"' },
    ],
    silent: [
      'remoteapplicationprogram:s:C:\\a b.exe',
      'remoteapplicationprogram:s:¦¦Ledger',
      'alternate shell:s:"C:\\a.exe"',
    ],
  },
  'remoteapp/icon-type': {
    raises: [{ file: 'remoteapplicationicon:s:C:\\ledger.png', marks: 'C:\\ledger.png' }],
    silent: ['remoteapplicationicon:s:C:\\ledger.ICO', 'remoteapplicationicon:s:', 'remoteapplicationicon:s:{ICON}'],
  },
  'remoteapp/admin-session': {
    raises: [
      {
        file: 'administrative session:i:1|remoteapplicationmode:i:1',
        marks: '1',
        fixed: 'administrative session:i:0|remoteapplicationmode:i:1',
      },
    ],
    silent: ['administrative session:i:1|remoteapplicationmode:i:0', 'remoteapplicationmode:i:1'],
  },
  'remoteapp/env-leak': {
    raises: [
      {
        file: 'remoteapplicationcmdline:s:/user %USERNAME%|remoteapplicationexpandcmdline:i:0',
        marks: '0',
        fixed: 'remoteapplicationcmdline:s:/user %USERNAME%|remoteapplicationexpandcmdline:i:1',
      },
    ],
    silent: [
      'remoteapplicationcmdline:s:/user %USERNAME%|remoteapplicationexpandcmdline:i:1',
      'remoteapplicationcmdline:s:/user %USERNAME%',
      'remoteapplicationcmdline:s:50%|remoteapplicationexpandcmdline:i:0',
    ],
  },
  'display/multimon-required': {
    raises: [
      {
        file: 'use multimon:i:0|selectedmonitors:s:0,1|maximizetocurrentdisplays:i:1',
        marks: 'selectedmonitors',
        fixed: 'use multimon:i:1|selectedmonitors:s:0,1|maximizetocurrentdisplays:i:1',
      },
      {
        file: 'singlemoninwindowedmode:i:1',
        marks: 'singlemoninwindowedmode',
        fixed: 'singlemoninwindowedmode:i:1|use multimon:i:1',
      },
    ],
    silent: [
      'use multimon:i:1|selectedmonitors:s:0,1',
      'selectedmonitors:s:',
      `singlemoninwindowedmode:i:1|${AVD}`,
      'use multimon:i:{M}|selectedmonitors:s:0,1',
    ],
  },
  'display/multimon-span': {
    raises: [{ file: 'use multimon:i:1|span monitors:i:1|', marks: '1', fixed: 'use multimon:i:1|' }],
    silent: ['use multimon:i:1|span monitors:i:0', 'span monitors:i:1'],
  },
  'display/smartsizing-dynamic': {
    raises: [
      { file: 'smart sizing:i:1|dynamic resolution:i:1', marks: '1', fixed: 'smart sizing:i:0|dynamic resolution:i:1' },
    ],
    silent: ['smart sizing:i:1', 'smart sizing:i:0|dynamic resolution:i:1'],
  },
  'display/size-pair': {
    raises: [
      { file: 'desktopwidth:i:1280|', marks: 'desktopwidth', fixed: '' },
      { file: 'desktopheight:i:800|', marks: 'desktopheight', fixed: '' },
      {
        file: 'desktopwidth:i:1280|desktopheight:i:800|desktop size id:i:2|',
        marks: 'desktop size id',
        fixed: 'desktopwidth:i:1280|desktopheight:i:800|',
      },
    ],
    silent: ['desktopwidth:i:0|desktopheight:i:0', 'desktop size id:i:2', 'desktopwidth:i:1280|desktopheight:s:800'],
  },
  'display/winposstr': {
    raises: [
      { file: 'winposstr:s:0,1,0,0,800', marks: '0,1,0,0,800', fixed: 'winposstr:s:0,1,0,0,800,600' },
      { file: 'winposstr:s:0,9,0,0,800,600', marks: '0,9,0,0,800,600', fixed: 'winposstr:s:0,1,0,0,800,600' },
      { file: 'winposstr:s:0,1,800,0,0,600', marks: '0,1,800,0,0,600', fixed: 'winposstr:s:0,1,0,0,800,600' },
      {
        file: 'winposstr:s:0,1,-32000,-32000,-31840,-31960',
        marks: '0,1,-32000,-32000,-31840,-31960',
        fixed: 'winposstr:s:0,1,0,0,800,600',
      },
    ],
    silent: [
      'winposstr:s:0,3,0,0,800,600',
      'winposstr:s:2,3,-1928,-8,8,1048',
      'winposstr:s:',
      'winposstr:s:{POSITION}',
    ],
  },
  'session/autodetect': {
    raises: [
      {
        file: 'connection type:i:7|networkautodetect:i:0|bandwidthautodetect:i:1',
        marks: '0',
        fixed: 'connection type:i:7|networkautodetect:i:1|bandwidthautodetect:i:1',
      },
      {
        file: 'connection type:i:6|networkautodetect:i:0|bandwidthautodetect:i:1',
        marks: '0',
        fixed: 'connection type:i:6|networkautodetect:i:0|bandwidthautodetect:i:0',
      },
      {
        file: 'networkautodetect:i:1|bandwidthautodetect:i:0',
        marks: '1',
        fixed: 'networkautodetect:i:1|bandwidthautodetect:i:1',
      },
    ],
    silent: [
      'connection type:i:7|networkautodetect:i:1|bandwidthautodetect:i:1',
      'connection type:i:6|networkautodetect:i:0|bandwidthautodetect:i:0',
      'connection type:i:2',
      'networkautodetect:i:0',
      'connection type:i:{TYPE}|networkautodetect:i:1|bandwidthautodetect:i:1',
      'connection type:i:7|networkautodetect:i:9|bandwidthautodetect:i:1',
    ],
  },
  'session/console-legacy': {
    raises: [
      { file: 'connect to console:i:1', marks: 'connect to console', fixed: 'administrative session:i:1' },
      {
        file: 'connect to console:i:1|administrative session:i:1',
        marks: 'connect to console',
        fixed: 'administrative session:i:1',
      },
    ],
    silent: ['connect to console:i:0', 'administrative session:i:1'],
  },
  'session/admin': {
    raises: [
      {
        file: 'screen mode id:i:2|administrative session:i:1',
        marks: '1',
        fixed: 'screen mode id:i:2|administrative session:i:0',
      },
    ],
    silent: [
      'administrative session:i:0',
      'full address:s:192.0.2.7:3389|prompt for credentials:i:1|administrative session:i:1',
      'administrative session:i:1|authoring tool:s:',
    ],
  },
  'key/obsolete': {
    raises: [
      { file: 'redirectdirectx:i:1|', marks: 'redirectdirectx', fixed: '' },
      { file: 'auto connect:i:1|full address:s:a', marks: 'auto connect', fixed: 'full address:s:a' },
      { file: 'targetisaadjoined:i:1|', marks: 'targetisaadjoined', fixed: '' },
    ],
    silent: [
      `targetisaadjoined:i:1|${AVD}`,
      'redirectdrives:i:0',
      'ColorDepthID:i:1',
      'cord label:s:x',
      'redirectposdevices:i:0',
    ],
  },
  'key/vendor-only': {
    raises: [
      { file: 'precommand:s:', marks: 'precommand' },
      { file: 'tmpfile template:s:launch.rdp', marks: 'tmpfile template' },
      { file: 'cord label:s:lab', marks: 'cord label' },
    ],
    silent: ['full address:s:a', 'ColorDepthID:i:1', 'gatewayusername:s:sam', 'gatewaypassword:s:x'],
  },
  'syntax/comment': {
    raises: [
      { file: '# launcher|a:s:b', marks: '#', fixed: 'a:s:b' },
      { file: '; note:s:x', marks: ';', fixed: '' },
      { file: '  // note', marks: '//', fixed: '' },
    ],
    silent: ['/v:host', 'full address:s:#1', '', 'REM note'],
  },
  'syntax/freerdp-cli': {
    raises: [
      { file: '/v:srv05.contoso.local', marks: '/v', fixed: 'full address:s:srv05.contoso.local' },
      { file: '/size:1280x800', marks: '/size', fixed: 'desktopwidth:i:1280|desktopheight:i:800' },
      { file: '/p:Copper-3', marks: '/p', fixed: '' },
      { file: '/cert-ignore|', marks: '/cert-ignore', fixed: '' },
      { file: '/v:srv05|full address:s:srv06', marks: '/v', fixed: 'full address:s:srv06' },
    ],
    silent: ['// comment', 'alternate shell:s:/v:host', '/'],
  },
  'syntax/uri-style': {
    raises: [
      {
        file: 'full%20address=s:srv04.contoso.local:3389',
        marks: 'full%20address=s:',
        fixed: 'full address:s:srv04.contoso.local:3389',
      },
      { file: 'audiomode=i:2', marks: 'audiomode=i:', fixed: 'audiomode:i:2' },
      {
        file: 'rdp://full%20address=s:srv04&audiomode=i:2|',
        marks: 'rdp://full%20address=s:',
        fixed: 'full address:s:srv04|audiomode:i:2|',
      },
      { file: 'password=s:Kettle-9', marks: 'password=s:' },
    ],
    silent: ['full address=srv04', 'shiny=s:1', 'loadbalanceinfo:s:a=s:b'],
  },
  'syntax/whitespace': {
    raises: [
      { file: 'username :s:ops', marks: ' ', fixed: 'username:s:ops' },
      { file: 'desktopwidth:i: 1280', marks: ' ', fixed: 'desktopwidth:i:1280' },
      { file: '\tdesktopheight : i : 800  |', marks: '\t', fixed: 'desktopheight:i:800|' },
      { file: 'gatewayhostname:s: ', marks: ' ', fixed: 'gatewayhostname:s:' },
      {
        file: `full address:s:a |signscope:s:Full Address|${SIGNATURE}`,
        marks: ' ',
        fixed: 'full address:s:a|',
      },
    ],
    silent: ['screen mode id:i:2', '   ', '# note ', 'just words ', `${SIGNATURE}  `],
  },
  'connection/domain-value': {
    raises: [
      { file: 'domain:s:lab:3389', marks: 'lab:3389', fixed: 'domain:s:lab' },
      { file: 'username:s:CONTOSO\\ops|domain:s:CONTOSO|', marks: 'CONTOSO', fixed: 'username:s:CONTOSO\\ops|' },
      { file: 'username:s:ops@contoso.com|domain:s:CONTOSO|', marks: 'CONTOSO', fixed: 'username:s:ops@contoso.com|' },
    ],
    silent: [
      'username:s:ops|domain:s:CONTOSO',
      'username:s:CONTOSO\\ops|domain:s:',
      'username:s:%D%\\%U%|domain:s:X',
      'username:s:A\\b',
    ],
  },
  'template/placeholder': {
    raises: [
      { file: 'full address:s:{HOST}', marks: '{HOST}' },
      { file: 'full address:s:@SERVER@:@PORT@', marks: '@SERVER@' },
      { file: 'full address:s:%TARGET%', marks: '%TARGET%' },
      { file: 'username:s:${USER}', marks: '${USER}' },
      { file: 'full address:s:$TARGET:3389', marks: '$TARGET' },
      { file: 'full address:s:{{ host }}.contoso.com', marks: '{{ host }}' },
      { file: 'username:s:<your name>', marks: '<your name>' },
      { file: 'tmpfile template:s:launch-XXXXXX.rdp', marks: 'XXXXXX' },
      { file: 'enablecredsspsupport:i:@NLA@', marks: '@NLA@' },
      { file: 'password 51:b:{SECRET}', marks: '{SECRET}' },
      { file: 'full address:s:{HOST}', marks: '{HOST}', severity: 'warning', options: { profile: 'strict' } },
    ],
    silent: [
      'activityhint:s:ms-wvd-ep:1?ScaleUnitPath={"Geo"%3a"US"%2c"Ring"%3a2}',
      'remoteapplicationcmdline:s:%USERPROFILE%',
      'alternate shell:s:%windir%\\system32\\cmd.exe',
      'usbdevicestoredirect:s:{36fc9e60-c465-11cf-8056-444553540000}',
      'full address:s:[2001:db8::1]:3389',
      'username:s:kai@contoso.com',
      'username:s:CONTOSO\\svc$',
      'hubdiscoverygeourl:s:https://a.example/x?y=%aa%bb%cc',
      'password:s:p{x}y',
    ],
  },
  'encoding/non-utf16': {
    raises: [
      { file: 'full address:s:a', marks: 'full address', options: { encoding: 'utf-8-bom' } },
      { file: 'full address:s:a', marks: 'full address', options: { encoding: 'utf-16be-bom' } },
      { file: 'full address:s:a', marks: 'full address', options: { encoding: 'utf-16le' } },
      { file: 'full address:s:a|username:s:jürgen', marks: 'jürgen', options: utf8 },
      { file: 'username:s:jürgen', marks: 'jürgen', options: { encoding: 'windows-1252' } },
      { file: 'password:s:pässword', marks: 'password', options: utf8 },
      { file: 'username:s:j\uFFFDrgen', marks: 'j\uFFFDrgen' },
    ],
    silent: [
      { file: 'full address:s:a', options: utf8 },
      { file: 'username:s:jürgen', options: { encoding: 'utf-16le-bom' } },
      'username:s:jürgen',
      { file: 'full address:s:a', options: { encoding: 'ascii' } },
    ],
  },
  'eol/mixed': {
    raises: [
      { file: 'a:s:1|b:s:2\nc:s:3', marks: 'a', fixed: 'a:s:1|b:s:2|c:s:3' },
      { file: 'a:s:1\n\rb:s:2\n\rc:s:3', marks: 'a', fixed: 'a:s:1|b:s:2|c:s:3' },
      { file: 'a:s:1|b:s:2\rc:s:3', marks: 'a', fixed: 'a:s:1|b:s:2|c:s:3' },
    ],
    silent: ['a:s:1|b:s:2', 'a:s:1\nb:s:2\n', 'a:s:1\r\r\nb:s:2\r\r\n', 'a:s:1'],
  },
  'security/auth-level-missing': {
    raises: [
      { file: 'full address:s:a|', marks: 'full address', fixed: 'full address:s:a|authentication level:i:2|' },
      {
        file: 'full address:s:a',
        marks: 'full address',
        severity: 'warning',
        options: { profile: 'strict' },
        fixed: 'full address:s:a|authentication level:i:2',
      },
      {
        file: `full address:s:a|signscope:s:Full Address|${SIGNATURE}`,
        marks: 'full address',
        fixed: 'full address:s:a|authentication level:i:2|',
      },
    ],
    silent: [
      'authentication level:i:0',
      'authentication level:s:2',
      `full address:s:a|${AVD}`,
      'auto connect:i:1|full address:s:a|username:s:Administrator',
      '',
    ],
  },
  'connection/aad-ip': {
    raises: [
      { file: 'full address:s:192.0.2.7:3389|enablerdsaadauth:i:1', marks: '192.0.2.7:3389' },
      { file: 'full address:s:[2001:db8::1]|enablerdsaadauth:i:1', marks: '[2001:db8::1]' },
    ],
    silent: [
      'full address:s:pc7|enablerdsaadauth:i:1',
      'full address:s:192.0.2.7|enablerdsaadauth:i:0',
      'enablerdsaadauth:i:1',
    ],
  },
  'security/public-mode-cache': {
    raises: [
      {
        file: 'public mode:i:1|bitmapcachepersistenable:i:1',
        marks: '1',
        fixed: 'public mode:i:1|bitmapcachepersistenable:i:0',
      },
    ],
    silent: ['public mode:i:0|bitmapcachepersistenable:i:1', 'bitmapcachepersistenable:i:1', 'public mode:i:1'],
  },
  'eol/lf': {
    raises: [
      { file: 'a:s:1\nb:s:2\n', marks: 'a', options: { severities: { 'eol/lf': 'info' } }, fixed: 'a:s:1|b:s:2|' },
      { file: 'a:s:1|b:s:2', marks: 'a', options: { severities: { 'eol/lf': 'info' } }, fixed: 'a:s:1|b:s:2|' },
      { file: 'a:s:1\nb:s:2', marks: 'a', options: { severities: { 'eol/lf': 'info' } }, fixed: 'a:s:1|b:s:2|' },
    ],
    silent: ['a:s:1\nb:s:2', { file: 'a:s:1|b:s:2|', options: { severities: { 'eol/lf': 'info' } } }],
  },
  'signing/unsigned': {
    raises: [
      { file: 'full address:s:a', marks: 'full address', options: { profile: 'strict' } },
      { file: 'full address:s:a', marks: 'full address', severity: 'warning', options: { profile: 'corporate' } },
    ],
    silent: [
      'full address:s:a',
      { file: `full address:s:a|signscope:s:Full Address|${SIGNATURE}`, options: { profile: 'corporate' } },
      { file: 'full address:s:{HOST}', options: { profile: 'corporate' } },
      { file: `full address:s:a|${AVD}`, options: { profile: 'corporate' } },
    ],
  },
  'secret/username': {
    raises: [{ file: 'username:s:sam|', marks: 'sam', options: { profile: 'strict' }, fixed: '' }],
    silent: [
      'username:s:sam',
      { file: 'username:s:|', options: { profile: 'strict' } },
      { file: 'username:s:%USERNAME%', options: { profile: 'strict' } },
    ],
  },
  'security/no-prompt': {
    raises: [
      {
        file: 'prompt for credentials:i:0',
        marks: '0',
        options: { profile: 'strict' },
        fixed: 'prompt for credentials:i:1',
      },
    ],
    silent: ['prompt for credentials:i:0', { file: 'prompt for credentials:i:1', options: { profile: 'strict' } }],
  },
  'key/case': {
    raises: [
      {
        file: 'Full Address:s:a',
        marks: 'Full Address',
        options: { severities: { 'key/case': 'info' } },
        fixed: 'full address:s:a',
      },
    ],
    silent: [
      'Full Address:s:a',
      { file: 'full address:s:a', options: { severities: { 'key/case': 'info' } } },
      { file: 'ColorDepthID:i:1', options: { severities: { 'key/case': 'info' } } },
      { file: 'Shiny New Option:i:1', options: { severities: { 'key/case': 'info' } } },
    ],
  },
};

const ofRule = (id: string, file: string, options: LintRdpOptions = {}): RdpFinding[] =>
  lintRdp(textOf(file), options).filter(({ rule }) => rule === `rdp/${id}`);

describe('rdp: rules', () => {
  // The text alone does not tell; signature-invalid.test.ts has its cases.
  const rules = RULES.filter(({ id }) => id !== 'signing/signature-invalid');

  it('are tested one by one', () => {
    assert.deepEqual(Object.keys(CASES).sort(), rules.map(({ id }) => id).sort());
  });

  for (const rule of rules) {
    const { raises, silent } = CASES[rule.id] ?? { raises: [], silent: [] };
    describe(rule.id, () => {
      it('has cases of both kinds', () => assert.ok(raises.length > 0 && silent.length > 0));
      for (const { file, marks, severity, fixed, options } of raises) {
        it(`raises: ${file}`, () => {
          const findings = ofRule(rule.id, file, options);
          assert.equal(findings.length, 1, JSON.stringify(findings));
          const [finding] = findings as [RdpFinding];
          assert.equal(finding.text, marks);
          assert.equal(finding.severity, severity ?? rule.severity);
          assert.match(finding.message, /Allowed|Did you mean|is written/);
          const [fix] = finding.fixes;
          assert.equal(fix && applied(textOf(file), fix), fixed === undefined ? undefined : textOf(fixed));
          for (const each of finding.fixes) {
            const after = applied(textOf(file), each);
            const left = lintRdp(after, options).filter((one) => one.rule === `rdp/${rule.id}`);
            assert.deepEqual(left, [], each.title);
          }
        });
      }
      for (const each of silent) {
        const { file, options } = typeof each === 'string' ? { file: each, options: {} } : each;
        it(`silent: ${file}`, () => assert.deepEqual(ofRule(rule.id, file, options), []));
      }
    });
  }
});

describe('rdp: options', () => {
  const file = 'full address:s:a|drivestoredirect:s:*|username:s:sam|authentication level:i:2';
  const severitiesOf = (options: LintRdpOptions) =>
    Object.fromEntries(lintRdp(textOf(file), options).map(({ rule, severity }) => [rule, severity]));

  it('turn rules off and on, and set their severity, whatever the profile says', () => {
    assert.deepEqual(severitiesOf({}), { 'rdp/security/drives-all': 'warning' });
    assert.deepEqual(severitiesOf({ severities: { 'security/drives-all': 'off', 'secret/username': 'error' } }), {
      'rdp/secret/username': 'error',
    });
    assert.deepEqual(severitiesOf({ profile: 'corporate', severities: { 'security/drives-all': 'error' } }), {
      'rdp/security/drives-all': 'error',
      'rdp/signing/unsigned': 'warning',
    });
  });

  it('set a severity for every finding of a rule, also where a generator lowers it', () => {
    const text = textOf(`drivestoredirect:s:*|full address:s:a|${AVD}`);
    assert.equal(lintRdp(text, { severities: { 'security/drives-all': 'error' } })[0]?.severity, 'error');
  });

  it('may name rules that are not there', () => {
    const severities: Readonly<Record<RuleId, 'off'>> = { 'no/such-rule': 'off' };
    assert.deepEqual(lintRdp(textOf(file), { severities }), lintRdp(textOf(file)));
  });
});
