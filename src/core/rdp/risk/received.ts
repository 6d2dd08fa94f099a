import type { Translate } from '../../translate';
import { readAddress, type Address } from '../address';
import { sharedResources, type SharedResource } from '../ask/asked-resources';
import { shownLine } from '../ask/statement';
import { usesGateway } from '../gateway';
import type { SettingLine } from '../parse';
import type { RdpFile } from '../rdp-file';
import type { SignatureReport } from '../signature/report';
import { hostKind, seemsOutside, type HostKind } from './host-kind';
import type { RiskLevel, RiskPoint } from './risk-point';
import { settingSources } from './risk-sources';

/** A host that the file names. */
export interface NamedHost extends Address {
  readonly line: SettingLine;
  readonly kind: HostKind;
}

/** A file as its receiver has it: what the parts of a review are made from. */
export interface Received {
  readonly file: RdpFile;
  readonly translate: Translate;
  readonly signature: SignatureReport | undefined;
  readonly shared: readonly SharedResource[];
  /** What the reader is shown as the remote computer. */
  readonly named: NamedHost | undefined;
  /** Where mstsc goes: the alternate address where there is one. */
  readonly reached: NamedHost | undefined;
  /** Only where it is used. */
  readonly gateway: NamedHost | undefined;
  /** The remote computer, or the gateway, may well be outside the reader's own network. */
  readonly isOutside: boolean;
  /** A whole list of drives, or one that is sure to hold them all. */
  readonly drives: SharedResource | undefined;
}

/** Gathers what a review of a file needs. */
export function received(file: RdpFile, signature: SignatureReport | undefined, translate: Translate): Received {
  const { shared } = sharedResources(file);
  const named = hostOf(file, 'full address');
  const reached = hostOf(file, 'alternate full address') ?? named;
  const gateway = usesGateway(file) ? hostOf(file, 'gatewayhostname') : undefined;
  return {
    file,
    translate,
    signature,
    shared,
    named,
    reached,
    gateway,
    isOutside: [reached, gateway].some((host) => host !== undefined && seemsOutside(host.kind)),
    drives: shared.find(({ id }) => id === 'drives'),
  };
}

function hostOf(file: RdpFile, name: string): NamedHost | undefined {
  const line = file.find(name);
  if (!line || line.value.text === '' || file.isUnclear(name)) return undefined;
  const address = readAddress(line.value.text);
  return { ...address, line, kind: address.fault ? 'single-name' : hostKind(address) };
}

/** A point about a line, with the sources of its setting. */
export function point(level: RiskLevel, text: string, line?: SettingLine): RiskPoint {
  return line
    ? { level, text, line: shownLine(line), sources: settingSources(line.name) }
    : { level, text, sources: [] };
}
