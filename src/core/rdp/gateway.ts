import type { RdpFile } from './rdp-file';

/** Whether the file sends the connection through a gateway, always or when a direct connection fails. */
export function usesGateway(file: RdpFile): boolean {
  const method = file.number('gatewayusagemethod');
  return method === 1 || method === 2;
}

/** Whether the file says that no gateway is used, or says nothing of it. A value that is no number is neither. */
export function usesNoGateway(file: RdpFile): boolean {
  if (!file.has('gatewayusagemethod')) return true;
  const method = file.number('gatewayusagemethod');
  return method === 0 || method === 4;
}
