// What lists of findings say beside the engine's own words; all can be given in another language.

const counted = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const TEXTS = {
  label: 'Instant Article',
  checking: 'Checking…',
  good: 'Nothing found.',
  found: (errors, warnings, infos) => `${[
    [errors, 'error', 'errors'], [warnings, 'warning', 'warnings'], [infos, 'hint', 'hints'],
  ].filter(([count]) => count > 0).map((it) => counted(...it)).join(', ')}.`,
  severity: { error: 'Error', warning: 'Warning', info: 'Hint' },
  held: (errors) => `Not sent: ${errors === 1 ? 'one error' : `${errors} errors`} to mend first.`,
  unchecked: (why) => `Not checked: ${why}`,
  place: (line, column) => `Line ${line}, column ${column}`,
  fix: 'Fix',
  suggestion: 'Suggestion…',
  fixAll: 'Mend what loses nothing',
  refused: (why) => `Not mended, since ${why}.`,
  changed: 'The text has changed meanwhile.',
  otherBlock: 'Mended, a block would not be of its kind any more; mend it by hand.',
  removed: 'What goes',
  added: 'What comes',
  apply: 'Apply',
  cancel: 'Cancel',
  close: 'Close',
};

/** These texts with some in their place. */
export const textsWith = (texts) => ({ ...TEXTS, ...texts, severity: { ...TEXTS.severity, ...texts?.severity } });
