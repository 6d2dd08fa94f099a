import type { Code, Confidence } from '../knowledge/code';
import { codeRef, parseCodeRef } from '../knowledge/notation';
import type { SettingSourceId } from './setting-sources';

/** A setting that can lead to a code. */
export interface RelatedSetting {
  /** Key in lower case. */
  readonly setting: string;
  /** One sentence: how the setting leads to the code. */
  readonly why: string;
  /** The values that can; absent where any value can. As a file writes them. */
  readonly values?: readonly string[];
  /** medium: a source says so of the setting, or the playbook of the code names it. low: inferred from what both mean. */
  readonly confidence: Confidence;
  /** Where it comes from; absent where it is inferred. */
  readonly source?: SettingSourceId;
}

/** A code that a setting can lead to. */
export interface RelatedCode extends RelatedSetting {
  readonly code: Code;
}

/** Codes between spaces, as `codeRef` writes them or with hexadecimal numbers. */
type Row = readonly [setting: string, codes: string, why: string, facts?: Partial<RelatedSetting>];

const NOT_FOUND = 'disconnect:260 disconnect:520 disconnect:1288 disconnect:1540 errconnect:0x20004 errconnect:0x20005';
const NOT_REACHED = 'disconnect:264 disconnect:516 errconnect:0x20006';
const REJECTED = 'disconnect:2055 disconnect:2567 errconnect:0x20014 errconnect:0x20015';
const GATEWAY_REJECTED =
  'disconnect:0x3000001 disconnect:0x3000015 disconnect:0x300001a disconnect:0x3000026 disconnect:0x3000038';
const NLA_REQUIRED = 'disconnect:2825 errconnect:0x2001e negotiation:5';
const NO_TARGET = 'extended:1024 errinfo:1024';
const SETTINGS_REFUSED = 'extended:1040 errinfo:1040';

