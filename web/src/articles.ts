// The articles of a feed, and what ingestion would do with each.
import type { Document, Preview, Terms } from 'ia-validate';

import { h } from './dom.ts';
import { counted, words } from './words.ts';

export interface ArticleActions {
  /** Goes to an article's findings; if there are none, to what is shown of it. */
  open(index: number, hasFindings: boolean): void;
  choosePrevious(): void;
  dropPrevious(): void;
}

/** So many rows are shown before someone asks for more. */
const MORE = 200;

const time = (written: string | null): HTMLElement | string => {
  if (!written) return '–';
  const [day, rest] = written.split('T');
  return h('time', { datetime: written }, `${day} `, h('span', { class: 'quiet' }, rest?.slice(0, 5) ?? ''));
};

export function showArticles(place: HTMLElement, report: Document, preview: Preview | undefined, previous: string[], terms: Terms, actions: ArticleActions): void {
  const head = h('div', { class: 'head' },
    h('p', {}, counted(report.articles.length, terms.nouns.article), previous.length > 0
      ? words.compared(previous.join(', ')) : words.giveEarlier,
      h('button', { type: 'button', id: 'previous', onclick: () => actions.choosePrevious() }, words.earlier), ' ',
      previous.length > 0 && h('button', { type: 'button', onclick: () => actions.dropPrevious() }, words.without)));
  const body = h('tbody');
  let count = 0;
  const more = (): void => {
    for (const article of report.articles.slice(count, count + MORE)) {
      const { index } = article;
      const badges = terms.severities.flatMap(({ name, ...noun }) => {
        const found = { error: article.errors, warning: article.warnings, info: article.infos }[name];
        return found > 0 ? [h('span', { class: `badge ${name}` }, counted(found, noun)), ' '] : [];
      });
      const outcome = preview?.articles[index];
      const named = terms.outcomes.find(({ name }) => name === outcome?.outcome);
      body.append(h('tr', {},
        h('td', { class: 'number' }, String(index + 1)),
        h('th', { scope: 'row' },
          h('button', { type: 'button', class: 'go', onclick: () => actions.open(index, badges.length > 0) }, h('bdi', {}, article.title || terms.words.noTitle)),
          article.canonical ? h('span', { class: 'url quiet' }, article.canonical) : undefined),
        h('td', {}, ...(badges.length > 0 ? badges : [h('span', { class: 'badge good' }, terms.words.ready)])),
        h('td', {}, named ? h('span', { class: `badge ${named.class}` }, named.word) : '–',
          outcome?.reason ? h('code', { class: 'reason' }, outcome.reason) : undefined),
        h('td', {}, time(article.published), article.modified && article.modified !== article.published
          ? h('div', { class: 'quiet' }, words.modified, time(article.modified)) : undefined)));
    }
    count += MORE;
    button.hidden = count >= report.articles.length;
  };
  const button = h('button', { type: 'button', onclick: more }, words.showMore);
  more();
  const { article, findings, outcome, dates } = words.columns;
  const columns = ['', article, findings, outcome, dates];
  place.replaceChildren(head, h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.articles }, h('table', {},
    h('thead', {}, h('tr', {}, ...columns.map((name) => (name ? h('th', { scope: 'col' }, name) : h('td'))))), body)), button);
}
