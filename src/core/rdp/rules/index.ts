import type { Rule } from './rule';
import { aadIp } from './connection-aad-ip';
import { addressMismatch } from './connection-address-mismatch';
import { domainValue } from './connection-domain-value';
import { invalidAddress } from './connection-invalid-address';
import { noAddress } from './connection-no-address';
import { portConflict } from './connection-port-conflict';
import { multimonRequired } from './display-multimon-required';
import { multimonSpan } from './display-multimon-span';
import { sizePair } from './display-size-pair';
import { smartsizingDynamic } from './display-smartsizing-dynamic';
import { winposstr } from './display-winposstr';
import { nonUtf16 } from './encoding-non-utf16';
import { lf } from './eol-lf';
import { mixed } from './eol-mixed';
import { credsSource } from './gateway-creds-source';
import { hostMissing } from './gateway-host-missing';
import { hostUnused } from './gateway-host-unused';
import { profileDefault } from './gateway-profile-default';
import { promptonceIdle } from './gateway-promptonce-idle';
import { tokenMissing } from './gateway-token-missing';
import { keyCase } from './key-case';
import { duplicate } from './key-duplicate';
import { obsolete } from './key-obsolete';
import { typeMismatch } from './key-type-mismatch';
import { typo } from './key-typo';
import { unknownKey } from './key-unknown';
import { vendorOnly } from './key-vendor-only';
import { contradiction } from './redirection-contradiction';
import { drivesContradiction } from './redirection-drives-contradiction';
import { drivesFormat } from './redirection-drives-format';
import { redirectdrivesLegacy } from './redirection-redirectdrives-legacy';
import { adminSession } from './remoteapp-admin-session';
import { drivesAndApp } from './remoteapp-drives-and-app';
import { envLeak } from './remoteapp-env-leak';
import { iconType } from './remoteapp-icon-type';
import { keysIdle } from './remoteapp-keys-idle';
import { programMissing } from './remoteapp-program-missing';
import { quotedProgram } from './remoteapp-quoted-program';
import { plaintextPassword } from './secret-plaintext-password';
import { savedPassword } from './secret-saved-password';
import { token } from './secret-token';
import { username } from './secret-username';
import { authLevel } from './security-auth-level';
import { authLevelMissing } from './security-auth-level-missing';
import { clipboard } from './security-clipboard';
import { drivesAll } from './security-drives-all';
import { manyRedirections } from './security-many-redirections';
import { nlaOff } from './security-nla-off';
import { noPrompt } from './security-no-prompt';
import { publicModeCache } from './security-public-mode-cache';
import { usbCameraMicLocation } from './security-usb-camera-mic-location';
import { webauthnSmartcard } from './security-webauthn-smartcard';
import { admin } from './session-admin';
import { autodetect } from './session-autodetect';
import { consoleLegacy } from './session-console-legacy';
import { incompletePair } from './signing-incomplete-pair';
import { malformed } from './signing-malformed';
import { scopeLineMissing } from './signing-scope-line-missing';
import { signableUnsigned } from './signing-signable-unsigned';
import { signatureInvalid } from './signing-signature-invalid';
import { unprotectedRedirection } from './signing-unprotected-redirection';
import { unsigned } from './signing-unsigned';
import { comment } from './syntax-comment';
import { freerdpCli } from './syntax-freerdp-cli';
import { malformedLine } from './syntax-malformed-line';
import { mergedLines } from './syntax-merged-lines';
import { uriStyle } from './syntax-uri-style';
import { whitespace } from './syntax-whitespace';
import { placeholder } from './template-placeholder';
import { valueNotAllowed } from './value-not-allowed';
import { valueNotInteger } from './value-not-integer';
import { valueOutOfRange } from './value-out-of-range';

/** Every rule, most important first. */
export const RULES: readonly Rule[] = [
  plaintextPassword,
  mergedLines,
  malformedLine,
  drivesAll,
  authLevel,
  noAddress,
  invalidAddress,
  valueNotAllowed,
  valueNotInteger,
  valueOutOfRange,
  savedPassword,
  token,
  hostMissing,
  signatureInvalid,
  malformed,
  incompletePair,
  scopeLineMissing,
  signableUnsigned,
  unprotectedRedirection,
  drivesAndApp,
  manyRedirections,
  nlaOff,
  typo,
  unknownKey,
  typeMismatch,
  duplicate,
  addressMismatch,
  portConflict,
  drivesContradiction,
  drivesFormat,
  redirectdrivesLegacy,
  contradiction,
  usbCameraMicLocation,
  webauthnSmartcard,
  clipboard,
  hostUnused,
  credsSource,
  tokenMissing,
  profileDefault,
  promptonceIdle,
  programMissing,
  keysIdle,
  quotedProgram,
  iconType,
  adminSession,
  envLeak,
  multimonRequired,
  multimonSpan,
  smartsizingDynamic,
  sizePair,
  winposstr,
  autodetect,
  consoleLegacy,
  admin,
  obsolete,
  vendorOnly,
  comment,
  freerdpCli,
  uriStyle,
  whitespace,
  domainValue,
  placeholder,
  nonUtf16,
  mixed,
  authLevelMissing,
  aadIp,
  publicModeCache,
  lf,
  unsigned,
  username,
  noPrompt,
  keyCase,
];
