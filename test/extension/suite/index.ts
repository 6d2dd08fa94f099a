// The suite that runs inside VS Code, in the Node host and in the browser's. Each file is listed here, because the
// browser's host cannot look into folders; test/repo.test.ts may check that none is missing.
import { runSuites } from '../runner/mocha';

/** VS Code calls this; it rejects when a test failed. */
export function run(): Promise<void> {
  return runSuites([
    () => import('./activation.test'),
    () => import('./hover.test'),
    () => import('./messages.test'),
    () => import('./diagnostics.test'),
    () => import('./codeActions.test'),
    () => import('./lookup.test'),
    () => import('./navigate.test'),
    () => import('./clipboard.test'),
    () => import('./panel.test'),
    () => import('./lineFindings.test'),
    () => import('./rdp.test'),
    () => import('./rdpSignature.test'),
    () => import('./rdpLanguage.test'),
    () => import('./story.test'),
    () => import('./events.test'),
    () => import('./evtx.test'),
    () => import('./codesOfFile.test'),
    () => import('./terminalLinks.test'),
    () => import('./samples.test'),
    () => import('./largeFile.test'),
    () => import('./scanFolder.test'),
    () => import('./hostile.test'),
  ]);
}
