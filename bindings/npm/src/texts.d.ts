export interface Texts {
  /** The name of the list. */
  label: string;
  checking: string;
  good: string;
  found(errors: number, warnings: number, infos: number): string;
  severity: Record<'error' | 'warning' | 'info', string>;
  held(errors: number): string;
  unchecked(why: string): string;
  place(line: number, column: number): string;
  fix: string;
  suggestion: string;
  fixAll: string;
  refused(why: string): string;
  changed: string;
  otherBlock: string;
  removed: string;
  added: string;
  apply: string;
  cancel: string;
  close: string;
}

export const TEXTS: Texts;
