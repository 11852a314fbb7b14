// A panel for the WordPress block editor. It uses the editor's own libraries, `window.wp`, and brings none.
import { textsWith } from './texts.js';
import * as worker from './worker.js';

const LOCK = 'ia-validate';

/**
 * The component. `getArticle(content)` makes the article of a post's content (a string or a promise of one); without it the
 * content is checked as what stands in an article, and can be mended by the fixes that lose nothing (where `wp.blocks` is given).
 * With `hold`, a post with errors cannot be saved.
 */
export function panel(wp, { check = worker.check, fix = worker.fix, getArticle, options = { kind: 'fragment' }, hold = false, pause = 800, texts } = {}) {
  const words = textsWith(texts);
  const { createElement: el, useEffect, useState } = wp.element;
  const { dispatch, select, useDispatch, useSelect } = wp.data;
  const written = () => select('core/editor').getEditedPostContent();

  // Answers what is to be told. All is one step for the editor's own undo.
  async function mend(content) {
    const { text } = await fix(content, { name: 'post', ...options });
    if (written() !== content) return words.changed;
    const blocks = wp.blocks.parse(text);
    if (!blocks.every(function isValid(it) { return it.isValid && it.innerBlocks.every(isValid); })) {
      return words.otherBlock;
    }
    dispatch('core/block-editor').resetBlocks(blocks);
    return undefined;
  }

  return function InstantArticlePanel() {
    const content = useSelect((select) => select('core/editor').getEditedPostContent(), []);
    const { lockPostSaving, unlockPostSaving } = useDispatch('core/editor');
    const [state, setState] = useState({});
    useEffect(() => {
      let isOld = false;
      const timer = setTimeout(async () => {
        try {
          const report = await check(getArticle ? await getArticle(content) : content, { name: 'post', ...options });
          if (isOld) return;
          setState({ report });
          if (hold && report.summary.errors > 0) lockPostSaving(LOCK);
          else unlockPostSaving(LOCK);
        } catch (error) {
          if (isOld || error.name === 'AbortError') return;
          // What cannot be checked can be saved.
          unlockPostSaving(LOCK);
          setState({ error });
        }
      }, pause);
      return () => {
        isOld = true;
        clearTimeout(timer);
      };
    }, [content]);
    useEffect(() => () => unlockPostSaving(LOCK), []);

    const { report, error, said } = state;
    if (error) return el('p', { role: 'alert' }, words.unchecked(error.message));
    if (!report) return el('p', { role: 'status' }, words.checking);
    const { errors, warnings, infos } = report.summary;
    const isMendable = wp.blocks && !getArticle && report.diagnostics.some((it) => it.fix?.safety === 'safe');
    return el('div', { className: 'ia-validate-panel' },
      el('p', { role: 'status' }, report.diagnostics.length === 0 ? words.good : words.found(errors, warnings, infos)),
      isMendable && el('button', {
        type: 'button', className: 'components-button is-secondary',
        onClick: () => mend(content).then((said) => setState({ report, said }), ({ message }) => setState({ report, said: message })),
      }, words.fixAll),
      said && el('p', { role: 'alert' }, said),
      el('ol', {}, report.diagnostics.map(({ rule, severity, message, help, fingerprint, start }, index) => el('li',
        { key: `${fingerprint}-${index}`, className: `is-${severity}`, 'data-rule': rule },
        el('strong', {}, words.severity[severity]), ` ${message}`, help && el('p', {}, help), el('small', {}, `${words.place(start.line, start.column)}: ${rule}`)))));
  };
}

/** Puts the panel among the settings of a post. */
export function register(wp = window.wp, { title, ...settings } = {}) {
  const { createElement: el } = wp.element;
  const Panel = panel(wp, settings);
  // It moved there in WordPress 6.6.
  const { PluginDocumentSettingPanel } = wp.editor?.PluginDocumentSettingPanel ? wp.editor : wp.editPost;
  wp.plugins.registerPlugin('ia-validate', {
    render: () => el(PluginDocumentSettingPanel, { name: 'ia-validate', title: title ?? textsWith(settings.texts).label }, el(Panel)),
  });
}
