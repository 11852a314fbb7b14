// The text and its reports, to keep.
import type { Terms } from 'ia-validate';

import { buttons, dialog } from './dialog.ts';
import { h, message, save } from './dom.ts';
import { words } from './words.ts';

export interface Content {
  name: string;
  /** The text in the encoding of its file. */
  bytes(): Promise<Blob>;
  /** The same in UTF-8. */
  utf8(): Blob;
  report(format: string): Promise<string>;
  page(): Promise<string>;
}

export function askDownload(content: Content, terms: Terms): void {
  const stem = content.name.replace(/\.[^.]*$/, '') || content.name;
  dialog(words.download, (body, close, actions) => {
    const wrong = h('div', { class: 'wrong', role: 'alert' });
    const trying = (work: () => Promise<void>) => () => {
      wrong.replaceChildren();
      work().then(close, (error: Error) => { wrong.append(h('p', {}, message(error.message))); });
    };
    const text = async (): Promise<void> => {
      try {
        save(content.name, await content.bytes());
      } catch (error) {
        wrong.append(h('button', { type: 'button', onclick: () => { save(content.name, content.utf8()); close(); } }, words.asUtf8));
        throw error;
      }
    };
    const row = (id: string, name: string, about: string, work: () => Promise<void>): HTMLElement =>
      h('li', {}, h('button', { type: 'button', id, onclick: trying(work) }, name), h('span', { class: 'quiet' }, message(about)));
    body.append(wrong, h('ul', { class: 'downloads' },
      row('download-text', content.name, words.aboutText, text),
      row('download-shown', `${stem}.shown.html`, words.aboutShown, async () => save(`${stem}.shown.html`, await content.page(), 'text/html')),
      ...terms.formats.map(({ name, about, extension }) => row(`download-${name}`, name, about, async () => {
        save(`${stem}.${name === extension ? 'report' : name}.${extension}`, await content.report(name), 'text/plain');
      }))));
    actions.append(buttons(h('button', { type: 'button', onclick: close }, words.close)));
  });
}
