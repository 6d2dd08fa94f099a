import type { CodeRef } from './entry';

/**
 * The codes that are asked about most: shown before anything is typed in the look-up, and told in every language of the
 * interface. In the order of the look-up.
 */
export const COMMON_CODES = [
  'disconnect:0x204',
  'disconnect:0x904',
  'disconnect:0x108',
  'disconnect:0x104',
  'disconnect:0x208',
  'disconnect:0x807',
  'disconnect:0xb09',
  'disconnect:0x708',
  'disconnect:0x3000008',
  'disconnect:0x1',
  'disconnect:0x2',
  'disconnect:0x3',
  'disconnect:0xb08',
  'extended:3',
  'extended:4',
  'extended:5',
  'extended:7',
  'extended:0x101',
  'errinfo:0xc',
  'errinfo:0xb',
  'ntstatus:0xc000006d',
  'ntstatus:0xc0000234',
  'hresult:0x80090302',
  'event:4625@Security-Auditing',
] as const satisfies readonly CodeRef[];
