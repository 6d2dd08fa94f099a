// @ts-check
import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Imports that a folder may not make. test/repo.test.ts checks the same on every file; here the editor says it at once.
 * @param {string} message
 * @param {string[]} group
 * @param {{ allowTypeImports?: boolean }} [options]
 */
const restrict = (message, group, options = {}) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group, message, ...options }] }],
});

// The scripts that drive a browser also hand functions to a page.
const PAGE_NAMES = ['axe', 'document', 'getComputedStyle', 'location', 'navigator', 'Node', 'NodeFilter', 'window'];
const NODE_GLOBALS = Object.fromEntries(
  [...Object.getOwnPropertyNames(globalThis), ...PAGE_NAMES].map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores([
    'dist/',
    'out/',
    '.vscode-test/',
    '.bench/',
    'samples/',
    'test/samples/',
    'test/fixtures/',
    'test/blind/',
    'test/blind2/',
    'test/blind3/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  regexp.configs['flat/recommended'],
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      // Classes of characters are written out where that reads better, and `[0-9a-f]` beside /i is clear.
      'regexp/prefer-d': 'off',
      'regexp/prefer-w': 'off',
      'regexp/use-ignore-case': 'off',
      'regexp/no-obscure-range': 'off',
      'regexp/prefer-predefined-assertion': 'off',
      // In a list of words one may contain another.
      'regexp/no-dupe-disjunctions': 'off',
      'regexp/no-contradiction-with-assertion': 'off',
      'regexp/match-any': ['error', { allows: ['[^]', '[\\s\\S]', 'dotAll'] }],
    },
  },
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler checks more of both.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // `x!` is how noUncheckedIndexedAccess is answered where an index is known to be there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/prefer-regexp-exec': 'off',
    },
  },
  {
    files: ['src/core/**'],
    rules: restrict('The core is pure: it imports nothing but itself and its three libraries.', [
      'vscode',
      'node:*',
      '**/extension/**',
      '**/cli/**',
      '**/panel/**',
    ]),
  },
  {
    files: ['src/core/rdp/rules/*'],
    ignores: ['src/core/rdp/rules/index.ts'],
    rules: restrict('Rules do not import each other.', [
      './*',
      '!./rule',
      'vscode',
      'node:*',
      '**/extension/**',
      '**/cli/**',
      '**/panel/**',
    ]),
  },
  {
    files: ['src/extension/**'],
    rules: restrict('The extension imports the core from ../core, and nothing of Node or the command line.', [
      '**/core/*',
      '**/cli/**',
      'node:*',
    ]),
  },
  {
    files: ['src/extension/**'],
    // VS Code's own dispose() returns any.
    rules: { '@typescript-eslint/no-unsafe-return': 'off' },
  },
  {
    files: ['src/cli/**'],
    rules: restrict('The command line imports the core from ../core, and nothing of VS Code.', [
      '**/core/*',
      '**/extension/**',
      '**/panel/**',
      'vscode',
    ]),
  },
  {
    files: ['src/panel/**', 'src/story-panel/**', 'src/evtx-panel/**', 'src/rdp-panel/**', 'src/scan-panel/**'],
    rules: restrict('The pages import their own files and types of ../core.', [
      '**/core/*',
      '**/extension/**',
      '**/cli/**',
      'vscode',
      'node:*',
    ]),
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Stand-ins for asynchronous parts of VS Code have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: NODE_GLOBALS },
  },
  {
    // What these read is our own or comes from a tool, never a stranger's text.
    files: ['test/**', 'scripts/**'],
    rules: {
      'regexp/no-super-linear-move': 'off',
      'regexp/no-unused-capturing-group': 'off',
      'no-control-regex': 'off',
    },
  },
);
