// Mending one finding by hand: a fix that is called safe is tried by the engine first, any other is shown before.
import { element } from './element.js';

/** How much of the text is shown around a change, in units of UTF-16. */
const AROUND = 60;

/**
 * Whether the fix of a finding may be applied. What is called safe is asked of `fixOne`, which refuses what would lose something;
 * that is told by `tell`. All else is shown to a person by `confirm`.
 */
export async function mayMend(text, finding, { fixOne, options, confirm, tell, texts }) {
  if (finding.fix.safety !== 'safe') return confirm(text, finding);
  const { refused } = await fixOne(text, finding, options);
  if (refused !== null) tell(texts.refused(refused));
  return refused === null;
}

/** Shows what the fix of a finding changes, and asks whether to do that. */
export const confirmWith = (texts) => (text, { fix }) => open(fix.message, element('pre', {}, ...difference(text, fix.edits, texts)), texts.apply, texts.cancel);

/** Tells something in a dialog. */
export const tellWith = (texts) => (what) => void open(texts.label, element('p', {}, what), texts.close);

/** The text around edits, with what goes and what comes. Whatever comes from the text is text. */
function difference(text, edits, texts) {
  const parts = [];
  let done = 0;
  for (const { start, end, text: other } of edits) {
    const between = text.slice(done, start.utf16);
    if (done === 0) parts.push(between.slice(-AROUND));
    else parts.push(between.length > 2 * AROUND ? `${between.slice(0, AROUND)} … ${between.slice(-AROUND)}` : between);
    if (end.utf16 > start.utf16) parts.push(element('del', { 'aria-label': texts.removed }, text.slice(start.utf16, end.utf16)));
    if (other !== '') parts.push(element('ins', { 'aria-label': texts.added }, other));
    done = end.utf16;
  }
  return [...parts, text.slice(done, done + AROUND)];
}

/** A dialog; what its first button answers is true, if there is another one. */
function open(title, content, first, second) {
  return new Promise((resolve) => {
    const heading = element('h2', {}, title);
    const button = (label, value) => label && element('button', { value }, label);
    const dialog = element('dialog', { class: 'ia-validate-dialog', 'aria-label': title }, heading, content,
      element('form', { method: 'dialog' }, ...[button(first, 'yes'), button(second, 'no')].filter(Boolean)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
