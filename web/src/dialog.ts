// Dialogs: each is made when it is opened, and gone when it is closed.
import { h } from './dom.ts';

/**
 * Opens a dialog; it is closed by Escape, by its button, or by what `close` is given to. What stands in `actions` stays in view
 * while the body is scrolled.
 */
export function dialog(title: string, fill: (body: HTMLElement, close: () => void, actions: HTMLElement) => void): HTMLDialogElement {
  const heading = h('h2', { id: 'dialog-title' }, title);
  const body = h('div', { class: 'body' });
  const actions = h('div', { class: 'actions' });
  const element = h('dialog', { 'aria-labelledby': 'dialog-title' }, heading, body, actions);
  const close = (): void => element.close();
  element.addEventListener('close', () => element.remove());
  fill(body, close, actions);
  document.body.append(element);
  element.showModal();
  return element;
}

export function buttons(...children: HTMLElement[]): HTMLElement {
  return h('div', { class: 'buttons' }, ...children);
}
