/** Which fingerprint of the certificate `rdpsign` is given. `sha1` is for Windows Server 2012 R2 and older. */
export type RdpsignAlgorithm = 'sha256' | 'sha1';

/** What a path is made of when both PowerShell and the command prompt read it the same way between double quotes. */
const PLAIN_PATH = /^[\p{L}\p{N} _\-.,:\\/()+=@#~[\]{}]*$/u;

/**
 * The command line that signs a file: it removes an old signature, adds `alternate full address` where it is missing,
 * and overwrites the file as UTF-16. For PowerShell; where the path has no unusual characters, for the command prompt
 * too. A `thumbprint` that is none becomes the placeholder `<thumbprint>`.
 */
export function rdpsignCommand(path: string, thumbprint: string, algorithm: RdpsignAlgorithm = 'sha256'): string {
  return `rdpsign /${algorithm} ${thumbprintOf(thumbprint)} ${quoted(path)}`;
}

/** Copied from the certificate dialog, a thumbprint has blanks, and an invisible mark before it. */
function thumbprintOf(text: string): string {
  const digits = text.replace(/[\s:\-\p{Cf}]/gu, '').toUpperCase();
  return /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(digits) ? digits : '<thumbprint>';
}

function quoted(path: string): string {
  // No path of Windows has these; in a command they would end the path and begin another command.
  const clean = path.replace(/[\p{Cc}\p{Zl}\p{Zp}"]/gu, '');
  if (PLAIN_PATH.test(clean)) return `"${clean}"`;
  // PowerShell takes the curly ones for single quotes too.
  return `'${clean.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
