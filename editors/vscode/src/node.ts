import type { ExtensionContext } from 'vscode';
import { start } from './client';
import { begin } from './extension';

export const activate = (context: ExtensionContext) => begin(context, start);
