import type { Extension } from '@codemirror/state';
import type { check } from './worker.js';
import type { Options } from './index.js';

/** A linter for CodeMirror 6, with fixes. `options` are those of `check`; all else is for CodeMirror's `linter`. */
export function instantArticle(config?: { options?: Options; check?: typeof check; delay?: number; [key: string]: unknown }): Extension;
