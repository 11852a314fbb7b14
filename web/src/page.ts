// The page: one text, its options, and what the engine says about them. All that is shown follows from these.
import type { Diagnostic as Mark } from '@codemirror/lint';
import type { CatalogueRule, Decoded, Document, Finding, Fixed, FixOptions, Options, OptionsSchema, Place, Preview, Terms } from 'ia-validate';

import { showArticles } from './articles.ts';
import { type Change, changed } from './changes.ts';
import { byId, capitalised, h, message } from './dom.ts';
import { Source } from './editor.ts';
import { engine, isOutdated, told } from './engine.ts';
import { Findings, type Known } from './findings.ts';
import { fileText, placesIn } from './line-ends.ts';
import { fragment } from './permalink.ts';
import { showShown } from './shown.ts';
import { type Draft, dropDraft, keepDraft } from './storage.ts';
import { tabs } from './tabs.ts';
import { words } from './words.ts';

/** How long a person pauses before the text is checked, in milliseconds: by its length in units of UTF-16. */
const pause = (length: number): number => (length < 200_000 ? 150 : length < 5_000_000 ? 500 : 1500);
/** More marks than this make the editor slow. */
const MARKS = 5000;
/** Characters around a place that are shown with it. */
const AROUND = 60;

interface Text { name: string; bytes?: Uint8Array | undefined; about?: Decoded | undefined; isEdited: boolean; isSample: boolean }

