// The source, in CodeMirror.
import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { xml } from '@codemirror/lang-xml';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { type ChangeSpec, Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { lineEnds, lineEndsOf, otherFile } from './line-ends.ts';

/** Longer texts are shown without colours, in characters. */
const COLOURED = 3_000_000;

const style = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--link)' },
  { tag: tags.attributeName, color: 'var(--good)' },
  { tag: tags.attributeValue, color: 'var(--warning)' },
  { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: 'var(--quiet)' },
  { tag: tags.invalid, color: 'inherit' },
]);

/** Colours of every text in an editor. */
export const colours = EditorView.theme({
  '&': { backgroundColor: 'var(--card)', color: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--quiet)', borderRight: '1px solid var(--line)' },
  '.cm-collapsedLines': { background: 'var(--code) !important', color: 'var(--quiet)' },
  '.cm-changedText, .cm-insertedLine .cm-changedText': { background: 'var(--good-back) !important', color: 'var(--good)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': { background: 'var(--error-back) !important', color: 'var(--error)' },
});

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '.86rem' },
  '.cm-scroller': { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--code) 50%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--code)', color: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--other) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line)', maxWidth: 'min(34rem, 90vw)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--info)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--link)', color: 'var(--card)', borderRadius: '4px', padding: '2px 8px' },
  '.cm-lintRange-error': { backgroundImage: 'none', boxShadow: 'inset 0 -2px 0 var(--error)', backgroundColor: 'var(--error-back)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', boxShadow: 'inset 0 -2px 0 var(--warning)', backgroundColor: 'var(--warning-back)' },
  '.cm-lintRange-info': { backgroundImage: 'none', boxShadow: 'inset 0 -2px 0 var(--info)', backgroundColor: 'var(--info-back)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
});

const language = new Compartment();

function languageOf(text: string): Extension {
  if (text.length > COLOURED) return [];
  return /^\uFEFF?\s*(<\?xml|<rss|<feed)/i.test(text) ? xml() : html();
}

/** What the source tells: that its text changed, and where the cursor is put by a person. */
export interface Listener {
  changed(isOtherFile: boolean): void;
  moved(position: number): void;
}

function extensions(listener: Listener): Extension {
  return [
    lineNumbers(), lintGutter(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(),
    closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping,
    keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
    syntaxHighlighting(style), colours, theme, lineEnds, EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({ 'aria-label': 'Source of the feed or article', tabindex: '0', spellcheck: 'false' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) listener.changed(update.transactions.some((it) => it.annotation(otherFile)));
      else if (update.selectionSet && update.transactions.some((it) => it.isUserEvent('select'))) {
        listener.moved(update.state.selection.main.head);
      }
    }),
  ];
}

export class Source {
  readonly view: EditorView;

  constructor(parent: HTMLElement, private readonly listener: Listener) {
    this.view = new EditorView({ parent, state: this.state('') });
  }

  private state(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: [extensions(this.listener), language.of(languageOf(text))] });
  }

  /** Puts another file in place of this one; there is no way back to that by undoing. */
  open(text: string): void {
    this.view.setState(this.state(text));
    this.view.dispatch({ annotations: otherFile.of(lineEndsOf(text)) });
    this.listener.changed(true);
  }

  get text(): string { return this.view.state.doc.toString(); }

  /** Changes the text in one step that can be undone. */
  change(changes: ChangeSpec): void {
    this.view.dispatch({ changes, annotations: isolateHistory.of('full'), userEvent: 'input.fix' });
  }

  mark(diagnostics: Diagnostic[]): void {
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  /** Shows a place and gives it the focus. */
  goTo(from: number, to: number): void {
    const length = this.view.state.doc.length;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    this.view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.view.focus();
  }

  /** A place by its line and column, from 1; columns count characters, not units. */
  at(line: number, column: number): number {
    const { doc } = this.view.state;
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const before = [...found.text].slice(0, column - 1).join('');
    return found.from + before.length;
  }

  undo(): void { undo(this.view); }
  redo(): void { redo(this.view); }
}
