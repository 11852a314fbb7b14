// The articles of a feed, and what ingestion would do with each.
import type { Document, Preview, Terms } from 'ia-validate';

import { counted, h } from './dom.ts';

export interface ArticleActions {
  /** Goes to an article's findings; if there are none, to what is shown of it. */
  open(index: number, hasFindings: boolean): void;
  choosePrevious(): void;
  dropPrevious(): void;
}

/** How an outcome looks: as in the report. */
const CLASSES: Record<string, string> = { create: 'good', update: 'good', unchanged: '', ignored: 'warning', rejected: 'error' };

/** So many rows are shown before someone asks for more. */
const MORE = 500;

const time = (written: string | null): HTMLElement | string => {
  if (!written) return '–';
  const [day, rest] = written.split('T');
  return h('time', { datetime: written }, `${day} `, h('span', { class: 'quiet' }, rest?.slice(0, 5) ?? ''));
};

export function showArticles(place: HTMLElement, report: Document, preview: Preview | undefined, previous: string[], terms: Terms, actions: ArticleActions): void {
  const head = h('div', { class: 'head' },
    h('p', {}, counted(report.articles.length, 'article', 'articles'), previous.length > 0
      ? `, compared with ${previous.join(', ')}. ` : '. Give an earlier version, and each is judged as an update. ',
      h('button', { type: 'button', id: 'previous', onclick: () => actions.choosePrevious() }, 'Earlier version…'), ' ',
      previous.length > 0 && h('button', { type: 'button', onclick: () => actions.dropPrevious() }, 'Without')));
  const body = h('tbody');
  let count = 0;
  const more = (): void => {
    for (const article of report.articles.slice(count, count + MORE)) {
      const { index } = article;
      const badges = terms.severities.flatMap(({ name, word }) => {
        const found = { error: article.errors, warning: article.warnings, info: article.infos }[name];
        return found > 0 ? [h('span', { class: `badge ${name}` }, counted(found, word.toLowerCase(), `${word.toLowerCase()}s`)), ' '] : [];
      });
      const outcome = preview?.articles[index];
      body.append(h('tr', {},
        h('td', { class: 'number' }, String(index + 1)),
        h('th', { scope: 'row' },
          h('button', { type: 'button', class: 'go', onclick: () => actions.open(index, badges.length > 0) }, h('bdi', {}, article.title || 'No title')),
          article.canonical ? h('span', { class: 'url quiet' }, article.canonical) : undefined),
        h('td', {}, ...(badges.length > 0 ? badges : [h('span', { class: 'badge good' }, 'Ready')])),
        h('td', {}, outcome ? h('span', { class: `badge ${CLASSES[outcome.outcome] ?? ''}` }, outcome.outcome) : '–',
          outcome?.reason ? h('code', { class: 'reason' }, outcome.reason) : undefined),
        h('td', {}, time(article.published)), h('td', {}, time(article.modified))));
    }
    count += MORE;
    button.hidden = count >= report.articles.length;
  };
  const button = h('button', { type: 'button', onclick: more }, 'Show more');
  more();
  const columns = ['', 'Article', 'Findings', 'Outcome', 'Published', 'Modified'];
  place.replaceChildren(head, h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Articles' }, h('table', {},
    h('thead', {}, h('tr', {}, ...columns.map((name) => (name ? h('th', { scope: 'col' }, name) : h('td'))))), body)), button);
}
