/** Keys that work wherever the focus is, and faults wherever they happen. */
import type { Editor } from './editor.js';

export function keysAnywhere(editor: Editor, tellFault: (fault: unknown) => void): void {
  addEventListener('error', ({ error, message }) => tellFault(error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => tellFault(reason));
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    const isElsewhere = !(target as Element).closest('.cm-editor, input, textarea');
    if (!isElsewhere || !(ctrlKey || metaKey) || !/^[zy]$/i.test(key)) return;
    event.preventDefault();
    if (key.toLowerCase() === 'y' || shiftKey) editor.redo();
    else editor.undo();
  });
}
