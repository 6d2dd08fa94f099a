/**
 * Where the suite runs, for the few tests that must know: `desktop` and `vsix` have a Node extension host with the
 * development folder or with the packaged extension, `web` has a web worker and no `process`.
 */
export type Host = 'desktop' | 'vsix' | 'web';

export const host: Host =
  typeof process === 'undefined' || !process.versions?.node
    ? 'web'
    : process.env['RDPDIAG_TEST_HOST'] === 'vsix'
      ? 'vsix'
      : 'desktop';
