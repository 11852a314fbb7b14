import type { Options } from './index.js';
import type { Texts } from './texts.js';
import type { check, fix } from './worker.js';

export interface PanelSettings {
  /** Makes the article of a post's content; without it the content is checked as what stands in an article, and can be mended. */
  getArticle?: (content: string) => string | Promise<string>;
  options?: Options;
  /** Whether a post with errors cannot be saved. */
  hold?: boolean;
  /** How long a pause is, in milliseconds. */
  pause?: number;
  texts?: Partial<Texts>;
  check?: typeof check;
  fix?: typeof fix;
}

/** The component, made of the libraries in `wp`. */
export function panel(wp: any, settings?: PanelSettings): () => unknown;

/** Puts the panel among the settings of a post in the block editor. */
export function register(wp?: any, settings?: PanelSettings & { title?: string }): void;
