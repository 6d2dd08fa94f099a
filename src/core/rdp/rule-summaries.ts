import type { RuleId } from './rules/rule';

/** What each rule reports, as the first paragraph of its page says it, in Markdown. Generated: npm run generate. */
export const RULE_SUMMARIES: Readonly<Record<RuleId, string>> = {
  'secret/plaintext-password':
    'Reports a password in clear text: `password`, `cleartextpassword` and `gatewaypassword` lines of type `s`, and the `/p:` option of FreeRDP.',
  'syntax/merged-lines':
    'Reports a value in which another setting begins, because the line break between them was lost.',
  'syntax/malformed-line':
    'Reports lines that are not settings: a colon is missing, there is no key, or the type is not `i` (integer), `s` (string) or `b` (binary).',
  'security/drives-all':
    'Reports a file that shares every drive of the client: `drivestoredirect:s:*` or `redirectdrives:i:1`.',
  'security/auth-level':
    'Reports `authentication level` 0 or 3, with which the client connects without a word to a computer that cannot prove its identity.',
  'connection/no-address': 'Reports a file whose `full address` is missing or empty.',
  'connection/invalid-address':
    'Reports an address that no client can connect to, in `full address`, `alternate full address` and `gatewayhostname`.',
  'value/not-allowed': 'Reports a number that is not one of the values of its setting.',
  'value/not-integer': 'Reports a value of type `i` that is no number, is negative, or begins with a zero.',
  'value/out-of-range': 'Reports a number beyond the limits of its setting.',
  'secret/saved-password': 'Reports an encrypted password: `password 51:b:`, or `password:b:` of Windows CE.',
  'secret/token':
    'Reports a token that signs in whoever has the file: `gatewayaccesstoken`, `endpointfedauth` and `ironrdp_rdcleanpathtoken`.',
  'gateway/host-missing': 'Reports a file that is to use a gateway but names none.',
  'signing/signature-invalid':
    'Reports a signature that does not hold, because a line that it covers was changed after signing.',
  'signing/malformed': 'Reports a `signature` that no client can check, because it is not made like one.',
  'signing/incomplete-pair': 'Reports `signscope` without `signature`, or the other way round.',
  'signing/scope-line-missing': 'Reports a setting that the signature covers but the file does not have.',
  'signing/signable-unsigned': 'Reports a setting in a signed file that the signature could cover, and does not.',
  'signing/unprotected-redirection':
    'Reports a signed file that shares USB devices, cameras, the microphone or the location.',
  'remoteapp/drives-and-app': 'Reports a RemoteApp program that has all drives of the client within its reach.',
  'security/many-redirections': 'Reports a file that shares six or more kinds of devices and data of the client.',
  'security/nla-off': 'Reports `enablecredsspsupport:i:0`, which turns Network Level Authentication off.',
  'key/typo': 'Reports an unknown key that differs from a known one by one or two letters.',
  'key/unknown': 'Reports a key that is not in the list of known settings.',
  'key/type-mismatch': 'Reports a setting whose type letter is not the one that clients look for.',
  'key/duplicate': 'Reports a setting that stands more than once.',
  'connection/address-mismatch': 'Reports an `alternate full address` that is not the `full address`.',
  'connection/port-conflict': 'Reports a `server port` that differs from the port in `full address`.',
  'redirection/drives-contradiction': 'Reports `redirectdrives:i:0` in a file whose `drivestoredirect` shares drives.',
  'redirection/drives-format':
    'Reports items of `drivestoredirect` that are no drives, and a last letter without its semicolon.',
  'redirection/redirectdrives-legacy':
    'Reports `redirectdrives`, which `drivestoredirect` replaced in Remote Desktop Connection 6.',
  'redirection/contradiction':
    'Reports a file that shares printers or the clipboard in one line and forbids it in another.',
  'security/usb-camera-mic-location':
    'Reports a file that shares all USB devices, all cameras, the microphone or the location of the client.',
  'security/webauthn-smartcard': 'Reports shared security keys, Windows Hello and smart cards.',
  'security/clipboard': 'Reports a shared clipboard.',
  'gateway/host-unused': 'Reports a gateway that the file names but does not use.',
  'gateway/creds-source':
    'Reports `gatewaycredentialssource` 2 or 3, with which credentials reach the gateway by themselves or barely protected.',
  'gateway/token-missing': 'Reports `gatewaycredentialssource:i:5` without a token.',
  'gateway/profile-default': 'Reports a file with a gateway of its own and `gatewayprofileusagemethod:i:0`.',
  'gateway/promptonce-idle': 'Reports `promptcredentialonce:i:1` in a file that uses no gateway.',
  'remoteapp/program-missing': 'Reports a file that starts a RemoteApp program and names none.',
  'remoteapp/keys-idle': 'Reports settings of a RemoteApp program in a file that opens a desktop.',
  'remoteapp/quoted-program': 'Reports a RemoteApp program that begins with a quotation mark.',
  'remoteapp/icon-type': 'Reports a `remoteapplicationicon` that is no `.ico` file.',
  'remoteapp/admin-session': 'Reports a RemoteApp program in an administrative session.',
  'remoteapp/env-leak': 'Reports variables in `remoteapplicationcmdline` that the client fills in with its own values.',
  'display/multimon-required':
    'Reports settings that are documented to need several displays, in a file that uses one.',
  'display/multimon-span': 'Reports `use multimon` and `span monitors` together.',
  'display/smartsizing-dynamic': 'Reports `smart sizing` and `dynamic resolution` together.',
  'display/size-pair':
    'Reports a width without a height, a height without a width, and a size of the list beside a size in pixels.',
  'display/winposstr': 'Reports a window position that is not made of six numbers, or leaves nothing to see.',
  'session/autodetect':
    'Reports `networkautodetect`, `bandwidthautodetect` and `connection type` that contradict each other.',
  'session/console-legacy': 'Reports `connect to console:i:1`, which `administrative session` replaced.',
  'session/admin': 'Reports a file that asks for an administrative session.',
  'key/obsolete': 'Reports settings that no current client acts on.',
  'key/vendor-only': 'Reports settings that one client of another maker reads, and nobody else.',
  'syntax/comment': 'Reports lines that begin with `#`, `;` or `//`.',
  'syntax/freerdp-cli': 'Reports command-line options of FreeRDP in a file, such as `/v:host`.',
  'syntax/uri-style': 'Reports text in the form of an `rdp://` link: `full%20address=s:host`.',
  'syntax/whitespace': 'Reports blanks around the key, the type and the value, and at the end of a line.',
  'connection/domain-value': 'Reports a `domain` with a colon in it, and a domain that stands in `username` too.',
  'template/placeholder':
    'Reports values that are still to be filled in: `{HOST}`, `%HOST%`, `@HOST@`, `${HOST}`, `<host>`, `XXXX`.',
  'encoding/non-utf16':
    'Reports a file whose encoding some clients do not read: UTF-8 with a byte order mark, UTF-16 big endian, UTF-16 without a byte order mark, and characters beyond ASCII in any file that is not UTF-16.',
  'eol/mixed': 'Reports lines that end in different ways, or with LF CR.',
  'security/auth-level-missing': 'Reports a file without `authentication level`.',
  'connection/aad-ip': 'Reports a sign-in with Microsoft Entra ID to a computer that the file names by its IP address.',
  'security/public-mode-cache': 'Reports a bitmap cache on disk in a file for a public computer.',
  'eol/lf': 'Reports a file whose lines end with LF alone, or whose last line has no end.',
  'signing/unsigned': 'Reports a file that is not signed.',
  'secret/username': 'Reports the name of an account in a file.',
  'security/no-prompt': 'Reports `prompt for credentials:i:0`.',
  'key/case': 'Reports keys with capital letters.',
};
