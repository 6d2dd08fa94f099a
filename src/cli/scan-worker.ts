/** A second thread of `rdpdiag check`: scans the parts that it is sent, in order. */
import { parentPort } from 'node:worker_threads';
import type { DocumentKind } from '../core';
import type { BytePart } from './part-reader';
import { PartScanner } from './part-scan';

/** A part to scan; its bytes are handed over. */
export interface PartJob {
  readonly part: BytePart;
  readonly kind: DocumentKind;
}

const scanner = new PartScanner();
parentPort?.on('message', ({ part, kind }: PartJob) => {
  const found = scanner.scan(part, kind);
  const { buffer } = part.bytes;
  parentPort?.postMessage({ found, buffer }, [buffer, found.numbers.buffer]);
});
