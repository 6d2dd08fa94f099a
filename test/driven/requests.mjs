// What the pages of this extension ask for, over the whole life of a window: recorded, judged, and kept as
// out/requests.jsonl, one request a line. A page may have its own files, which VS Code's service worker hands it, and no more.
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../scripts/vscode/provision.mjs';

const EXTENSION = 'rdp-diagnostics.rdp-diagnostics';
const file = path.join(repository, 'out/requests.jsonl');
/** No request of anybody may ever go to what hostile documents name. */
const HOSTILE = /attacker\.invalid/i;
/** The pseudo host of files that VS Code's own service worker hands to a webview: it never gets to the network. */
const PSEUDO_HOST = /^vscode-remote\+127-002e0-002e0-002e1-003a\d+\.vscode-resource\.vscode-cdn\.net$/;
const OWN_FILE = /\/(?:media\/[\w-]+\.css|dist\/[\w-]+\.js)$/;

/** Forgets what an earlier run has recorded. */
export function beginRecording() {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
}

/**
 * Records from now on. `page` in a record is the page of ours by its script (`panel`, `story`, …), `workbench` or
 * `service worker`.
 * @param {import('playwright-core').Page} page
 * @returns {{ refused: () => string[], pages: () => string[], keep: (window: string) => void }}
 */
export function recordRequests(page) {
  const seen = [];
  page.context().on('request', (request) => seen.push({ request, view: viewOf(request) }));

  /** A webview is known by its id; which page of ours it shows, by the script it loads. */
  const records = () => {
    const scripts = new Map();
    for (const { request, view } of seen) {
      const script = /\/dist\/(\w+)\.js$/.exec(pathOf(request.url()))?.[1];
      if (view?.id && script) scripts.set(view.id, script);
    }
    return seen.map(({ request, view }) => ({
      page: view?.id ? (scripts.get(view.id) ?? 'a webview') : view ? 'service worker' : 'workbench',
      url: withoutToken(request.url()),
      type: request.resourceType(),
    }));
  };
  const ofPages = () => records().filter(({ page: name }) => name !== 'workbench');
  return {
    refused: () =>
      records()
        .filter(({ page: name, url }) => HOSTILE.test(url) || (name !== 'workbench' && !mayAsk(url)))
        .map(({ page: name, url }) => `${name}: ${url}`),
    pages: () => [...new Set(ofPages().map(({ page: name }) => name))],
    keep: (window) => {
      for (const record of ofPages()) appendFileSync(file, `${JSON.stringify({ window, ...record })}\n`);
    },
  };
}

/** Whether a page may ask for an address: for what it holds itself, its own files, and the server on this machine. */
export function mayAsk(url) {
  if (/^(?:data|blob|about):/.test(url)) return true;
  const { hostname, pathname } = new URL(url);
  return hostname === '127.0.0.1' || (PSEUDO_HOST.test(hostname) && OWN_FILE.test(pathname));
}

/** The webview of ours that asks, a service worker (which has no frame), or undefined for anybody else. */
function viewOf(request) {
  let frame;
  try {
    frame = request.frame();
  } catch {
    return request.serviceWorker() ? {} : undefined;
  }
  for (; frame; frame = frame.parentFrame()) {
    const query = queryOf(frame.url());
    if (query?.get('extensionId') === EXTENSION) return { id: query.get('id') };
  }
  // The first request of a webview is for its own frame, which has no address yet.
  const query = queryOf(request.url());
  return query?.get('extensionId') === EXTENSION ? { id: query.get('id') } : undefined;
}

function queryOf(url) {
  return URL.canParse(url) ? new URL(url).searchParams : undefined;
}

const pathOf = (url) => (URL.canParse(url) ? new URL(url).pathname : url);

/** Whoever knows the token of a server can run programs through it. */
function withoutToken(url) {
  if (!URL.canParse(url) || /^(?:data|blob|about):/.test(url)) return url.slice(0, 200);
  const address = new URL(url);
  for (const name of ['tkn', 'connectionToken']) address.searchParams.delete(name);
  return address.href;
}
