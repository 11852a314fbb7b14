// Each adapter in its real editor.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintKeymap } from '@codemirror/lint';
import { EditorView, keymap } from '@codemirror/view';
import * as blocks from '@wordpress/blocks';
import * as data from '@wordpress/data';
import * as element from '@wordpress/element';
import * as plugins from '@wordpress/plugins';
import { Autoformat, ClassicEditor, Essentials, Heading, Paragraph, Undo } from 'ckeditor5';
import tinymce from 'tinymce/tinymce';
import 'tinymce/models/dom';
import 'tinymce/themes/silver';
import 'tinymce/icons/default';
import * as engine from 'ia-validate';
import { instantArticle } from 'ia-validate/codemirror';
import { watch } from 'ia-validate/form';
import { register } from 'ia-validate/wordpress';

// It only checks and mends.
await engine.init({ whole: false });
const check = async (...args) => engine.check(...args);
// Refuses on demand: there should be no fix that the engine refuses.
const fixOne = async (...args) => (window.refusal ? { text: args[0], refused: window.refusal } : engine.fixOne(...args));
const byId = (id) => document.getElementById(id);
// A heading that is not taken shall be an error here.
const options = { kind: 'fragment', severity: { 'heading-level-unsupported': 'error' } };
window.sent = [];
for (const form of document.forms) {
  form.addEventListener('submit', (event) => { event.preventDefault(); window.sent.push(form.id); });
}

window.view = new EditorView({
  parent: byId('codemirror'), extensions: [history(), keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]), instantArticle({ check, fixOne, delay: 100 })],
});

watch(byId('textarea'), { check, fixOne, pause: 100, options: { kind: 'article' } });

// The recipe for TinyMCE.
const [tiny] = await tinymce.init({ selector: '#tiny', license_key: 'gpl', skin: false, content_css: false, promotion: false, menubar: false });
const tinyWatch = watch(tiny.getElement(), {
  check, fixOne, options, pause: 100, getContent: () => tiny.getContent(), setContent: (text) => { tiny.undoManager.transact(() => tiny.setContent(text)); },
  place: byId('tiny-list'),
});
tiny.on('input change undo redo', tinyWatch.soon);
window.tiny = tiny;

// The recipe for CKEditor 5.
const ck = await ClassicEditor.create(byId('ck'), {
  licenseKey: 'GPL', plugins: [Autoformat, Essentials, Heading, Paragraph, Undo], toolbar: ['heading', 'undo', 'redo'],
});
const ckWatch = watch(ck.sourceElement, {
  check, fixOne, options, pause: 100, getContent: () => ck.getData(), setContent: (text) => ck.setData(text), place: byId('ck-list'),
});
ck.model.document.on('change:data', ckWatch.soon);
window.ck = ck;

// The block editor's own libraries, and a store with what the panel asks of a post.
const store = data.createReduxStore('core/editor', {
  reducer: (state = { content: '', locks: {} }, action) => ({
    SET: { ...state, content: action.content },
    LOCK: { ...state, locks: { ...state.locks, [action.lock]: true } },
    UNLOCK: { ...state, locks: { ...state.locks, [action.lock]: false } },
  }[action.type] ?? state),
  actions: {
    setContent: (content) => ({ type: 'SET', content }),
    lockPostSaving: (lock) => ({ type: 'LOCK', lock }),
    unlockPostSaving: (lock) => ({ type: 'UNLOCK', lock }),
  },
  selectors: { getEditedPostContent: ({ content }) => content, isLocked: ({ locks }) => locks['ia-validate'] === true },
});
data.register(store);
data.register(data.createReduxStore('core/block-editor', {
  reducer: (state = {}) => state,
  actions: { resetBlocks: (all) => ({ registry }) => registry.dispatch('core/editor').setContent(blocks.serialize(all)) },
}));
blocks.registerBlockType('core/html', {
  apiVersion: 3, title: 'HTML', category: 'widgets', attributes: { content: { type: 'string', source: 'raw' } },
  save: ({ attributes }) => element.createElement(element.RawHTML, null, attributes.content),
});
const editor = { PluginDocumentSettingPanel: ({ title, children }) => element.createElement('section', {}, element.createElement('h2', {}, title), children) };
register({ element, blocks, data, plugins, editor }, { check, fix: async (...args) => engine.fix(...args), options, hold: true, pause: 50 });
element.createRoot(byId('wordpress')).render(element.createElement(plugins.PluginArea));
window.post = { get: () => data.select('core/editor').getEditedPostContent(), set: (text) => data.dispatch('core/editor').setContent(text), isLocked: () => data.select('core/editor').isLocked() };
window.ready = true;
