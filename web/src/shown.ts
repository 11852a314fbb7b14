// An article as it would have been shown: the engine's page of it, in a root of its own.
import style from '../../ia-validate-render/src/shown/style.css?raw';

import { h } from './dom.ts';
import { words } from './words.ts';

/** What is dropped is struck through, and leads to its place. */
const MORE = `
  :host { display: block; }
  .dropped s { text-decoration-color: var(--error); }
  .dropped button { font: inherit; color: var(--link); background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; }
  .quiet, .kind { opacity: 1; color: var(--quiet); }
  a { color: var(--link); }
  code { font-size: .85em; }
`;

const sheet = new CSSStyleSheet();
// Its page is this root here.
sheet.replaceSync(style.replace(/\bbody\b/g, ':host') + MORE);

export interface Shown { html: string; articles: number; item: number }

export function showShown(place: HTMLElement, { html, articles, item }: Shown, choose: (item: number) => void, go: (line: number, column: number) => void): void {
  // Its own style sheet is the one above, and an inline one would be a violation of the page's policy.
  const page = new DOMParser().parseFromString(html.slice(html.indexOf('<main')), 'text/html');
  const parts = [...(page.querySelector('main')?.childNodes ?? [])];
  const old = place.querySelector<HTMLElement>('.shown');
  const host = old ?? h('div', { class: 'shown' });
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(...parts);
  for (const link of root.querySelectorAll('a')) link.target = '_blank';
  for (const part of root.querySelectorAll<HTMLElement>('.dropped li')) {
    const label = part.querySelector('.quiet');
    const [line, column] = [Number(part.dataset['line']), Number(part.dataset['column'])];
    label?.replaceWith(h('button', { type: 'button', 'aria-label': words.place(line, column), onclick: () => go(line, column) }, label.textContent ?? ''));
  }
  const head = h('div', { class: 'head' });
  if (articles > 1) {
    const input = h('input', { type: 'number', min: 1, max: articles, value: item, onchange: () => choose(Math.min(articles, Math.max(1, input.valueAsNumber || 1))) });
    head.append(h('label', {}, words.chooseArticle[0], input, words.chooseArticle[1](articles)));
  }
  place.replaceChildren(head, host);
}
