/** Windows over the page: the browser's own dialogs, which keep the focus and close with Escape. */
import { button, element } from './element.js';

/** Opens a dialog with a heading; it is gone when it is closed. */
export function openDialog(heading: string, ...content: HTMLElement[]): HTMLDialogElement {
  const dialog = element('dialog', { 'aria-label': heading });
  const close = button('Close', () => dialog.close(), { class: 'close' });
  dialog.append(element('div', { class: 'title' }, element('h2', {}, heading), close), ...content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function showText(heading: string, text: string): void {
  openDialog(heading, element('pre', { tabindex: '0' }, text));
}
