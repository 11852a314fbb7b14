// The source, in CodeMirror.
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { type ChangeSpec, Compartment, EditorState, type Extension, Text } from '@codemirror/state';
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, placeholder,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

import { h } from './dom.ts';
import { type LineEnds, lineEnds, otherFile } from './line-ends.ts';
import { words } from './words.ts';

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
  '&.cm-focused': { outline: '2px solid var(--link)', outlineOffset: '-2px' },
  '.cm-placeholder': { color: 'var(--quiet)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--code) 50%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--code)', color: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--other) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line)', maxWidth: 'min(34rem, 90vw)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panel.cm-search': { padding: '.5rem 2rem .5rem .6rem', '& label': { fontSize: '.8rem', color: 'var(--quiet)' } },
  '.cm-panel.cm-search [name=close]': { fontSize: '1.3rem', width: '1.8rem', height: '1.8rem', color: 'var(--ink)', cursor: 'pointer' },
  '.cm-textfield': { fontSize: '.85rem', padding: '.25rem .5rem', color: 'var(--ink)', backgroundColor: 'var(--card)', border: '1px solid var(--quiet)', borderRadius: '4px' },
  '.cm-button': { fontSize: '.85rem', padding: '.2rem .6rem', color: 'var(--ink)', background: 'var(--card)', border: '1px solid var(--quiet)', borderRadius: '4px', cursor: 'pointer' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--other)', color: 'var(--ink)' },
  '.cm-diagnostic': { padding: '.5rem .75rem' },
  '.cm-diagnosticSource': { fontSize: '.75rem', opacity: '1', color: 'var(--quiet)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--info)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--link)', color: 'var(--card)', borderRadius: '4px', padding: '2px 8px', marginLeft: '0', marginBlock: '.3rem', cursor: 'pointer' },
  '.cm-lintRange-error': { backgroundImage: 'none', boxShadow: 'inset 0 -2px 0 var(--error)', backgroundColor: 'var(--error-back)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', boxShadow: 'inset 0 -2px 0 var(--warning)', backgroundColor: 'var(--warning-back)' },
  '.cm-lintRange-info': { backgroundImage: 'none', boxShadow: 'inset 0 -2px 0 var(--info)', backgroundColor: 'var(--info-back)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)', color: 'var(--mark-ink)' },
});

/** What the page's own style sheet does elsewhere: no sheet of a page reaches into an editor. */
const inside = new CSSStyleSheet();
inside.replaceSync(`
  :host { display: block; }
  code { font: inherit; background: var(--code); border-radius: 3px; padding: .05em .3em; }
  p { margin: .3rem 0; }
`);

/**
 * A root of its own for editors. CodeMirror's style sheets are adopted there, where elsewhere they would be inline ones, which
 * the page's policy does not allow.
 */
export function rootIn(place: HTMLElement): ShadowRoot {
  const root = h('div', { class: 'editor' });
  place.append(root);
  const shadow = root.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [inside];
  return shadow;
}

const language = new Compartment();

/** The language of a text; it is loaded when it is needed. */
async function languageOf(doc: Text): Promise<Extension> {
  if (doc.length > COLOURED || doc.length === 0) return [];
  const isFeed = /^\uFEFF?\s*(<\?xml|<rss|<feed)/i.test(doc.sliceString(0, 1000));
  return isFeed ? (await import('./feed-language.ts')).feed() : (await import('@codemirror/lang-html')).html();
}

/** Opens the search, which is loaded with its first use. */
function find(view: EditorView): boolean {
  void import('@codemirror/search').then(({ openSearchPanel, search, searchKeymap, searchPanelOpen }) => {
    if (!searchPanelOpen(view.state)) {
      view.dispatch({ effects: searching.reconfigure([search({ top: true }), keymap.of(searchKeymap)]) });
    }
    openSearchPanel(view);
  });
  return true;
}

const searching = new Compartment();

/** What the source tells: that its text changed, and where the cursor is put by a person. */
export interface Listener {
  changed(isOtherFile: boolean): void;
  /** Whether there is something to undo, and to redo. */
  stepped(canUndo: boolean, canRedo: boolean): void;
  moved(position: number): void;
}

function extensions(listener: Listener): Extension {
  return [
    lineNumbers(), lintGutter(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(),
    highlightActiveLine(), EditorView.lineWrapping, searching.of([]), placeholder(words.placeholder),
    keymap.of([{ key: 'Mod-f', run: find }, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    syntaxHighlighting(style), colours, theme, lineEnds, EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({ 'aria-label': words.source, tabindex: '0', spellcheck: 'false' }),
    EditorView.updateListener.of((update) => {
      listener.stepped(undoDepth(update.state) > 0, redoDepth(update.state) > 0);
      if (update.docChanged) listener.changed(update.transactions.some((it) => it.annotation(otherFile)));
      else if (update.selectionSet && update.transactions.some((it) => it.isUserEvent('select'))) {
        listener.moved(update.state.selection.main.head);
      }
    }),
  ];
}

export class Source {
  readonly view: EditorView;
  readonly none = Text.empty;
  private turn = 0;

  constructor(parent: HTMLElement, private readonly listener: Listener) {
    const root = rootIn(parent);
    this.view = new EditorView({ parent: root, root, state: this.state(Text.empty) });
  }

  private state(doc: Text): EditorState {
    return EditorState.create({ doc, extensions: [extensions(this.listener), language.of([])] });
  }

  /** Puts another file in place of this one; there is no way back to that by undoing. */
  open(doc: Text, ends: LineEnds): void {
    this.view.setState(this.state(doc));
    this.view.dispatch({ annotations: otherFile.of(ends) });
    this.colour(doc);
    this.listener.changed(true);
  }

  /** Colours come when the language is there; without it the text is as good. */
  private colour(doc: Text): void {
    const turn = ++this.turn;
    languageOf(doc).then((extension) => {
      if (turn === this.turn) this.view.dispatch({ effects: language.reconfigure(extension) });
    }, () => {});
  }

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
    // No more is looked at than is needed: there are feeds of one line.
    const { text } = found;
    let at = 0;
    for (let left = column - 1; left > 0 && at < text.length; left -= 1) at += (text.codePointAt(at) ?? 0) > 0xFFFF ? 2 : 1;
    return found.from + at;
  }

  undo(): void { undo(this.view); }
  redo(): void { redo(this.view); }
}
