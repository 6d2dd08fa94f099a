import type { Context } from '../knowledge/context';
import { usesGateway, usesNoGateway } from './gateway';
import { parseRdp } from './parse';
import { RdpFile } from './rdp-file';

/** What an `.rdp` file tells of the connections made with it: whether through a gateway, and whether to Azure. */
export function contextOfRdp(text: string): Context {
  const file = new RdpFile(parseRdp(text));
  const host = file.text('full address')?.toLowerCase() ?? '';
  const gateway = usesGateway(file) ? true : usesNoGateway(file) ? false : undefined;
  return {
    ...(gateway !== undefined && { gateway }),
    ...(/\.cloudapp\.(?:azure\.com|net)(?::\d{1,5})?\s{0,4}$/.test(host) && { azure: true as const }),
  };
}
