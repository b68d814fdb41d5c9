/** What somebody sees who opens the studio for the first time: where to begin. */
import { button, element } from './element.js';

export interface StartActions {
  begin(): void;
  open(): void;
  example(): void;
}

export function showStart(parent: HTMLElement, { begin, open, example }: StartActions): void {
  const way = (label: string, words: string, pressed: () => void, look = '') =>
    element('li', {}, button(label, pressed, { class: look }), element('p', {}, words));
  parent.replaceChildren(
    element('h2', {}, 'Start here'),
    element(
      'p',
      {},
      'From the abstract of a trial to a one-page brief and slides for journal club. Nothing leaves this computer.',
    ),
    element(
      'ol',
      {},
      way(
        'New trial',
        'Paste an abstract, or give its PDF: what it tells is read, and you say whether it is right.',
        begin,
        'main',
      ),
      way(
        'Open …',
        'A dataset that you saved, a record of ClinicalTrials.gov, or a citation file. You can drop it here too.',
        open,
      ),
      way(
        'Change the example',
        'The page beside this is a trial of dazukibart: click any value on it to see where it comes from.',
        example,
      ),
    ),
  );
}
