/** What is shown where the tool itself is at fault: the words to report, and that nothing is lost. */
import { element } from './element.js';

export function showFault(parent: HTMLElement, fault: unknown): void {
  const told =
    fault instanceof Error ? (fault.stack?.includes(fault.message) ? fault.stack : fault.message) : String(fault);
  const words = `${told}\n${navigator.userAgent}`;
  parent.replaceChildren(
    element('h2', { class: 'wrong' }, 'This is a fault of trialbrief, not of your data. Nothing is lost.'),
    element('p', {}, 'Please report these words, with the dataset if you may:'),
    element('pre', { tabindex: '0', 'aria-label': 'Words to report' }, words),
  );
}
