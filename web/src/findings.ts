// The findings, rule by rule as in the HTML report: what to do first, with the places below.
import type { CatalogueRule, Document, Finding, Terms } from 'ia-validate';

import { capitalised, h, message } from './dom.ts';
import { counted, words } from './words.ts';

/** What can be done about findings. */
export interface Actions {
  go(finding: Finding): void;
  goRelated(finding: Finding, index: number): void;
  fix(finding: Finding): void;
  fixRule(rule: string, withUnsafe: boolean): void;
  fixAll(withUnsafe: boolean): void;
  explain(rule: string): Promise<string>;
  /** Shows all articles' findings again. */
  showAll(): void;
  /** The line of a finding in the source, around its place. */
  excerpt(finding: Finding): { before: string; marked: string; after: string };
}

/** What the engine knows, and does not change while the page is open. */
export interface Known { rules: Map<string, CatalogueRule>; terms: Terms }

/** So many findings of a rule are shown before someone asks for more, as in the report. */
const FIRST = 3;
const MORE = 50;

interface Group { rule: string; findings: Finding[]; rank: number }

export class Findings {
  private readonly opened = new Map<string, number>();
  private items = new Map<Finding, HTMLElement>();
  private current: HTMLElement | undefined;
  private groups: Group[] = [];
  private isFeed = false;

  constructor(private readonly place: HTMLElement, private readonly known: Known, private readonly actions: Actions) {}

  /** Shows a report, or that of one article in it. */
  show(report: Document, article: number | undefined): void {
    const { scrollTop } = this.place;
    this.isFeed = report.summary.articles > 1;
    const { severities } = this.known.terms;
    const rank = (it: Finding): number => severities.findIndex(({ name }) => name === it.severity);
    const groups = new Map<string, Group>();
    for (const finding of report.diagnostics) {
      if (article !== undefined && finding.article?.index !== article) continue;
      const group = groups.get(finding.rule) ?? { rule: finding.rule, findings: [], rank: rank(finding) };
      group.findings.push(finding);
      group.rank = Math.min(group.rank, rank(finding));
      groups.set(finding.rule, group);
    }
    this.groups = [...groups.values()].sort((a, b) =>
      a.rank - b.rank || b.findings.length - a.findings.length || (a.rule < b.rule ? -1 : 1));
    this.items = new Map();
    this.current = undefined;
    const list = h('ol', { class: 'overview' }, ...this.groups.map((group) => this.group(group)));
    this.place.replaceChildren(this.head(report, article), list);
    this.place.scrollTop = scrollTop;
  }

  /** Where there is no text. */
  rest(): void {
    this.groups = [];
    this.items = new Map();
    this.place.replaceChildren(h('div', { class: 'head' }, h('p', { class: 'counts' }, h('strong', {}, words.empty)), h('p', { class: 'quiet' }, words.emptyHelp)));
  }

  private head(report: Document, article: number | undefined): HTMLElement {
    const all = this.groups.flatMap(({ findings }) => findings);
    const { severities, nouns, words: its } = this.known.terms;
    const badges = severities.flatMap(({ name, ...noun }) => {
      const count = all.filter((it) => it.severity === name).length;
      return count === 0 ? [] : [h('span', { class: `badge ${name}` }, counted(count, noun)), ' '];
    });
    const safe = all.filter((it) => it.fix?.safety === 'safe').length;
    const suggested = all.filter((it) => it.fix && it.fix.safety !== 'safe').length;
    const head = h('div', { class: 'head' },
      h('p', { class: 'counts' }, ...(badges.length > 0 ? badges : [h('span', { class: 'badge good' }, its.nothing)]),
        h('span', { class: 'quiet' }, words.inArticles(counted(article === undefined ? report.summary.articles : 1, nouns.article))),
        report.summary.suppressed > 0 && h('span', { class: 'quiet' }, words.suppressed(report.summary.suppressed))));
    if (article !== undefined) {
      head.append(h('p', {}, words.onlyArticle(article + 1), h('button', { type: 'button', onclick: () => this.actions.showAll() }, words.showAll)));
    } else if (safe + suggested > 0) {
      head.append(h('p', { class: 'buttons' },
        safe > 0 && h('button', { type: 'button', class: 'main', id: 'fix-all', onclick: () => this.actions.fixAll(false) }, words.fixAll(safe)),
        suggested > 0 && h('button', { type: 'button', id: 'fix-all-unsafe', onclick: () => this.actions.fixAll(true) }, words.fixAllUnsafe(safe + suggested))));
    }
    for (const left of report.left_out ?? []) {
      const isItems = 'items' in left;
      const count = isItems ? left.items : left.errors + left.warnings + left.infos;
      head.append(h('p', { class: 'left-out' }, words.leftOut(count, isItems, nouns.finding, left.most), h('code', {}, left.limit), ')'));
    }
    return head;
  }

