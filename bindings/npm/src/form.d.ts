import type { Document, Finding, Options } from './index.js';
import type { Texts } from './texts.js';
import type { check, fixOne } from './worker.js';

export { TEXTS, type Texts } from './texts.js';

export interface Watch {
  /** Checks after a pause: for editors that tell of changes in their own way. */
  soon(): void;
  /** Checks now; `undefined` if a newer call came. */
  check(): Promise<Document | undefined>;
  stop(): void;
  /** The list. */
  element: HTMLElement;
}

/** Watches a text in a `textarea` or `input`, or in an editor that `getContent` speaks for. */
export function watch(target: HTMLElement, settings?: {
  getContent?: () => string;
  setContent?: (text: string) => void;
  /** The form that is held back while there are errors; the one around `target` without it. */
  form?: HTMLFormElement;
  /** Where the list stands; behind `target` without it. */
  place?: HTMLElement;
  hold?: boolean;
  /** How long a pause is, in milliseconds. */
  pause?: number;
  options?: Options;
  check?: typeof check;
  /** Tries a fix that is called safe: one that would lose something is not taken. */
  fixOne?: typeof fixOne;
  /** Shows a person what a suggestion would change, and asks; a dialog does so without it. */
  confirm?: (text: string, finding: Finding) => boolean | Promise<boolean>;
  texts?: Partial<Texts>;
}): Watch;
