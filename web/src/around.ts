// How a finding is shown where it stands: its mark in the source, and its line in the list.
import type { Diagnostic as Mark } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Finding } from 'ia-validate';

import { capitalised, h, message } from './dom.ts';
import { words } from './words.ts';

/** Characters around a place that are shown with it. */
const AROUND = 60;

export interface Excerpt { before: string; marked: string; after: string }

export function excerptOf(doc: Text, from: number, to: number): Excerpt {
  const line = doc.lineAt(from);
  const end = Math.min(to, line.to, from + 2 * AROUND);
  const [first, last] = [Math.max(line.from, from - AROUND), Math.min(line.to, end + AROUND)];
  return {
    before: (first > line.from ? '…' : '') + doc.sliceString(first, from).trimStart(),
    marked: doc.sliceString(from, end),
    after: doc.sliceString(end, last) + (last < line.to ? '…' : ''),
  };
}

export function markOf(finding: Finding, [from, to]: [number, number], mend: () => void): Mark {
  const { fix } = finding;
  return {
    from, to, severity: finding.severity as Mark['severity'], source: finding.rule, message: finding.message,
    renderMessage: () => h('div', {}, h('strong', {}, message(capitalised(finding.message))), finding.help ? h('p', {}, message(capitalised(finding.help))) : undefined),
    ...(fix && { actions: [{ name: fix.safety === 'safe' ? words.fix : words.suggestion, apply: mend }] }),
  };
}
