// Options as a form, made from the engine's own schema: no key, choice or word of them stands here.
import type { OptionSchema, Options, OptionsSchema } from 'ia-validate';

import { buttons, dialog } from './dialog.ts';
import { h, message } from './dom.ts';
import { words } from './words.ts';

type Field = { element: HTMLElement; value(): unknown };

/** What is asked for elsewhere or is for programs that end: the format of a download, and what makes a run fail. */
const ELSEWHERE = new Set(['format', 'failOn']);

function field(id: string, schema: OptionSchema, value: unknown): Field {
  const said = { id, 'aria-describedby': `${id}-about` };
  const fallback = schema.default === undefined ? '' : String(schema.default);
  if (schema.type === 'boolean') {
    const element = h('input', { ...said, type: 'checkbox', checked: value === true });
    return { element, value: () => element.checked || undefined };
  }
  if (schema.enum) {
    const element = h('select', said, ...schema.enum.map((name) => h('option', { value: name, selected: name === (value ?? schema.default) }, name)));
    return { element, value: () => (element.value === schema.default ? undefined : element.value) };
  }
  if (schema.type === 'array') {
    const element = h('input', { ...said, type: 'text', value: Array.isArray(value) ? value.join(', ') : '', spellcheck: 'false', placeholder: example(schema) });
    return { element, value: () => { const list = split(element.value); return list.length > 0 ? list : undefined; } };
  }
  if (schema.type === 'object') {
    const lines = Object.entries((value ?? {}) as Record<string, string>).map((pair) => pair.join(' = '));
    const element = h('textarea', { ...said, rows: 2, spellcheck: 'false', placeholder: example(schema) }, lines.join('\n'));
    return { element, value: () => table(element.value) };
  }
  const element = h('input', { ...said, type: 'text', value: value === undefined ? '' : String(value), placeholder: fallback, spellcheck: 'false' });
  // Where a number can be meant, digits are one.
  const isText = schema.type === 'string';
  return {
    element,
    value: () => {
      const text = element.value.trim();
      if (text === '') return undefined;
      return !isText && /^\d+$/.test(text) ? Number(text) : text;
    },
  };
}

function example({ examples }: OptionSchema): string {
  const [first] = examples ?? [];
  if (Array.isArray(first)) return first.join(', ');
  return typeof first === 'object' && first !== null ? Object.entries(first).map((pair) => pair.join(' = ')).join('\n') : '';
}

const split = (text: string): string[] => text.split(/[\s,]+/).filter((it) => it !== '');

function table(text: string): Record<string, string> | undefined {
  const pairs = text.split(/[\n,]+/).filter((line) => line.trim() !== '').map((line) => {
    const [name = '', ...rest] = line.split('=');
    return [name.trim(), rest.join('=').trim()] as const;
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

/** Asks for options; `take` tries them, and what it throws is told in the form. */
export function askOptions({ properties, order }: OptionsSchema, now: Options, take: (options: Options) => Promise<void>): void {
  dialog(words.options, (body, close, actions) => {
    const fields = order.flatMap((key) => {
      const schema = properties[key];
      if (!schema || ELSEWHERE.has(key)) return [];
      const id = `option-${key}`;
      const made = field(id, schema, (now as Record<string, unknown>)[key]);
      const row = h('div', { class: 'option' }, h('label', { for: id }, schema.title), made.element,
        h('p', { class: 'quiet', id: `${id}-about` }, message(schema.description)));
      return [{ key, row, ...made }];
    });
    const wrong = h('p', { class: 'wrong', role: 'alert' });
    const given = (): Options => Object.fromEntries(fields.map((it) => [it.key, it.value()]).filter(([, value]) => value !== undefined)) as Options;
    const form = h('form', { id: 'options-form', onsubmit: (event) => {
      event.preventDefault();
      take(given()).then(close, (error: Error) => { wrong.replaceChildren(message(error.message)); });
    } }, ...fields.map(({ row }) => row));
    body.append(form);
    actions.append(wrong, buttons(
      h('button', { type: 'submit', form: 'options-form', class: 'main', id: 'options-take' }, words.use),
      h('button', { type: 'button', onclick: () => { take({}).then(close, () => {}); } }, words.reset),
      h('button', { type: 'button', onclick: close }, words.cancel)));
  });
}
