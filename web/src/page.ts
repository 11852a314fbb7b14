// The page: one text, its options, and what the engine says about them. All that is shown follows from these.
import type { EditorState, Text as Doc } from '@codemirror/state';
import type { CatalogueRule, Document, Finding, Fixed, FixOptions, Options, OptionsSchema, Place, Preview, Terms } from 'ia-validate';

import { excerptOf, markOf } from './around.ts';
import { showArticles } from './articles.ts';
import type { Change } from './changes.ts';
import { byId, capitalised, h, message } from './dom.ts';
import { Source } from './editor.ts';
import { type Ends, LONG, endsIn, inEditor, slices } from './ends.ts';
import { engine, isOutdated, told } from './engine.ts';
import { Findings, type Known } from './findings.ts';
import { type Text, heldOf, inputOf } from './input.ts';
import { breath, endsOf, fileSlices, fileText, lineEndsOf, placesIn, textOf } from './line-ends.ts';
import { fragment } from './permalink.ts';
import { showShown } from './shown.ts';
import { type Kept, dropDraft, keepDraft } from './storage.ts';
import { tabs } from './tabs.ts';
import { words } from './words.ts';
import type { Given } from './work.ts';

/** How long a person pauses before the text is checked, in milliseconds: by its length in units of UTF-16. */
const pause = (length: number): number => (length < 200_000 ? 150 : length < 5_000_000 ? 500 : 1500);
/** More marks than this make the editor slow. */
const MARKS = 5000;

export class Page {
  options: Options = {};
  onChoosePrevious: () => void = () => {};
  private text: Text = { name: 'article.html', isEdited: false, isSample: true };
  private previous: { name: string; bytes: Uint8Array }[] = [];
  private report: Document | undefined;
  private preview: Preview | undefined;
  private places: (place: Place) => number = ({ utf16 }) => utf16 ?? 0;
  /** The text that the report is about. */
  private checked: Doc | undefined;
  private article: number | undefined;
  private item = 1;
  private known: Known | undefined;
  private schema: OptionsSchema | undefined;
  private findings: Findings | undefined;
  /** Which text is there: what is said of another comes too late. */
  private turn = 0;
  private timer = 0;
  private keeping = 0;
  private isBusy = false;
  private readonly source: Source;
  private readonly select: (panel: string) => void;
  private panel = 'findings';

