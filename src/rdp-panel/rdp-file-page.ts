/** What the view of an `.rdp` file does, apart from VS Code: what is on show, and what the page may ask for. */

import type {
  AskPreview,
  AskSourceId,
  AskWhen,
  Fix,
  RiskLevel,
  RiskReview,
  ShownLine,
  SignatureReport,
  Span,
  Translate,
} from '../core';
import { askState, rdpLabels, riskState } from './model';
import { COPY_BUTTON, parseFromRdpPage, type RdpState, type Tab, type ToRdpPage } from './protocol';

/** The core's own functions, handed in: this folder takes only types from the core. */
export interface RdpCore {
  readonly ASK_SOURCES: Readonly<Record<AskSourceId, { readonly title: string; readonly url?: string }>>;
  askPreview(text: string, options: { when: AskWhen; signature: SignatureReport; translate: Translate }): AskPreview;
  reviewRisk(text: string, options: { signature: SignatureReport; translate: Translate }): RiskReview;
  riskLevelName(level: RiskLevel, translate: Translate): string;
  riskMarkdown(review: RiskReview, options: { name: string; signature: string; translate: Translate }): string;
  signatureHeadline(report: SignatureReport, now: number, translate: Translate): string;
}

/** A file with what is known of its signature. */
export interface VerifiedFile {
  readonly name: string;
  readonly text: string;
  readonly signature: SignatureReport;
}

/** What the editor does for the view. */
export interface RdpPageHost {
  readonly core: RdpCore;
  readonly translate: Translate;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sends to the page; only called while it listens. */
  post(message: ToRdpPage): void;
  readonly copy: (text: string) => PromiseLike<void>;
  /** Shows a part of the file (UTF-16 offsets of the text on show). */
  jump(span: Span): PromiseLike<unknown>;
  /** Makes the edits of a fix in the text on show. */
  fix(fix: Fix): PromiseLike<unknown>;
}

/** Keeps one file and sends what there is to say of it to the page. */
export class RdpFilePage {
  readonly #host: RdpPageHost;
  #file: VerifiedFile | undefined;
  #version = 0;
  #tab: Tab = 'ask';
  #when: AskWhen = 'after-2026-04';
  /** The page has loaded and listens. */
  #ready = false;
  #focus = false;
  #drawn: { readonly preview: AskPreview; readonly places: readonly Span[] } | undefined;

  constructor(host: RdpPageHost) {
    this.#host = host;
  }

  /** The reader asked for this file and this tab: it is shown and gets the focus. */
  show(file: VerifiedFile, tab: Tab): void {
    this.#tab = tab;
    this.#focus = true;
    this.update(file);
  }

  /** The text on show may have changed, or what is known of its signature. */
  update(file: VerifiedFile): void {
    const before = this.#file;
    const isSame = before?.name === file.name && before.text === file.text && before.signature === file.signature;
    if (!isSame) this.#version++;
    this.#file = file;
    // What the page shows already is not drawn again: somebody may be reading it.
    if (!isSame || this.#focus) this.#draw();
  }

  /** The page was thrown away, because the view is hidden or closed. The next one says when it is ready. */
  pageGone(): void {
    this.#ready = false;
  }

  /** What the page shows; undefined before the first file. */
  state(): RdpState | undefined {
    const file = this.#file;
    if (!file) return undefined;
    const { core, translate, now } = this.#host;
    const { text, name, signature } = file;
    const places: Span[] = [];
    const placeOf = ({ span }: ShownLine) => places.push(span) - 1;
    const preview = core.askPreview(text, { when: this.#when, signature, translate });
    const review = core.reviewRisk(text, { signature, translate });
    this.#drawn = { preview, places };
    return {
      version: this.#version,
      tab: this.#tab,
      labels: rdpLabels(translate),
      file: name,
      signature: { state: signature.state, text: core.signatureHeadline(signature, now(), translate) },
      ask: askState(preview, core.ASK_SOURCES, placeOf, translate),
      risk: riskState(review, (level, words) => core.riskLevelName(level, words), placeOf, translate),
    };
  }

  /** Does what the page asks for, as far as it is part of what it was shown; ignores everything else. */
  async receive(message: unknown): Promise<void> {
    const request = parseFromRdpPage(message);
    if (!request) return;
    switch (request.type) {
      case 'ready':
        this.#ready = true;
        // What the reader asked for just now counts more than what the page showed before.
        if (!this.#focus) {
          this.#tab = request.tab ?? this.#tab;
          this.#when = request.when ?? this.#when;
        }
        return this.#draw();
      case 'tab':
        this.#tab = request.tab;
        return this.#draw();
      case 'when':
        this.#when = request.when;
        return this.#draw();
      case 'copy':
        return this.#copy();
      case 'jump': {
        const span = request.version === this.#version ? this.#drawn?.places[request.place] : undefined;
        if (span) await this.#host.jump(span);
        return;
      }
      case 'fix': {
        const fix =
          request.version === this.#version ? this.#drawn?.preview.resources[request.resource]?.fixes[0] : undefined;
        if (fix) await this.#host.fix(fix);
        return;
      }
    }
  }

  async #copy(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    const { core, translate, now, copy } = this.#host;
    const { text, name, signature } = file;
    const review = core.reviewRisk(text, { signature, translate });
    const headline = core.signatureHeadline(signature, now(), translate);
    await copy(core.riskMarkdown(review, { name, signature: headline, translate }));
    if (this.#ready) this.#host.post({ type: 'notice', button: COPY_BUTTON, text: translate('Copied') });
  }

  #draw(): void {
    const state = this.state();
    if (!this.#ready || !state) return;
    this.#host.post({ type: 'show', state, focus: this.#focus });
    this.#focus = false;
  }
}
