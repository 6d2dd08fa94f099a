import type { Code } from './code';
import { entriesOf, findEntry } from './lookup';
import { hex } from './notation';
import { english, type Translate } from '../translate';

/** Layers of disconnect reasons by low byte: derived from the public values, not documented by Microsoft. */
const LAYERS: Readonly<Record<number, string>> = {
  0x04: 'network transport (sockets)',
  0x06: 'standard RDP security and memory',
  0x07: 'TLS, CredSSP and sign-in',
  0x08: 'the client itself (timers, licensing, reconnect, version)',
  0x09: 'Network Level Authentication and credential policy',
  0x0a: 'smart card',
};

/** Facilities of HRESULT values that Remote Desktop logs show ([MS-ERREF] 2.1.1). */
const FACILITIES: Readonly<Record<number, string>> = {
  0x000: 'general',
  0x001: 'RPC',
  0x004: 'interface-specific',
  0x007: 'Win32',
  0x009: 'SSPI (security packages)',
  0x00a: 'control',
  0x00b: 'certificates',
  0x010: 'smart card',
  0x013: '.NET',
  0x01b: 'WinHTTP/Internet',
};

/**
 * What a number's build tells of it, known or not: its layer, block, facility, or the NTSTATUS wrapped in it.
 * Sentences for the reader; empty where the build tells nothing.
 */
export function structureOf(code: Code, translate: Translate = english): string[] {
  const { family, value } = code;
  if (value === null) return [];
  switch (family) {
    case 'disconnect':
      return disconnectStructure(value, translate);
    case 'extended':
    case 'errinfo':
      return value >= 0x100 && value <= 0x10b
        ? [translate('Numbers from 0x100 to 0x10B come from licensing.')]
        : value >= 0x10c9 && value <= 0x1195
          ? [
              translate(
                'Numbers from 0x10C9 to 0x1195 are protocol errors: one side received data it could not accept.',
              ),
            ]
          : [];
    case 'hresult':
      return hresultStructure(value, translate);
    case 'ntstatus':
      return value >= 0xc0000000 ? [translate('The leading C marks an error in the NTSTATUS number space.')] : [];
    case 'rdpcore':
      return code.field === 'gateway' && value >= 23000 && value <= 23040
        ? [translate('It is the low word of the HRESULT {0}.', hex({ family: 'hresult', value: 0x80070000 + value }))]
        : [];
    default:
      return [];
  }
}

function disconnectStructure(value: number, translate: Translate): string[] {
  if (value >= 0x3000001 && value <= 0x3000064) {
    return [
      translate('It lies in the block of RD Gateway and web feed errors (0x3000001 to 0x3000064).'),
      ...neighbours(value, translate),
    ];
  }
  if (value >= 0x2000001 && value <= 0x20000ff) return [translate('It lies in the block of RemoteApp errors.')];
  const layer = LAYERS[value & 0xff];
  return layer !== undefined && value >= 0x100 && value <= 0xffff
    ? [
        translate(
          'Its low byte points to this layer: {0}. This is derived from the published numbers, not documented.',
          layer,
        ),
      ]
    : [];
}

function neighbours(value: number, translate: Translate): string[] {
  if (findEntry({ family: 'disconnect', value })) return [];
  const known = entriesOf('disconnect').filter((entry) => entry.known === undefined && entry.value !== null);
  const below = known.filter((entry) => entry.value! < value).at(-1);
  const above = known.find((entry) => entry.value! > value);
  return below && above ? [translate('It stands between {0} and {1}.', hex(below), hex(above))] : [];
}

function hresultStructure(value: number, translate: Translate): string[] {
  if (value < 0x80000000) return [];
  if (value & 0x10000000) {
    const inner: Code = { family: 'ntstatus', value: value - 0x10000000 };
    const title = findEntry(inner)?.title;
    return [
      title === undefined
        ? translate('It wraps the NTSTATUS {0} (bit 0x10000000 is set).', hex(inner))
        : translate('It wraps the NTSTATUS {0} (bit 0x10000000 is set): {1}.', hex(inner), title),
    ];
  }
  const facility = (value >>> 16) & 0x7ff;
  if (facility === 7)
    return [
      translate(
        'It carries the Win32 error {0} ({1}).',
        value & 0xffff,
        `0x${(value & 0xffff).toString(16).toUpperCase()}`,
      ),
    ];
  const name = FACILITIES[facility];
  return name === undefined ? [] : [translate('Its HRESULT facility is {0}.', name)];
}