export class Page {
  options: Options = {};
  onChoosePrevious: () => void = () => {};
  private text: Text = { name: 'article.html', isEdited: false, isSample: true };
  private previous: { name: string; bytes: Uint8Array }[] = [];
  private report: Document | undefined;
  private preview: Preview | undefined;
  private places: (utf16: number) => number = (it) => it;
  /** The text that the report is about. */
  private checked: unknown;
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
      this.findings?.point(this.findingAt(this.source.view.state.selection.main.head), true);
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
      showAll: () => { this.article = undefined; this.refresh(); },
      excerpt: (finding) => this.excerpt(finding),
    });
    this.soon(0);
  }

  say(text: string, kind: 'error' | 'info' = 'info', ...more: HTMLElement[]): void {
    byId('note').replaceChildren(h('p', { class: kind }, message(text), ...more));
  }

  // --- The text -----------------------------------------------------------

  openText(name: string, text: string, isSample = false): void {
    this.open({ name, isEdited: false, isSample }, text);
  }

  async openFile(file: File): Promise<void> {
    const turn = this.begin();
    this.say(words.reading(file.name));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const about = await engine.decode(bytes, { ...this.given(), name: file.name });
      if (turn !== this.turn) return;
      if (about.text.slice(0, 4096).includes('\0')) {
        this.say(words.binary(file.name), 'error');
        this.soon(0);
        return;
      }
      this.open({ name: file.name, bytes, about: { ...about, text: '' }, isEdited: false, isSample: false }, about.text);
      if (about.malformed > 0) {
        this.say(words.malformed(file.name, about.encoding), 'error');
      }
    } catch (error) {
      if (turn !== this.turn) return;
      this.say(words.notOpened(file.name, told(error)), 'error');
      this.soon(0);
    }
  }

  reopen({ name, text, bytes }: Draft): void {
    this.open({ name, bytes, isEdited: true, isSample: false }, text);
    if (!bytes) return;
    const { turn } = this;
    void engine.decode(bytes, { name }).then((about) => {
      if (turn === this.turn) this.text = { ...this.text, about: { ...about, text: '' } };
    }, () => {});
  }

  /** Says that another text was kept, and keeps it until a person decides. */
  hold(draft: Draft): void {
    window.clearTimeout(this.keeping);
    const isHeld = { ...draft };
    queueMicrotask(() => this.say(words.linked(draft.name), 'info',
      h('button', { type: 'button', id: 'restore', onclick: () => { this.reopen(isHeld); byId('note').replaceChildren(); } }, words.openMine)));
  }

  private open(text: Text, content: string): void {
    this.begin();
    this.text = text;
    this.article = undefined;
    this.item = 1;
    this.previous = [];
    [this.report, this.preview] = [undefined, undefined];
    byId('note').replaceChildren();
    this.source.open(content);
  }

  /** Another text is coming: whatever is under way is given up. */
  private begin(): number {
    if (this.isBusy) engine.stop();
    this.turn += 1;
    window.clearTimeout(this.timer);
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
    this.soon(isOtherFile ? 0 : pause(this.source.view.state.doc.length));
  }

  private keep(): void {
    window.clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => {
      const { name, bytes } = this.text;
      keepDraft({ name, text: this.fileText(), bytes }).catch(() =>
        this.say(words.notKept));
    }, 400);
  }

  private discard(): void {
    const { name, bytes, isEdited } = this.text;
    const text = this.fileText();
    window.clearTimeout(this.keeping);
    dropDraft().catch(() => {});
    history.replaceState(null, '', location.pathname + location.search);
    this.openText('article.html', '');
    this.say(words.discarded(name), 'info', h('button', { type: 'button', id: 'undiscard', onclick: () => {
      this.open({ name, bytes, isEdited, isSample: false }, text);
      this.keep();
    } }, words.bringBack));
    this.source.view.focus();
  }

  /** What goes wrong is told. */
  private trying(work: Promise<void>): void {
    work.catch((error: unknown) => this.say(told(error), 'error'));
  }

  private fileText(): string { return fileText(this.source.view.state); }

  /** The text as the engine takes it: as bytes where these say more. */
  private async input(): Promise<string | Uint8Array> {
    const { bytes, isEdited, about } = this.text;
    if (bytes && !isEdited) return bytes;
    const text = this.fileText();
    if (!bytes || !about || about.encoding === 'UTF-8') return text;
    return engine.encode(text, bytes, { name: this.text.name }).catch(() => text);
  }

  private given(): Options {
    const previous = this.previous.map(({ bytes }) => bytes);
    return { ...this.options, name: this.text.name, ...(previous.length > 0 && { previous }) };
  }

  // --- Checking -----------------------------------------------------------

  private soon(milliseconds: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.check(), milliseconds);
  }

  /** Whether there is nothing at all, not even an empty file. */
  private isEmpty(): boolean { return !this.text.bytes && this.source.view.state.doc.length === 0; }

  /** Says that there is nothing to check, and what to do. */
  private rest(): void {
    [this.report, this.preview, this.isBusy] = [undefined, undefined, false];
    byId('progress').hidden = true;
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
    const doc = this.source.view.state.doc;
    const isCurrent = (): boolean => turn === this.turn && doc === this.source.view.state.doc;
    const bar = byId<HTMLProgressElement>('progress');
    const waiting = window.setTimeout(() => { bar.hidden = false; bar.removeAttribute('value'); }, 400);
    this.isBusy = true;
    try {
      const input = await this.input();
      const options = { ...this.given(), onProgress: (share: number) => { bar.value = share; } };
      const report = await engine.check(input, options);
      if (!isCurrent()) return;
      this.report = report;
      this.checked = doc;
      this.places = placesIn(this.fileText());
      this.refresh();
      const preview = await engine.preview(input, this.given());
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
      }
    }
  }

  /** Shows the report. */
  private refresh(): void {
    const { report, findings } = this;
    if (!report || !findings) return;
    findings.show(report, this.article);
    this.source.mark(report.diagnostics.slice(0, MARKS).map((finding) => this.mark(finding)));
    const { encoding } = this.text.about ?? {};
    byId('about').textContent = [encoding, this.text.isSample ? words.sample : '', this.text.isEdited ? words.changed : ''].filter(Boolean).join(', ');
    byId('tab-articles').hidden = report.articles.length < 2 && this.previous.length === 0;
    if (byId('tab-articles').hidden && this.panel === 'articles') this.select('findings');
    document.title = `${report.summary.errors > 0 ? `(${report.summary.errors}) ` : ''}${this.text.name} – ia-validate`;
    this.refreshArticles();
  }

  private refreshArticles(): void {
    const { report, preview, known } = this;
    if (!report || !known) return;
    showArticles(byId('articles'), report, preview, this.previous.map(({ name }) => name), known.terms, {
      open: (index, hasFindings) => {
        this.item = index + 1;
        this.article = hasFindings ? index : undefined;
        this.refresh();
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
    const { length } = this.source.view.state.doc;
    const at = ({ utf16 }: Place): number => Math.min(length, this.places(utf16 ?? 0));
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

  private excerpt(finding: Finding): { before: string; marked: string; after: string } {
    const { doc } = this.source.view.state;
    const [from, to] = this.range(finding.start, finding.end);
    const line = doc.lineAt(from);
    const end = Math.min(to, line.to, from + 2 * AROUND);
    const [first, last] = [Math.max(line.from, from - AROUND), Math.min(line.to, end + AROUND)];
    return {
      before: (first > line.from ? '…' : '') + doc.sliceString(first, from).trimStart(),
      marked: doc.sliceString(from, end),
      after: doc.sliceString(end, last) + (last < line.to ? '…' : ''),
    };
  }

  private mark(finding: Finding): Mark {
    const [from, to] = this.range(finding.start, finding.end);
    const { fix } = finding;
    return {
      from, to, severity: finding.severity as Mark['severity'], source: finding.rule, message: finding.message,
      renderMessage: () => h('div', {}, h('strong', {}, message(capitalised(finding.message))), finding.help ? h('p', {}, message(capitalised(finding.help))) : undefined),
      ...(fix && { actions: [{ name: fix.safety === 'safe' ? words.fix : words.suggestion, apply: () => void this.fixOne(finding) }] }),
    };
  }

  // --- Fixing -------------------------------------------------------------

  private async fixOne(finding: Finding): Promise<void> {
    const { rule, fix } = finding;
    if (!fix) return;
    if (this.checked !== this.source.view.state.doc) {
      this.say(words.checking);
      return;
    }
    const before = this.source.text;
    const changes = fix.edits.map(({ start, end, text }): Change => {
      const [from, to] = this.range(start, end);
      return { from, to, insert: text.replace(/\r\n?/g, '\n') };
    });
    try {
      // What is called safe and would lose something is refused; a suggestion is for the eyes that look at it.
      const { refused } = fix.safety === 'safe' ? await engine.fixOne(await this.input(), finding, this.given()) : { refused: null };
      if (refused !== null) this.say(words.refusedOne(refused), 'error');
      else await this.offer(capitalised(fix.message), before, changed(before, changes), { fixed: { [rule]: 1 } }, () => changes);
    } catch (error) {
      if (!isOutdated(error)) this.say(told(error), 'error');
    }
  }

  private async fix(options: Pick<FixOptions, 'select' | 'unsafe'>, title: string): Promise<void> {
    const { turn } = this;
    const before = this.source.text;
    try {
      const { previous: _, ...given } = this.given();
      const fixed = await engine.fix(await this.input(), { ...given, ...options });
      if (turn !== this.turn || before !== this.source.text) return;
      const after = fixed.text.replace(/\r\n?/g, '\n');
      await this.offer(title, before, after, fixed, ({ changesBetween }) => changesBetween(before, after));
    } catch (error) {
      if (!isOutdated(error)) this.say(told(error), 'error');
    }
  }

  private async offer(
    title: string, before: string, after: string, fixed: Partial<Pick<Fixed, 'fixed' | 'refused'>>,
    changes: (fixing: typeof import('./fixing.ts')) => Change[],
  ): Promise<void> {
    const fixing = await import('./fixing.ts');
    fixing.propose(title, before, after, fixed, () => {
      if (this.source.text !== before) {
        this.say(words.changedMeanwhile, 'error');
        return;
      }
      this.source.change(changes(fixing));
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
      bytes: async () => (bytes ? engine.encode(this.fileText(), bytes, { name }) : new TextEncoder().encode(this.fileText())),
      utf8: () => new TextEncoder().encode(this.fileText()),
      report: async (format) => engine.report(await this.input(), { ...this.given(), format: format as never }),
      page: async () => engine.showPage(await this.input(), this.given()),
    }, terms);
  }

  private async copyLink(): Promise<void> {
    const { hash, hasText } = await fragment({ options: this.options, name: this.text.name, text: this.fileText() });
    history.replaceState(null, '', hash);
    try {
      await navigator.clipboard.writeText(location.href);
      this.say(words.linkCopied(hasText));
    } catch {
      this.say(words.linkInBar(hasText));
    }
  }
}
