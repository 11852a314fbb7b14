import type { ExtensionContext } from 'vscode';
import { begin } from './extension';

export const activate = (context: ExtensionContext) => begin(context, async () => undefined);