  private group({ rule, findings, rank }: Group): HTMLElement {
    const { severities, nouns } = this.known.terms;
    const severity = severities[rank];
    const known = this.known.rules.get(rule);
    const articles = new Set(findings.map((it) => it.article?.index)).size;
    const safe = findings.filter((it) => it.fix?.safety === 'safe').length;
    const suggested = findings.filter((it) => it.fix && it.fix.safety !== 'safe').length;
    const help = findings.find((it) => it.help)?.help;
    const list = h('ol', { class: 'findings' });
    const item = h('li', { class: `broken ${severity?.name ?? ''}`, 'data-rule': rule },
      h('h2', {}, h('span', { class: `badge ${severity?.name ?? ''}` }, severity?.word ?? ''), ' ', message(known?.summary ?? rule)),
      h('p', { class: 'place' }, counted(findings.length, nouns.finding), articles > 1 && words.inArticles(counted(articles, nouns.article)), ' · ', h('code', {}, rule)),
      help ? h('p', { class: 'help' }, message(capitalised(help))) : undefined,
      safe + suggested > 1 || (safe + suggested > 0 && findings.length > 1) ? h('p', { class: 'buttons' },
        safe > 0 && h('button', { type: 'button', onclick: () => this.actions.fixRule(rule, false) }, words.fixSafely(safe)),
        suggested > 0 && h('button', { type: 'button', onclick: () => this.actions.fixRule(rule, true) }, words.withSuggestions(counted(suggested, nouns.suggestion)))) : undefined,
      list, this.why(rule, known !== undefined));
    this.fill(list, rule, findings, this.opened.get(rule) ?? FIRST);
    return item;
  }

  private fill(list: HTMLElement, rule: string, findings: Finding[], most: number): void {
    const shown = findings.slice(list.querySelectorAll(':scope > .finding').length, most);
    list.querySelector(':scope > .more')?.remove();
    list.append(...shown.map((finding) => this.one(finding)));
    const left = findings.length - most;
    if (left <= 0) return;
    const more = (): void => {
      const first = list.querySelectorAll(':scope > .finding').length;
      this.opened.set(rule, most + MORE);
      this.fill(list, rule, findings, most + MORE);
      list.querySelectorAll<HTMLElement>(':scope > .finding .go')[first]?.focus();
    };
    list.append(h('li', { class: 'more' }, h('button', { type: 'button', onclick: more }, words.more(Math.min(left, MORE), left))));
  }

  private one(finding: Finding): HTMLElement {
    const { start, fix, related } = finding;
    const { before, marked, after } = this.actions.excerpt(finding);
    const go = (): void => this.actions.go(finding);
    const place = words.place(start.line, start.column);
    const article = this.isFeed && finding.article ? words.ofArticle(finding.article.index + 1) : '';
    const item = h('li', { class: `finding ${finding.severity}` },
      h('h3', {}, message(capitalised(finding.message))),
      h('p', { class: 'place' }, h('button', { type: 'button', class: 'go', onclick: go }, place), article),
      before + marked + after === '' ? undefined : h('div', { class: 'source', onclick: go }, h('pre', {}, h('span', { class: 'line', 'data-line': start.line, dir: 'auto' }, before, h('mark', {}, marked), after))),
      related && related.length > 0 ? h('ul', { class: 'related' }, ...related.map((it, index) => h('li', {},
        h('button', { type: 'button', class: 'go', onclick: () => this.actions.goRelated(finding, index) }, words.place(it.start.line, it.start.column)), ': ', message(it.message)))) : undefined,
      fix ? h('p', { class: 'fix' },
        h('button', { type: 'button', class: 'do', onclick: () => this.actions.fix(finding) }, fix.safety === 'safe' ? words.fix : words.suggestion), ' ', message(capitalised(fix.message))) : undefined);
    this.items.set(finding, item);
    return item;
  }

  private why(rule: string, isKnown: boolean): HTMLElement | undefined {
    if (!isKnown) return undefined;
    const text = h('div', { class: 'explanation' });
    const details = h('details', {}, h('summary', {}, this.known.terms.words.why, h('span', { class: 'hidden' }, ` ${rule}`)), text);
    details.addEventListener('toggle', () => {
      if (!details.open || text.hasChildNodes()) return;
      void this.actions.explain(rule).then((html) => {
        // The engine's own text, in which no markup of a document is; and the policy lets nothing run.
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        for (const link of parsed.querySelectorAll('a')) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' });
        for (const heading of parsed.querySelectorAll('h4')) heading.replaceWith(h('h3', {}, ...heading.childNodes));
        text.replaceChildren(...parsed.body.childNodes);
      }, () => { details.open = false; });
    });
    return details;
  }

  /** Shows which finding the cursor stands in. */
  point(finding: Finding | undefined, withFocus: boolean): void {
    this.current?.classList.remove('current');
    if (!finding) return;
    const group = this.groups.find(({ rule }) => rule === finding.rule);
    const at = group?.findings.indexOf(finding) ?? -1;
    if (!group || at === -1) return;
    if (!this.items.has(finding)) {
      const list = this.place.querySelector<HTMLElement>(`[data-rule="${CSS.escape(finding.rule)}"] > .findings`);
      if (list) this.fill(list, finding.rule, group.findings, at + 1);
      this.opened.set(finding.rule, at + 1);
    }
    this.current = this.items.get(finding);
    this.current?.classList.add('current');
    this.current?.scrollIntoView({ block: 'nearest' });
    if (withFocus) this.current?.querySelector<HTMLElement>('.go')?.focus();
  }
}
