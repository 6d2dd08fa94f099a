import { sarifLog, type SarifTool } from '../sarif';
import type { FolderReport } from './folder-report';

/** The findings as SARIF 2.1.0, the files by their paths from the scanned folder on. */
export function folderSarif({ files }: FolderReport, tool: SarifTool): string {
  return sarifLog(
    files.map(({ name, findings }) => ({ uri: uriOf(name), findings })),
    tool,
  );
}

/**
 * A relative reference (RFC 3986). Half a surrogate pair has no UTF-8; what an entry of a zip calls itself leads nowhere, least
 * of all out of the folder.
 */
const uriOf = (name: string): string =>
  name
    .split('/')
    .map((part) => (part === '.' || part === '..' ? '_' : encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))))
    .join('/');