// A function, so that nothing is built before it is needed. The most telling setting of a code comes first.
// prettier-ignore
const rows = (): readonly Row[] => [
  ['full address', NOT_FOUND, 'The name in this line may be misspelt, or unknown to the DNS that the client asks.', { confidence: 'medium', source: 'ms-2024' }],
  ['full address', NOT_REACHED, 'The address or the port in this line may lead to the wrong computer, or to one that does not listen there.', { confidence: 'medium', source: 'ms-2024' }],
  ['full address', 'disconnect:776 disconnect:2052', 'The address in this line may not be a valid one.', { confidence: 'medium', source: 'ms-2024' }],
  ['full address', 'disconnect:1032', 'A character that no computer name may have can stand in this line.', { confidence: 'medium', source: 'ms-2024' }],
  ['full address', 'disconnect:2311', 'The certificate has to name the computer as this line does; an address or another name does not match.'],
  ['full address', 'disconnect:5895', 'With an IP address or an alias in this line, Kerberos finds no such host and only NTLM is left.'],
  ['full address', 'disconnect:1800', 'The address in this line may be that of the client itself.'],
  ['full address', 'disconnect:0x3000008 disconnect:0x300001b disconnect:0x3000039 rdpcore:23002@gateway', 'The gateway compares the name in this line with its list of permitted computers; a short name or an address may not be on it.', { confidence: 'medium', source: 'ms-2024' }],
  ['alternate full address', `${NOT_FOUND} ${NOT_REACHED}`, 'Current clients connect to this address, not to the one in full address.', { confidence: 'medium', source: 'ms-r2' }],
  ['alternate full address', NO_TARGET, 'The broker may not know the computer that this line names.'],
  ['alternate full address', SETTINGS_REFUSED, 'The playbook of this code compares this line with what the broker hands out.', { confidence: 'medium', source: 'ms-r2' }],
  ['server port', NOT_REACHED, 'The host may listen on another port than the one in this line.', { confidence: 'medium', source: 'ms-r2' }],
  ['server port', 'disconnect:0x300001b rdpcore:23002@gateway', 'A gateway policy can restrict the ports, and this one may not be permitted.'],
  ['authentication level', 'disconnect:2311 disconnect:6919', 'With 1, the client refuses a host whose certificate it cannot verify.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['authentication level', 'disconnect:263', 'With 2, the client asks about a certificate that it cannot verify, and the answer was no.', { values: ['2'], confidence: 'medium', source: 'ms-2024' }],
  ['enablecredsspsupport', NLA_REQUIRED, 'With 0, the client does not offer Network Level Authentication, which this host requires.', { values: ['0'], confidence: 'high', source: 'ms-2024' }],
  ['enablecredsspsupport', 'errconnect:0x2000c negotiation:1', 'With 0, the client offers less security than the host may ask for.', { values: ['0'], confidence: 'medium', source: 'ms-2024' }],
  ['allowed security protocols', `${NLA_REQUIRED} errconnect:0x2000c`, 'A list without CredSSP keeps the client from offering Network Level Authentication.', { source: 'ms-extended' }],
  ['negotiate security layer', 'errconnect:0x2000c negotiation:1 negotiation:2 negotiation:4', 'With 0, client and host do not agree on a protocol first; published descriptions of 0 differ.', { values: ['0'], source: 'ms-activex' }],
  ['enablerdsaadauth', 'disconnect:2055 disconnect:2567', 'With 1, the host has to be addressed by its name in Microsoft Entra ID; an IP address fails.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['targetisaadjoined', 'disconnect:2055', 'With 0, a client that is not joined to the same directory may be unable to sign in to an Entra-joined host.', { values: ['0'], confidence: 'medium', source: 'ms-2024' }],
  ['username', REJECTED, 'The client fills in this account, and it may be an old or a mistyped one.'],
  ['domain', REJECTED, 'The client adds this domain to the account, and it may be the wrong one.'],
  ['password 51', REJECTED, 'The saved password may be out of date, or saved by another user or on another computer.'],
  ['password', REJECTED, 'The password in the file may be out of date.'],
  ['cleartextpassword', REJECTED, 'The password in the file may be out of date.'],
  ['prompt for credentials', 'disconnect:8455 extended:10 errinfo:10', 'With 0, the client sends saved credentials, and the host accepts typed ones only.', { values: ['0'] }],
  ['prompt for credentials', 'disconnect:7943 disconnect:263', 'With 1, the client always asks, and the prompt was closed.', { values: ['1'], confidence: 'medium', source: 'donkz' }],
  ['promptcredentialonce', `${REJECTED} ${GATEWAY_REJECTED}`, 'With 1, the same credentials go to the gateway and to the host, which may know different accounts.', { values: ['1'], source: 'ms-2024' }],
  ['restrictedlogon', 'disconnect:3593', 'With 1, MsRdpEx asks for Restricted Admin mode.', { values: ['1'], confidence: 'medium', source: 'msrdpex' }],
  ['administrative session', 'extended:9 errinfo:9', 'With 1, the account needs the right to administer the host.', { values: ['1'] }],
  ['connect to console', 'disconnect:1800', 'With 1, old clients ask for the console session, which may be in use.', { values: ['1'] }],
  ['alternate shell', 'extended:12 errinfo:12', 'A session that runs one program ends as a sign-out when the program ends, also when it cannot start.'],
  ['kdcproxyname', 'disconnect:6151 errconnect:0x20011', 'The proxy in this line has to reach a domain controller, and may not.'],
  ['rdgiskdcproxy', 'disconnect:6151 errconnect:0x20011', 'With 0, a client outside the network may reach no domain controller.', { values: ['0'] }],
  ['gatewayhostname', 'disconnect:0x300000c disconnect:0x300000d disconnect:0x3000009 disconnect:0x300000a disconnect:0x300004a', 'The name in this line may be wrong, or not reachable from where the client is.', { confidence: 'medium', source: 'ms-2024' }],
  ['gatewayhostname', 'disconnect:0x3000003 disconnect:0x3000005 disconnect:0x3000006', 'The certificate of the gateway has to carry the name in this line.', { confidence: 'medium', source: 'ms-2024' }],
  ['gatewayusagemethod', `${NOT_REACHED} disconnect:260`, 'With 0 or 4, the client does not use the gateway, and the host may be out of reach without it.', { values: ['0', '4'] }],
  ['gatewayusagemethod', 'disconnect:0x300000c', 'With 1, the client goes through the gateway also where the host could be reached directly.', { values: ['1'] }],
  ['gatewayprofileusagemethod', `${NOT_REACHED} disconnect:260`, 'With 0, the gateway lines of the file may remain unused.', { values: ['0'] }],
  ['gatewaycredentialssource', 'disconnect:0x300000b disconnect:0x300001c disconnect:0x3000037 rdpcore:23003@gateway rdpcore:23033@gateway', 'The gateway may expect another way to sign in than this line sets.', { confidence: 'medium', source: 'ms-2024' }],
  ['gatewaycredentialssource', 'disconnect:0x300002b disconnect:0x3000011 disconnect:0x3000013 disconnect:0x300002d disconnect:0x300003c', 'With 1, the client signs in to the gateway with a smart card.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['gatewaycredentialssource', 'disconnect:0x300002c', 'With 0, 2 or 3, the client signs in to the gateway with a password or its Windows account.', { values: ['0', '2', '3'], confidence: 'medium', source: 'ms-2024' }],
  ['gatewaycredentialssource', GATEWAY_REJECTED, 'With 2, the gateway gets the account of the signed-in Windows user, which it may not know.', { values: ['2'], source: 'ms-2024' }],
  ['gatewaycredentialssource', 'disconnect:0x3000034 disconnect:0x3000035 disconnect:0x3000042', 'With 5, the client signs in to the gateway with the token in gatewayaccesstoken.', { values: ['5'], confidence: 'medium', source: 'rdpgw' }],
  ['gatewayaccesstoken', 'disconnect:0x3000034 disconnect:0x3000035 disconnect:0x3000042', 'The token in the file may have expired, be cut off or be too long.', { confidence: 'medium', source: 'rdpgw' }],
  ['gatewayusername', GATEWAY_REJECTED, 'The account for the gateway may be an old or a mistyped one.'],
  ['gatewaypassword', GATEWAY_REJECTED, 'The password for the gateway in the file may be out of date.'],
  ['remoteapplicationmode', 'extended:4339 errinfo:4339', 'With 0 or no such line, the file asks for a desktop, and the host serves programs only.', { values: ['0'], confidence: 'high', source: 'ms-2024' }],
  ['remoteapplicationmode', 'disconnect:0x2000002', 'With 1, the file asks for a program, and the host is listed as unable to serve one.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['remoteapplicationprogram', 'disconnect:0x3000047', 'The program in this line may not be published, or no longer under this name.'],
  ['remoteapplicationprogram', 'extended:4339 errinfo:4339', 'Without a program in this line, the file asks for a desktop.'],
  ['disableremoteappcapscheck', 'disconnect:0x2000002', 'With 0, the client gives up where the host does not announce RemoteApp, as client editions of Windows do not.', { values: ['0'], confidence: 'medium', source: 'remoteapptool' }],
  ['loadbalanceinfo', `${NO_TARGET} extended:1028 errinfo:1028`, 'The collection in this line may be wrong or changed; its text has to stay exactly as issued.', { confidence: 'medium', source: 'ms-activex' }],
  ['loadbalanceinfo', SETTINGS_REFUSED, 'The broker checks this line, which may be missing, edited or made for another farm.', { confidence: 'medium', source: 'ms-activex' }],
  ['use redirection server name', `${NO_TARGET} extended:1028 errinfo:1028`, 'With 0, the client keeps the first name after the broker has chosen another host.', { values: ['0'], source: 'ms-uri' }],
  ['workspace id', SETTINGS_REFUSED, 'The file may belong to another workspace.'],
  ['use multimon', 'errinfo:4393 errinfo:4405 errinfo:4406', 'With 1, the client describes all its monitors to the host.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['use multimon', 'errinfo:4404 disconnect:4104', 'With 1, all monitors together make one large desktop.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['use multimon', 'disconnect:262 disconnect:518 disconnect:774 disconnect:3334', 'With 1, the client needs more memory for the picture.', { values: ['1'], confidence: 'medium', source: 'ms-2024' }],
  ['selectedmonitors', 'errinfo:4405', 'The monitors in this line may not be neighbours, or not be there on this client.', { confidence: 'medium', source: 'ms-2024' }],
  ['span monitors', 'errinfo:4404 disconnect:4104', 'With 1, all monitors together make one wide desktop.', { values: ['1'] }],
  ['desktopwidth', 'errinfo:4404 disconnect:4104', 'A wide desktop needs much memory, and hosts accept a limited width.'],
  ['desktopheight', 'errinfo:4404 disconnect:4104', 'A high desktop needs much memory, and hosts accept a limited height.'],
  ['session bpp', 'disconnect:262 disconnect:518 disconnect:774 disconnect:3334 disconnect:4104', 'More colours need more memory on the client.', { values: ['24', '32'], confidence: 'medium', source: 'ms-r2' }],
  ['bitmapcachepersistenable', 'disconnect:262 disconnect:518 disconnect:774 disconnect:3334', 'With 1, the client loads the bitmap cache from its disk, which can be damaged or large.', { values: ['1'], confidence: 'medium', source: 'ms-r2' }],
  ['bitmapcachepersistenable', 'errinfo:4314 errinfo:4315 errinfo:4316 errinfo:4317 errinfo:4340', 'With 1, the client announces the bitmaps on its disk, and the host could not read the list.', { values: ['1'] }],
  ['compression', 'disconnect:3080 errinfo:4332 errinfo:4333', 'With 1, the data is compressed; without, there is nothing to unpack.', { values: ['1'] }],
  ['redirectsmartcards', 'disconnect:266 disconnect:522 disconnect:1034', 'With 1, the client opens its smart card service for the session.', { values: ['1'] }],
];

let pairs: readonly RelatedCode[] | undefined;
let byCode: ReadonlyMap<string, readonly RelatedCode[]> | undefined;

/** Every pair of a setting and a code that it can lead to. Built at the first call. */
export function allRelatedCodes(): readonly RelatedCode[] {
  return (pairs ??= rows().flatMap(([setting, codes, why, facts]) =>
    codes.split(' ').flatMap((ref): RelatedCode[] => {
      const code = parseCodeRef(ref);
      return code ? [{ setting, code, why, confidence: 'low', ...facts }] : [];
    }),
  ));
}

/** The codes that a setting (key in lower case) can lead to. Empty where none is known. */
export function codesOfSetting(setting: string): RelatedCode[] {
  return allRelatedCodes().filter((pair) => pair.setting === setting);
}

/** The settings of `.rdp` files that can lead to a code, the most telling first. Empty where none is known. */
export function settingsForCode(code: Code): readonly RelatedSetting[] {
  if (!byCode) {
    const map = new Map<string, RelatedCode[]>();
    for (const pair of allRelatedCodes()) {
      const ref = codeRef(pair.code);
      const found = map.get(ref);
      if (found) found.push(pair);
      else map.set(ref, [pair]);
    }
    for (const found of map.values()) found.sort((a, b) => WEIGHT[b.confidence] - WEIGHT[a.confidence]);
    byCode = map;
  }
  return byCode.get(codeRef(code)) ?? [];
}

const WEIGHT: Readonly<Record<Confidence, number>> = { high: 2, medium: 1, low: 0 };
