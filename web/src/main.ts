import './style.css';
import type { CatalogueRule, Options, OptionsSchema, Terms } from 'ia-validate';

import { byId } from './dom.ts';
import { inEditor } from './ends.ts';
import { engine, told } from './engine.ts';
import { Page } from './page.ts';
import { read } from './permalink.ts';
import { engineModule, keep } from '#start';
import { receive } from './receive.ts';
import { samples } from './samples.ts';
import { keptDraft } from './storage.ts';
import { words } from './words.ts';

async function begin(): Promise<void> {
  const page = new Page();
  receive(page);
  const choice = byId<HTMLSelectElement>('samples');
  choice.append(...samples.map(({ name }, at) => new Option(name, String(at))));
  choice.addEventListener('change', () => {
    const sample = samples[Number(choice.value)];
    choice.value = '';
    if (!sample) return;
    page.expect();
    sample.read().then((text) => page.openText(sample.name, text), (error: unknown) => page.failed(told(error)));
  });
  const started = start();
  await restore(page);
  try {
    page.ready(...await started);
    // The line is free for it now.
    keep();
  } catch (error) {
    page.failed(told(error));
  }
}

async function start(): Promise<[CatalogueRule[], Terms, OptionsSchema]> {
  await engine.init({ whole: await engineModule() ?? true });
  return Promise.all([engine.rules(), engine.terms(), engine.optionsSchema()]);
}

/** What an address says, else what was kept, else a sample. */
async function restore(page: Page): Promise<void> {
  const linked = await read(location.hash);
  let draft, keeps = true;
  try {
    draft = await keptDraft();
  } catch {
    keeps = false;
  }
  const options: Options = linked?.options ?? {};
  page.options = options;
  if (linked?.text !== undefined) {
    await page.openText(linked.name ?? 'article.html', linked.text);
    if (draft && draft.slices.join('') !== inEditor(linked.text)) page.hold(draft);
  } else if (draft) {
    await page.reopen(draft);
  } else {
    const sample = samples.find(({ name }) => name === 'morning-feed.xml') ?? samples[0];
    if (sample) await page.openText(sample.name, await sample.read(), true);
  }
  if (!keeps) page.say(words.noStorage);
}

void begin();
