// Making elements. Whatever comes from a document goes in as text.

type Child = Node | string | undefined | false;
type Given = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

/** An element with attributes (`class`, `on…` for listeners) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, given: Given = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

/** A message: what stands between backticks is code. */
export function message(text: string): DocumentFragment {
  const parts = text.split('`');
  const fragment = document.createDocumentFragment();
  if (parts.length % 2 === 0) fragment.append(text);
  else fragment.append(...parts.map((part, at) => (at % 2 === 1 ? h('code', {}, part) : part)));
  return fragment;
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function byId<E extends HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`there is no #${id}`);
  return element as E;
}

/** Lets a person keep a file. */
export function save(name: string, content: Blob | string, type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
