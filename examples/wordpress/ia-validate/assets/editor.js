// The panel "Instant Article" of the block editor: asks the plugin's route about what is written, and marks blocks.
(function (wp) {
  const { createElement: h, Fragment, useEffect, useState } = wp.element;
  const { createReduxStore, register, select, dispatch, subscribe, useSelect } = wp.data;
  const { __, _n, sprintf } = wp.i18n;
  const { Button, ExternalLink, Spinner } = wp.components;
  const { PluginDocumentSettingPanel, PluginPrePublishPanel } = wp.editor.PluginDocumentSettingPanel ? wp.editor : wp.editPost;

  /** How long after the last keystroke is asked, in milliseconds. */
  const PAUSE = 800;

  const store = createReduxStore('ia-validate', {
    reducer(state = { findings: [], failure: null, isAsking: true }, action) {
      return action.type === 'SET' ? { ...state, ...action.state } : state;
    },
    actions: { set: (state) => ({ type: 'SET', state }) },
    selectors: {
      all: (state) => state,
      // The gravest of a block's findings.
      ofBlock: (state, number) => ['error', 'warning'].find((severity) =>
        state.findings.some((it) => it.block === number && it.severity === severity)),
    },
  });
  register(store);

  // Asks after each change; of several answers the last question's counts.
  let asked, number = 0, timer;
  async function ask() {
    const editor = select('core/editor');
    const id = editor.getCurrentPostId();
    if (!id || editor.getCurrentPostType() !== 'post') return;
    const data = { title: editor.getEditedPostAttribute('title') || '', content: editor.getEditedPostContent() };
    const question = JSON.stringify(data);
    if (question === asked) return;
    asked = question;
    const mine = (number += 1);
    dispatch(store).set({ isAsking: true });
    let answer;
    try {
      answer = await wp.apiFetch({ path: `/ia-validate/v1/posts/${id}/check`, method: 'POST', data });
    } catch (error) {
      answer = { findings: [], failure: error.message };
      asked = undefined;
    }
    if (mine === number) dispatch(store).set({ ...answer, isAsking: false });
  }
  let before;
  subscribe(() => {
    const editor = select('core/editor');
    if (!editor.getCurrentPostId()) return;
    const now = [editor.getEditedPostAttribute('title'), select('core/block-editor').getBlocks()];
    if (before && now.every((it, index) => it === before[index])) return;
    before = now;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  // Mends a block by the fixes that lose nothing; it can be undone like all that is done in the editor. Answers what to tell.
  async function mend(client) {
    const editor = 'core/block-editor';
    const block = wp.blocks.serialize(select(editor).getBlock(client));
    const path = `/ia-validate/v1/posts/${select('core/editor').getCurrentPostId()}/mend`;
    let answer;
    try {
      answer = await wp.apiFetch({ path, method: 'POST', data: { block } });
    } catch (error) {
      return error.message;
    }
    if (answer.failure) return answer.failure;
    const now = select(editor).getBlock(client);
    if (!now || wp.blocks.serialize(now) !== block) return __('The block has changed meanwhile.', 'ia-validate');
    if (answer.block === null) return __('It is not mended in the block itself; what to do stands above.', 'ia-validate');
    if (answer.block === '') return void dispatch(editor).removeBlock(client);
    const mended = wp.blocks.parse(answer.block);
    if (!mended.every((it) => it.isValid)) return __('Mended, it would be no block of this kind any more; what to do stands above.', 'ia-validate');
    dispatch(editor).replaceBlocks(client, mended);
    return undefined;
  }

  function Finding({ it }) {
    const client = useSelect((on) => (it.block === null ? undefined : on('core/block-editor').getBlocks()[it.block]?.clientId));
    const [told, tell] = useState();
    return h('div', { className: `ia-validate-finding is-${it.severity}` },
      h('p', null, it.message),
      it.excerpt && h('code', null, it.excerpt),
      (it.help || it.fix) && h('p', null, it.help || it.fix),
      client && h(Button, { variant: 'link', onClick: () => dispatch('core/block-editor').selectBlock(client) }, __('Show the block', 'ia-validate')),
      client && it.is_safe && h(Fragment, null, ' ', h(Button, { variant: 'link', onClick: async () => tell(await mend(client)) }, __('Mend the block', 'ia-validate'))),
      told && h('p', { role: 'status' }, told),
      ' ',
      it.url && h(ExternalLink, { href: it.url }, it.rule));
  }

  function Findings() {
    const { findings, failure, isAsking } = useSelect((on) => on(store).all());
    if (failure) return h('p', null, __('Not checked:', 'ia-validate'), ' ', failure);
    const errors = findings.filter((it) => it.severity === 'error').length;
    const told = findings.length === 0
      ? __('Nothing is wrong.', 'ia-validate')
      : sprintf(_n('%d finding', '%d findings', findings.length, 'ia-validate'), findings.length)
        + (errors ? sprintf(_n(', %d of them an error', ', %d of them errors', errors, 'ia-validate'), errors) : '');
    return h(Fragment, null,
      h('p', { role: 'status', className: 'ia-validate-status' }, isAsking ? h(Spinner) : told),
      findings.map((it, index) => h(Finding, { it, key: index })));
  }

  function Panels() {
    useEffect(() => { ask(); }, []);
    const isPost = useSelect((on) => on('core/editor').getCurrentPostType() === 'post');
    if (!isPost) return null;
    const title = __('Instant Article', 'ia-validate');
    return h(Fragment, null,
      h(PluginDocumentSettingPanel, { name: 'ia-validate', title, className: 'ia-validate-panel' }, h(Findings)),
      h(PluginPrePublishPanel, { title, initialOpen: true }, h(Findings)));
  }
  wp.plugins.registerPlugin('ia-validate', { render: Panels, icon: 'media-document' });

  // Marks the blocks that findings are about.
  wp.hooks.addFilter('editor.BlockListBlock', 'ia-validate/mark', wp.compose.createHigherOrderComponent((Block) => (props) => {
    const severity = useSelect((on) => {
      const number = on('core/block-editor').getBlockOrder().indexOf(props.clientId);
      return number < 0 ? undefined : on(store).ofBlock(number);
    }, [props.clientId]);
    const className = [props.className, severity && `ia-validate-${severity}`].filter(Boolean).join(' ');
    return h(Block, { ...props, className });
  }, 'withInstantArticleMark'));
})(window.wp);
