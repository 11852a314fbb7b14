// What a fix would change, and the step that takes it.
import { MergeView, diff, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Fixed } from 'ia-validate';

import { buttons, dialog } from './dialog.ts';
import { counted, h, message } from './dom.ts';
import { colours } from './editor.ts';

/** Texts longer than this are not compared before the eyes, in units of UTF-16. */
const LARGEST = 2_000_000;
/** How hard differences are looked for. */
const EFFORT = { scanLimit: 2000, timeout: 1500 };

const NARROW = '(max-width: 50rem)';

export interface Change { from: number; to: number; insert: string }

/** From one text to another in few changes: nothing moves where nothing changed. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return [];
  if (Math.max(before.length, after.length) > LARGEST) {
    const most = Math.min(before.length, after.length);
    let front = 0, back = 0;
    while (front < most && before.charCodeAt(front) === after.charCodeAt(front)) front += 1;
    while (back < most - front && before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back)) back += 1;
    return [{ from: front, to: before.length - back, insert: after.slice(front, after.length - back) }];
  }
  return diff(before, after, EFFORT).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: after.slice(fromB, toB) }));
}

export function changed(before: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, insert } of changes) {
    parts.push(before.slice(done, from), insert);
    done = to;
  }
  return parts.join('') + before.slice(done);
}

/** Shows what would change, and takes it if a person wants it. */
export function propose(title: string, before: string, after: string, fixed: Partial<Pick<Fixed, 'fixed' | 'refused'>>, take: () => void): void {
  dialog(title, (body, close) => {
    const rules = Object.entries(fixed.fixed ?? {});
    if (rules.length > 0) {
      body.append(h('p', {}, ...rules.flatMap(([rule, count], at) => [at > 0 ? ', ' : '', `${count} × `, h('code', {}, rule)])));
    }
    const refused = fixed.refused ?? [];
    if (refused.length > 0) {
      body.append(h('details', {}, h('summary', {}, `${counted(refused.reduce((sum, it) => sum + it.count, 0), 'fix is', 'fixes are')} not taken`),
        h('ul', {}, ...refused.map((it) => h('li', {}, `${it.count} × `, h('code', {}, it.rule), ': ', message(it.because))))));
    }
    const take_ = h('button', { type: 'button', class: 'main', id: 'take', onclick: () => { close(); take(); } }, 'Apply');
    if (before === after) {
      body.append(h('p', {}, 'Nothing would change.'));
    } else if (Math.max(before.length, after.length) > LARGEST) {
      body.append(h('p', {}, 'The text is too long to show what changes; you can undo it.'));
    } else {
      const place = h('div', { class: 'diff', tabindex: 0, role: 'group', 'aria-label': 'Before, and after' });
      body.append(place);
      const read = [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.lineWrapping, lineNumbers(), colours];
      const side = (label: string) => [...read, EditorView.contentAttributes.of({ 'aria-label': label })];
      const how = { collapseUnchanged: { margin: 2, minSize: 4 }, highlightChanges: true, gutter: true, diffConfig: EFFORT };
      if (matchMedia(NARROW).matches) {
        // There is no room for two columns.
        const extensions = [...side('Before, and after'), unifiedMergeView({ ...how, original: before, mergeControls: false })];
        new EditorView({ parent: place, doc: after, extensions });
      } else {
        new MergeView({ ...how, parent: place, a: { doc: before, extensions: side('Before') }, b: { doc: after, extensions: side('After') } });
      }
    }
    body.append(buttons(
      ...(before === after ? [] : [take_]),
      h('button', { type: 'button', onclick: close }, before === after ? 'Close' : 'Cancel')));
    queueMicrotask(() => take_.focus());
  });
}
