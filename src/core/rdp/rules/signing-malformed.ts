import { removeSignature } from '../line-fix';
import type { BlobFault } from '../signed-blob';
import type { Rule } from './rule';

const FAULTS: Readonly<Record<BlobFault, string>> = {
  'not base64': 'its text is not base64',
  'too short': 'it is too short',
  header: 'it does not begin like one',
  length: 'it is not as long as it says',
};

export const malformed: Rule = {
  id: 'signing/malformed',
  severity: 'error',
  docs: 'docs/rules/signing-malformed.md',
  check(file) {
    const { signature, fault } = file.signature;
    if (!signature || fault === undefined) return [];
    return [
      {
        message:
          `This is no signature that a client can check: ${FAULTS[fault]}. The file counts as unsigned. ` +
          'Allowed: what rdpsign writes, or no “signscope” and “signature” at all.',
        span: signature.key.span,
        fixes: removeSignature(file, 'Remove the signature', { manual: true }),
      },
    ];
  },
};
