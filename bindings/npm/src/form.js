// A text in a form, from a `textarea` or any rich editor: findings in an accessible list, and a hand on the form's sleeve.
import { element as make } from './element.js';
import { confirmWith, mayMend } from './mending.js';
import { textsWith } from './texts.js';
import * as worker from './worker.js';

export { TEXTS } from './texts.js';

let count = 0;

/**
 * Watches a text. `target` is a `textarea` or `input`, or the element of an editor that `getContent` (and, to mend,
 * `setContent`) speaks for. What it gives has `soon()` for editors that tell of changes in their own way, `check()` and `stop()`.
 */
export function watch(target, {
  getContent, setContent,
  form = target.form ?? target.closest?.('form'),
  place, hold = true, pause = 600, options = {}, check = worker.check,
  fixOne = worker.fixOne, confirm, texts,
} = {}) {
  const words = textsWith(texts);
  // Rich editors hide the field that they began with.
  const isField = !getContent && typeof target.setSelectionRange === 'function';
  getContent ??= () => target.value;
  setContent ??= isField ? (text, edits) => type(target, edits) : undefined;
  count += 1;
  const call = { fixOne, confirm: confirm ?? confirmWith(words), texts: words, options: { name: `form-${count}`, ...options } };
  const list = view(target, place, `ia-validate-${count}`, words, isField);
  let timer, checked, report, passes;

  async function look() {
    clearTimeout(timer);
    const text = getContent();
    if (text === checked) return report;
    try {
      const fresh = await check(text, call.options);
      [checked, report] = [text, fresh];
      list.show(report, { go: isField ? go : undefined, mend: setContent && mend });
      if (isField) target.setAttribute('aria-invalid', String(report.summary.errors > 0));
      return report;
    } catch (error) {
      if (error.name === 'AbortError') return undefined;
      list.say(words.unchecked(error.message));
      throw error;
    }
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(() => {}), pause);
  };

  function go({ start, end }) {
    // It is another text meanwhile.
    if (getContent() !== checked) return;
    target.focus();
    target.setSelectionRange(start.utf16, end.utf16);
  }

  async function mend(finding) {
    const text = getContent();
    if (text !== checked) return void soon();
    const { edits } = finding.fix;
    try {
      if (!(await mayMend(text, finding, { ...call, tell: list.say }))) return;
    } catch (error) {
      return void list.say(error.message);
    }
    if (getContent() !== text) return void list.say(words.changed);
    let done = 0;
    const parts = edits.flatMap(({ start, end, text: other }) => {
      const before = text.slice(done, start.utf16);
      done = end.utf16;
      return [before, other];
    });
    setContent(parts.join('') + text.slice(done), edits);
    look().then(() => list.focus(), () => {});
  }

  async function submitted(event) {
    if (passes || !hold) {
      passes = false;
      return;
    }
    if (getContent() === checked && report.summary.errors === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    try {
      const result = await look();
      // It changes while it is checked: whoever types does not send yet.
      if (!result) return;
      if (result.summary.errors > 0) {
        list.say(words.held(result.summary.errors));
        list.focus();
        return;
      }
    } catch {
      // Who cannot be checked is not kept from saving.
    }
    passes = true;
    form.requestSubmit(submitter?.form === form ? submitter : undefined);
    // Where the form's own rules stop it, it is asked anew the next time.
    passes = false;
  }

  target.addEventListener('input', soon);
  form?.addEventListener('submit', submitted, { capture: true });
  soon();
  return {
    soon, check: look, element: list.element,
    stop() {
      clearTimeout(timer);
      target.removeEventListener('input', soon);
      form?.removeEventListener('submit', submitted, { capture: true });
      list.element.remove();
    },
  };
}

/** Puts edits into a field as if they were typed, so that they can be undone. */
function type(field, edits) {
  field.focus();
  for (const { start, end, text } of [...edits].reverse()) {
    field.setSelectionRange(start.utf16, end.utf16);
    const isDone = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
    if (!isDone) {
      field.setRangeText(text, start.utf16, end.utf16, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

/** The list. Whatever comes from the text is text in it. */
function view(target, place, id, words, isField) {
  const status = make('p', { role: 'status', id: `${id}-status` });
  const items = make('ol', {});
  const element = make('section', { class: 'ia-validate', 'aria-label': words.label, tabindex: '-1' }, status, items);
  if (place) place.append(element);
  else target.after(element);
  if (isField) target.setAttribute('aria-describedby', [target.getAttribute('aria-describedby'), status.id].filter(Boolean).join(' '));

  const button = (label, act) => {
    const it = make('button', { type: 'button' }, label);
    it.addEventListener('click', act);
    return it;
  };
  const item = (finding, { go, mend }) => {
    const { severity, message, help, start, fix } = finding;
    const where = words.place(start.line, start.column);
    const parts = [go ? button(where, () => go(finding)) : where, ` ${words.severity[severity]}: ${message}`];
    if (help) parts.push(make('p', {}, help));
    if (fix && mend) parts.push(make('p', {}, button(fix.safety === 'safe' ? words.fix : words.suggestion, () => mend(finding)), ` ${fix.message}`));
    return make('li', { 'data-severity': severity, 'data-rule': finding.rule }, ...parts);
  };
  return {
    element,
    say(text) { status.textContent = text; },
    focus() { element.focus(); },
    show({ diagnostics, summary: { errors, warnings, infos } }, actions) {
      status.textContent = diagnostics.length === 0 ? words.good : words.found(errors, warnings, infos);
      items.replaceChildren(...diagnostics.map((finding) => item(finding, actions)));
    },
  };
}
