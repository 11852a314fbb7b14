import type { Extension } from '@codemirror/state';
import type { check, fixOne } from './worker.js';
import type { Finding, Options } from './index.js';
import type { Texts } from './texts.js';

/** A linter for CodeMirror 6, with fixes. All that is not named here is for CodeMirror's `linter`. */
export function instantArticle(config?: {
  /** Those of `check`. */
  options?: Options;
  check?: typeof check;
  /** Tries a fix that is called safe: one that would lose something is not taken. */
  fixOne?: typeof fixOne;
  texts?: Partial<Texts>;
  /** Shows a person what a suggestion would change, and asks; a dialog does so without it. */
  confirm?: (text: string, finding: Finding) => boolean | Promise<boolean>;
  /** Tells a person why a finding was not mended; a dialog does so without it. */
  tell?: (what: string) => void;
  delay?: number;
  [key: string]: unknown;
}): Extension;
