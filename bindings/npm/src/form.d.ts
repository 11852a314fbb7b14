import type { Document, Options } from './index.js';
import type { check } from './worker.js';

export interface Texts {
  label: string;
  good: string;
  found(errors: number, warnings: number, infos: number): string;
  held(errors: number): string;
  unchecked(why: string): string;
  place(line: number, column: number): string;
  fix: string;
  suggestion: string;
}

export const TEXTS: Texts;

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
  texts?: Partial<Texts>;
}): Watch;