  constructor() {
    this.source = new Source(byId('source'), {
      changed: (isOtherFile) => this.changed(isOtherFile),
      stepped: (canUndo, canRedo) => {
        byId<HTMLButtonElement>('undo').disabled = !canUndo;
        byId<HTMLButtonElement>('redo').disabled = !canRedo;
      },
      moved: (position) => this.findings?.point(this.findingAt(position), false),
    });
    this.select = tabs(byId('panel').querySelector<HTMLElement>('[role=tablist]') ?? byId('panel'), (panel) => {
      this.panel = panel;
      if (panel === 'shown') void this.refreshShown();
      if (panel === 'articles') this.refreshArticles();
    });
    byId('undo').addEventListener('click', () => this.source.undo());
    byId('redo').addEventListener('click', () => this.source.redo());
    byId('options').addEventListener('click', () => this.trying(this.askOptions()));
    byId('download').addEventListener('click', () => this.trying(this.askDownload()));
    byId('link').addEventListener('click', () => void this.copyLink());
    byId('discard').addEventListener('click', () => this.discard());
    // From a place in the source to what is said of it.
    byId('source').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.altKey) return;
      event.preventDefault();
      this.select('findings');
      this.findings?.point(this.findingAt(this.state.selection.main.head), true);
    }, { capture: true });
  }

  /** The engine is there. */
  ready(rules: CatalogueRule[], terms: Terms, schema: OptionsSchema): void {
    this.known = { rules: new Map(rules.map((rule) => [rule.id, rule])), terms };
    this.schema = schema;
    this.findings = new Findings(byId('findings'), this.known, {
      go: (finding) => { this.go(finding.start, finding.end); this.findings?.point(finding, false); },
      goRelated: (finding, index) => { const other = finding.related?.[index]; if (other) this.go(other.start, other.end); },
      fix: (finding) => void this.fixOne(finding),
      fixRule: (rule, withUnsafe) => void this.fix({ select: [rule] as never, unsafe: withUnsafe }, `Fix ${rule}`),
      fixAll: (withUnsafe) => void this.fix({ unsafe: withUnsafe }, withUnsafe ? words.titleUnsafe : words.titleSafe),
      explain: (rule) => engine.explainPage(rule),
      showAll: () => { this.article = undefined; void this.refresh(); },
      excerpt: (finding) => excerptOf(this.state.doc, ...this.range(finding.start, finding.end)),
    });
    this.soon(0);
  }

  say(text: string, kind: 'error' | 'info' = 'info', ...more: HTMLElement[]): void {
    byId('note').replaceChildren(h('p', { class: kind }, message(text), ...more));
  }

  // --- The text -----------------------------------------------------------

  /** Another text is on its way. */
  expect(): void { this.begin(); }

  async openText(name: string, text: string, isSample = false): Promise<void> {
    const turn = this.begin();
    const doc = await textOf(slices(inEditor(text)));
    if (turn === this.turn) this.open({ name, isEdited: false, isSample }, doc, endsIn(text));
  }

  async openFile(file: File): Promise<void> {
    const turn = this.begin();
    this.say(words.reading(file.name));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { isText, slices: all, usual, breaks, others, ...about } = await engine.opened(bytes, { ...this.given(), name: file.name });
      if (turn !== this.turn) return;
      if (!isText) {
        this.say(words.binary(file.name), 'error');
        this.soon(0);
        return;
      }
      const doc = await textOf(all);
      if (turn !== this.turn) return;
      this.open({ name: file.name, bytes, about, isEdited: false, isSample: false }, doc, { usual, breaks, others });
      if (about.malformed > 0) {
        this.say(words.malformed(file.name, about.encoding), 'error');
      }
    } catch (error) {
      if (turn !== this.turn) return;
      this.say(words.notOpened(file.name, told(error)), 'error');
      this.soon(0);
    }
  }

  async reopen({ name, bytes, isEdited, slices: all, ...ends }: Kept): Promise<void> {
    this.begin();
    this.open({ name, bytes, isEdited, isSample: false }, await textOf(all), ends);
    if (!bytes) return;
    const { turn } = this;
    void engine.about(bytes, { name }).then((about) => {
      if (turn !== this.turn) return;
      this.text = { ...this.text, about };
      this.tellAbout();
    }, () => {});
  }

  /** Says that another text was kept, and keeps it until a person decides. */
  hold(kept: Kept): void {
    window.clearTimeout(this.keeping);
    queueMicrotask(() => this.say(words.linked(kept.name), 'info',
      h('button', { type: 'button', id: 'restore', onclick: () => { void this.reopen(kept); byId('note').replaceChildren(); } }, words.openMine)));
  }

  private open(text: Text, doc: Doc, ends: Ends): void {
    this.begin();
    this.text = text;
    this.article = undefined;
    this.item = 1;
    this.previous = [];
    [this.report, this.preview] = [undefined, undefined];
    byId('note').replaceChildren();
    this.source.open(doc, lineEndsOf(ends));
  }

  /** Another text is coming: whatever is under way is given up. */
  private begin(): number {
    if (this.isBusy) engine.stop();
    this.isBusy = false;
    this.turn += 1;
    window.clearTimeout(this.timer);
    this.tellBusy(true);
    return this.turn;
  }

  private changed(isOtherFile: boolean): void {
    if (!isOtherFile) {
      this.text.isEdited = true;
      this.text.isSample = false;
      this.keep();
    } else if (this.text.bytes) {
      this.keep();
    }
    byId('name').textContent = this.text.name;
    this.soon(isOtherFile ? 0 : pause(this.state.doc.length));
  }

  private keep(): void {
    window.clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => {
      const { name, bytes, isEdited } = this.text;
      keepDraft({ name, bytes, isEdited, ...endsOf(this.state) }, this.state.doc).catch(() => this.say(words.notKept));
    }, 400);
  }

  private discard(): void {
    const { text, state } = this;
    window.clearTimeout(this.keeping);
    dropDraft().catch(() => {});
    history.replaceState(null, '', location.pathname + location.search);
    this.open({ name: 'article.html', isEdited: false, isSample: false }, this.source.none, endsIn(''));
    this.say(words.discarded(text.name), 'info', h('button', { type: 'button', id: 'undiscard', onclick: () => {
      this.open({ ...text, isSample: false }, state.doc, endsOf(state));
      this.keep();
    } }, words.bringBack));
    this.source.view.focus();
  }

  /** What goes wrong is told. */
  private trying(work: Promise<void>): void {
    work.catch((error: unknown) => this.say(told(error), 'error'));
  }

  private get state(): EditorState { return this.source.view.state; }

  private input(): Promise<Given> { return inputOf(this.text, this.state); }

  private given(): Options {
    const previous = this.previous.map(({ bytes }) => bytes);
    return { ...this.options, name: this.text.name, ...(previous.length > 0 && { previous }) };
  }

  // --- Checking -----------------------------------------------------------

  private soon(milliseconds: number): void {
    window.clearTimeout(this.timer);
    this.tellBusy(true);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      void this.check();
    }, milliseconds);
  }

  /** Says whether what is shown is about a text that is no longer there. */
  private tellBusy(isBusy: boolean): void { byId('panel').setAttribute('aria-busy', String(isBusy)); }

  /** The engine cannot be had. */
  failed(why: string): void {
    this.tellBusy(false);
    this.say(why, 'error');
  }

  /** Whether there is nothing at all, not even an empty file. */
  private isEmpty(): boolean { return !this.text.bytes && this.state.doc.length === 0; }

  /** Says that there is nothing to check, and what to do. */
  private rest(): void {
    [this.report, this.preview, this.isBusy] = [undefined, undefined, false];
    byId('progress').hidden = true;
    this.tellBusy(false);
    this.findings?.rest();
    byId('shown').replaceChildren(h('p', { class: 'quiet' }, words.empty));
    byId('about').textContent = '';
    byId('tab-articles').hidden = true;
    this.select('findings');
    document.title = 'ia-validate';
  }

  private async check(): Promise<void> {
    if (!this.known) return;
    if (this.isEmpty()) return this.rest();
    const { turn } = this;
    const { state } = this;
    const { doc } = state;
    const isCurrent = (): boolean => turn === this.turn && doc === this.state.doc;
    // What is under way would keep a long text waiting.
    if (this.isBusy && doc.length > LONG) engine.stop();
    const bar = byId<HTMLProgressElement>('progress');
    const waiting = this.showWaiting();
    this.isBusy = true;
    try {
      const input = await this.input();
      const options = { ...this.given(), onProgress: (share: number) => { bar.value = share; } };
      const report = await engine.check(input, options);
      if (!isCurrent()) return;
      this.report = report;
      this.checked = doc;
      this.places = placesIn(state);
      await this.refresh();
      if (!isCurrent()) return;
      const preview = await engine.preview(await this.input(), this.given());
      if (!isCurrent()) return;
      this.preview = preview;
      this.refreshArticles();
      if (this.panel === 'shown') await this.refreshShown();
    } catch (error) {
      if (isCurrent() && !isOutdated(error)) this.say(told(error), 'error');
    } finally {
      window.clearTimeout(waiting);
      if (isCurrent()) {
        this.isBusy = false;
        bar.hidden = true;
        if (this.timer === 0) this.tellBusy(false);
      }
    }
  }

  /** Shows that something takes its time, if it does. */
  private showWaiting(): number {
    const bar = byId<HTMLProgressElement>('progress');
    return window.setTimeout(() => { bar.hidden = false; bar.removeAttribute('value'); }, 400);
  }

  /** Shows the report; of a long one, step by step. */
  private async refresh(): Promise<void> {
    const { report, findings } = this;
    if (!report || !findings) return;
    findings.show(report, this.article);
    this.tellAbout();
    byId('tab-articles').hidden = report.articles.length < 2 && this.previous.length === 0;
    if (byId('tab-articles').hidden && this.panel === 'articles') this.select('findings');
    document.title = `${report.summary.errors > 0 ? `(${report.summary.errors}) ` : ''}${this.text.name} – ia-validate`;
    this.refreshArticles();
    if (report.diagnostics.length > MARKS) await breath();
    if (this.report === report && this.checked === this.state.doc) {
      const mark = (finding: Finding): ReturnType<typeof markOf> => markOf(finding, this.range(finding.start, finding.end), () => void this.fixOne(finding));
      this.source.mark(report.diagnostics.slice(0, MARKS).map(mark));
    }
  }

  private tellAbout(): void {
    const { about, isSample, isEdited } = this.text;
    byId('about').textContent = [about?.encoding, isSample ? words.sample : '', isEdited ? words.changed : ''].filter(Boolean).join(', ');
  }

  private refreshArticles(): void {
    const { report, preview, known } = this;
    if (!report || !known || this.panel !== 'articles') return;
    showArticles(byId('articles'), report, preview, this.previous.map(({ name }) => name), known.terms, {
      open: (index, hasFindings) => {
        this.item = index + 1;
        this.article = hasFindings ? index : undefined;
        void this.refresh();
        this.select(hasFindings ? 'findings' : 'shown');
        const first = report.diagnostics.find((it) => it.article?.index === index);
        if (first) this.go(first.start, first.start, false);
      },
      choosePrevious: () => this.onChoosePrevious(),
      dropPrevious: () => { this.previous = []; this.soon(0); },
    });
  }

  private async refreshShown(): Promise<void> {
    const { turn, item } = this;
    const place = byId('shown');
    try {
      const html = await engine.showPage(await this.input(), { ...this.given(), item });
      if (turn !== this.turn) return;
      showShown(place, { html, articles: this.report?.articles.length ?? 1, item }, (chosen) => {
        this.item = chosen;
        void this.refreshShown();
      }, (line, column) => {
        const at = this.source.at(line, column);
        this.source.goTo(at, at);
      });
    } catch (error) {
      if (!isOutdated(error)) place.replaceChildren(h('p', {}, told(error)));
    }
  }

  async compareWith(file: File): Promise<void> {
    this.previous = [{ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }];
    this.select('articles');
    this.soon(0);
  }

  // --- Places -------------------------------------------------------------

  /** A place's range in the editor. */
  private range(start: Place, end: Place): [number, number] {
    const { length } = this.state.doc;
    const at = (place: Place): number => Math.min(length, this.places(place));
    return [at(start), at(end)];
  }

  private go(start: Place, end: Place, withFocus = true): void {
    const focused = document.activeElement;
    this.source.goTo(...this.range(start, end));
    if (!withFocus && focused instanceof HTMLElement) focused.focus();
  }

  /** The innermost finding around a position. */
  private findingAt(position: number): Finding | undefined {
    let best: Finding | undefined, width = Infinity;
    for (const finding of this.report?.diagnostics ?? []) {
      const [from, to] = this.range(finding.start, finding.end);
      if (from <= position && position <= to && to - from < width) [best, width] = [finding, to - from];
    }
    return best;
  }

  // --- Fixing -------------------------------------------------------------

  private async fixOne(finding: Finding): Promise<void> {
    const { rule, fix } = finding;
    if (!fix) return;
    if (this.checked !== this.state.doc) {
      this.say(words.checking);
      return;
    }
    const changes = fix.edits.map(({ start, end, text }): Change => {
      const [from, to] = this.range(start, end);
      return { from, to, insert: inEditor(text) };
    });
    try {
      // What is called safe and would lose something is refused; a suggestion is for the eyes that look at it.
      const refused = fix.safety === 'safe' ? await engine.refusal(await this.input(), finding, this.given()) : null;
      if (refused !== null) this.say(words.refusedOne(refused), 'error');
      else await this.offer(capitalised(fix.message), changes, { fixed: { [rule]: 1 } });
    } catch (error) {
      if (!isOutdated(error)) this.say(told(error), 'error');
    }
  }

  private async fix(options: Pick<FixOptions, 'select' | 'unsafe'>, title: string): Promise<void> {
    const { doc } = this.state;
    const waiting = this.showWaiting();
    try {
      const { previous: _, ...given } = this.given();
      const { from, to, slices: all, ...fixed } = await engine.mended(await this.input(), { ...given, ...options });
      if (doc !== this.state.doc) return;
      const insert = all.length > 1 ? await textOf(all) : all[0] ?? '';
      await this.offer(title, from === to && insert.length === 0 ? [] : [{ from, to, insert }], fixed);
    } catch (error) {
      if (!isOutdated(error)) this.say(told(error), 'error');
    } finally {
      window.clearTimeout(waiting);
      if (!this.isBusy) byId('progress').hidden = true;
    }
  }

  private async offer(title: string, changes: Change[], fixed: Partial<Pick<Fixed, 'fixed' | 'refused'>>): Promise<void> {
    const { doc } = this.state;
    const { propose, refined } = await import('./fixing.ts');
    propose(title, doc, changes, fixed, () => {
      if (!this.state.doc.eq(doc)) {
        this.say(words.changedMeanwhile, 'error');
        return;
      }
      this.source.change(refined(doc, changes));
      this.say(words.done, 'info', h('button', { type: 'button', id: 'take-back', onclick: () => { this.source.undo(); byId('note').replaceChildren(); } }, words.undo));
    });
  }

  // --- Options, links, downloads ------------------------------------------

  private async askOptions(): Promise<void> {
    if (!this.schema) return;
    const { askOptions } = await import('./options.ts');
    askOptions(this.schema, this.options, async (options) => {
      // The engine says what is wrong with them.
      await engine.check('', options);
      this.options = options;
      this.soon(0);
    });
  }

  private async askDownload(): Promise<void> {
    if (!this.known) return;
    const { terms } = this.known;
    const { askDownload } = await import('./downloads.ts');
    const { name, bytes } = this.text;
    askDownload({
      name,
      bytes: async () => (bytes ? new Blob([await engine.encoded(await heldOf(this.state), bytes, { name }) as BlobPart]) : this.utf8()),
      utf8: () => this.utf8(),
      report: async (format) => engine.report(await this.input(), { ...this.given(), format: format as never }),
      page: async () => engine.showPage(await this.input(), this.given()),
    }, terms);
  }

  private utf8(): Blob { return new Blob([...fileSlices(this.state)]); }

  private async copyLink(): Promise<void> {
    const text = this.state.doc.length > LONG ? {} : { text: fileText(this.state) };
    const { hash, hasText } = await fragment({ options: this.options, name: this.text.name, ...text });
    history.replaceState(null, '', hash);
    try {
      await navigator.clipboard.writeText(location.href);
      this.say(words.linkCopied(hasText));
    } catch {
      this.say(words.linkInBar(hasText));
    }
  }
}
