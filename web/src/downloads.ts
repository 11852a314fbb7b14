// The text and its reports, to keep.
import type { Terms } from 'ia-validate';

import { buttons, dialog } from './dialog.ts';
import { h, message, save } from './dom.ts';

export interface Content {
  name: string;
  /** The text in the encoding of its file. */
  bytes(): Promise<Uint8Array>;
  /** The same in UTF-8. */
  utf8(): Uint8Array;
  report(format: string): Promise<string>;
  page(): Promise<string>;
}

export function askDownload(content: Content, terms: Terms): void {
  const stem = content.name.replace(/\.[^.]*$/, '') || content.name;
  dialog('Download', (body, close) => {
    const wrong = h('div', { class: 'wrong', role: 'alert' });
    const trying = (work: () => Promise<void>) => () => {
      wrong.replaceChildren();
      work().then(close, (error: Error) => { wrong.append(h('p', {}, error.message)); });
    };
    const text = async (): Promise<void> => {
      try {
        save(content.name, await content.bytes());
      } catch (error) {
        wrong.append(h('button', { type: 'button', onclick: () => { save(content.name, content.utf8()); close(); } }, 'Download as UTF-8'));
        throw error;
      }
    };
    const row = (id: string, name: string, about: string, work: () => Promise<void>): HTMLElement =>
      h('li', {}, h('button', { type: 'button', id, onclick: trying(work) }, name), ' ', h('span', { class: 'quiet' }, message(about)));
    body.append(wrong, h('ul', { class: 'downloads' },
      row('download-text', content.name, 'The text, in the encoding and with the line ends of its file', text),
      row('download-shown', `${stem}.shown.html`, 'The articles as they would have been shown', async () => save(`${stem}.shown.html`, await content.page(), 'text/html')),
      ...terms.formats.map(({ name, about, extension }) => row(`download-${name}`, name, about, async () => {
        save(`${stem}.${name === extension ? 'report' : name}.${extension}`, await content.report(name), 'text/plain');
      }))), buttons(h('button', { type: 'button', onclick: close }, 'Close')));
  });
}
