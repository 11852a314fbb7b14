// What a fix would change, and the step that takes it. Loaded when it is needed.
import { MergeView, diff, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Text } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Fixed } from 'ia-validate';

import { type Change, type Part, partOf } from './changes.ts';
import { buttons, dialog } from './dialog.ts';
import { h, message } from './dom.ts';
import { colours, rootIn } from './editor.ts';
import { words } from './words.ts';

/** How hard differences are looked for: as long as a person waits, in milliseconds. */
const EFFORT = { scanLimit: 20_000, timeout: 1500 };

const NARROW = '(max-width: 50rem)';

/** The same change in smaller ones: nothing moves where nothing changed. What is too long stays as it is. */
export function refined(doc: Text, changes: Change[]): Change[] {
  return changes.flatMap((change): Change[] => {
    const { from, to, insert } = change;
    if (!partOf(doc, [change])) return [change];
    const after = insert.toString();
    return diff(doc.sliceString(from, to), after, EFFORT)
      .map(({ fromA, toA, fromB, toB }) => ({ from: from + fromA, to: from + toA, insert: after.slice(fromB, toB) }));
  });
}

/** Shows what would change, and takes it if a person wants it. */
export function propose(title: string, doc: Text, changes: readonly Change[], fixed: Partial<Pick<Fixed, 'fixed' | 'refused'>>, take: () => void): void {
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
    const part = partOf(doc, changes);
    const isNothing = part?.before === part?.after && part !== undefined;
    if (isNothing) {
      body.append(h('p', {}, words.nothing));
    } else if (!part) {
      body.append(h('p', {}, words.tooLong));
    } else {
      const place = h('div', { class: 'diff', tabindex: 0, role: 'group', 'aria-label': words.beforeAfter });
      body.append(place);
      compare(rootIn(place), part);
    }
    const take_ = h('button', { type: 'button', class: 'main', id: 'take', onclick: () => { close(); take(); } }, words.apply);
    actions.append(buttons(
      ...(isNothing ? [] : [take_]),
      h('button', { type: 'button', onclick: close }, isNothing ? words.close : words.cancel)));
    queueMicrotask(() => take_.focus());
  });
}

function compare(root: ShadowRoot, { before, after, line }: Part): void {
  const numbers = lineNumbers({ formatNumber: (number) => String(number + line - 1) });
  const read = [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.lineWrapping, numbers, colours];
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
