// What a fix would change, and the step that takes it. Loaded when it is needed.
import { MergeView, diff, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Fixed } from 'ia-validate';

import { type Change, LARGEST, ends } from './changes.ts';
import { buttons, dialog } from './dialog.ts';
import { h, message } from './dom.ts';
import { colours, rootIn } from './editor.ts';
import { words } from './words.ts';

/** How hard differences are looked for: as long as a person waits, in milliseconds. */
const EFFORT = { scanLimit: 20_000, timeout: 1500 };

const NARROW = '(max-width: 50rem)';

/** From one text to another in few changes: nothing moves where nothing changed. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return [];
  if (Math.max(before.length, after.length) > LARGEST) return [ends(before, after)];
  return diff(before, after, EFFORT).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: after.slice(fromB, toB) }));
}

/** Shows what would change, and takes it if a person wants it. */
export function propose(title: string, before: string, after: string, fixed: Partial<Pick<Fixed, 'fixed' | 'refused'>>, take: () => void): void {
  dialog(title, (body, close, actions) => {
    const rules = Object.entries(fixed.fixed ?? {});
    if (rules.length > 0) {
      body.append(h('p', {}, ...rules.flatMap(([rule, count], at) => [at > 0 ? ', ' : '', words.times(count), h('code', {}, rule)])));
    }
    const refused = fixed.refused ?? [];
    if (refused.length > 0) {
      body.append(h('details', {}, h('summary', {}, words.notTaken(refused.reduce((sum, it) => sum + it.count, 0))),
        h('ul', {}, ...refused.map((it) => h('li', {}, words.times(it.count), h('code', {}, it.rule), ': ', message(it.because))))));
    }
    if (before === after) {
      body.append(h('p', {}, words.nothing));
    } else if (Math.max(before.length, after.length) > LARGEST) {
      body.append(h('p', {}, words.tooLong));
    } else {
      const place = h('div', { class: 'diff', tabindex: 0, role: 'group', 'aria-label': words.beforeAfter });
      body.append(place);
      compare(rootIn(place), before, after);
    }
    const take_ = h('button', { type: 'button', class: 'main', id: 'take', onclick: () => { close(); take(); } }, words.apply);
    actions.append(buttons(
      ...(before === after ? [] : [take_]),
      h('button', { type: 'button', onclick: close }, before === after ? words.close : words.cancel)));
    queueMicrotask(() => take_.focus());
  });
}

function compare(root: ShadowRoot, before: string, after: string): void {
  const read = [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.lineWrapping, lineNumbers(), colours];
  const side = (label: string) => [...read, EditorView.contentAttributes.of({ 'aria-label': label })];
  const how = { collapseUnchanged: { margin: 2, minSize: 4 }, highlightChanges: true, gutter: true, diffConfig: EFFORT };
  if (matchMedia(NARROW).matches) {
    // There is no room for two columns.
    const extensions = [...side(words.beforeAfter), unifiedMergeView({ ...how, original: before, mergeControls: false })];
    new EditorView({ parent: root, root, doc: after, extensions });
  } else {
    new MergeView({ ...how, parent: root, root, a: { doc: before, extensions: side(words.before) }, b: { doc: after, extensions: side(words.after) } });
  }
}
