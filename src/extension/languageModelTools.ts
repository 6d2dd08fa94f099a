import { checkAnswer, explainAnswer, lookUpAnswer, type ToolAnswer } from '../core';

/**
 * Our tools for language models, as in `contributes.languageModelTools`, each with what it answers. Functions of their
 * own, for to name those of the core here would load it at activation.
 */
export const LANGUAGE_MODEL_TOOLS: Readonly<Record<string, (input: unknown) => ToolAnswer>> = {
  rdpDiagnostics_explain: (input) => explainAnswer(input),
  rdpDiagnostics_lookUp: (input) => lookUpAnswer(input),
  rdpDiagnostics_check: (input) => checkAnswer(input),
};

interface Disposable {
  dispose(): unknown;
}

interface LanguageModelTool {
  invoke(options: { readonly input: unknown }): unknown;
}

/** The part of VS Code's interface that came with 1.95: absent in the oldest version that we run in. */
export interface LanguageModelApi {
  readonly lm?: { registerTool?(name: string, tool: LanguageModelTool): Disposable };
  readonly LanguageModelToolResult?: new (parts: unknown[]) => object;
  readonly LanguageModelTextPart?: new (text: string) => object;
}

/**
 * Lets language models of the editor ask the tables. The answer goes to whoever asked, in words and as JSON; nothing is
 * sent anywhere by us. Does nothing where the editor knows no such tools.
 * @param editor the module `vscode`, whichever version it is
 */
export function registerLanguageModelTools(editor: object): Disposable {
  const { lm, LanguageModelToolResult: Result, LanguageModelTextPart: TextPart } = editor as LanguageModelApi;
  const registered: Disposable[] = [];
  if (lm?.registerTool && Result && TextPart) {
    for (const [name, answer] of Object.entries(LANGUAGE_MODEL_TOOLS)) {
      registered.push(
        lm.registerTool(name, {
          invoke({ input }) {
            const { text, data } = answer(input);
            return new Result([new TextPart(text), new TextPart(JSON.stringify(data))]);
          },
        }),
      );
    }
  }
  return { dispose: () => registered.forEach((each) => each.dispose()) };
}
