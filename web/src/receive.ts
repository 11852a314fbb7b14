// Files that are dropped, chosen or pasted.
import { byId } from './dom.ts';
import type { Page } from './page.ts';

export function receive(page: Page): void {
  const input = byId<HTMLInputElement>('file');
  let wanted: (file: File) => void = () => {};
  const choose = (take: (file: File) => void): void => {
    wanted = take;
    input.value = '';
    input.click();
  };
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) wanted(file);
  });
  byId('open').addEventListener('click', () => choose((file) => void page.openFile(file)));
  page.onChoosePrevious = () => choose((file) => void page.compareWith(file));

  const veil = byId('drop');
  const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) veil.hidden = true; });
  addEventListener('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    veil.hidden = true;
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    // Beside the articles, an earlier version is dropped.
    const isBeside = event.target instanceof Element && event.target.closest('#articles');
    void (isBeside ? page.compareWith(file) : page.openFile(file));
  }, { capture: true });
}
