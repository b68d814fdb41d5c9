/** The slides one at a time, with notes and a clock for the speaker, and a window of their own for the projector. */
import { openDialog } from './dialog.js';
import { button, element } from './element.js';

/** Opens at the first slide. `notes` has the paragraphs for each. */
export function present(slides: readonly SVGSVGElement[], notes: readonly (readonly string[])[]): void {
  let at = 0;
  let audience: Window | null = null;
  const start = performance.now();
  const slide = element('div', { class: 'now' });
  const words = element('div', { class: 'notes', tabindex: '0', role: 'region', 'aria-label': 'Notes' });
  const place = element('p', { class: 'place', role: 'status' });
  const clock = element('p', { class: 'clock', role: 'timer', 'aria-label': 'Time since the beginning' });

  const copyOf = (one: SVGSVGElement) => {
    const copy = one.cloneNode(true) as SVGSVGElement;
    for (const pressed of copy.querySelectorAll('[tabindex]')) pressed.removeAttribute('tabindex');
    return copy;
  };
  const show = (index: number) => {
    at = Math.min(Math.max(0, index), slides.length - 1);
    slide.replaceChildren(copyOf(slides[at]!));
    words.replaceChildren(...(notes[at] ?? []).map((paragraph) => element('p', {}, paragraph)));
    place.textContent = `Slide ${at + 1} of ${slides.length}`;
    if (audience && !audience.closed) audience.document.body.replaceChildren(copyOf(slides[at]!));
  };
  const tick = () => {
    const seconds = Math.floor((performance.now() - start) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };
  const moves = new Map([
    ['ArrowRight', () => show(at + 1)],
    ['PageDown', () => show(at + 1)],
    ['ArrowLeft', () => show(at - 1)],
    ['PageUp', () => show(at - 1)],
    ['Home', () => show(0)],
    ['End', () => show(slides.length - 1)],
  ]);
  const pressed = (event: KeyboardEvent) => {
    const act = moves.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const openAudience = () => {
    audience = window.open('', 'trialbrief-slides', 'popup,width=1280,height=720');
    if (!audience) return;
    audience.document.title = 'Slides';
    const { style } = audience.document.body;
    Object.assign(style, { margin: '0', background: '#000', display: 'grid', placeItems: 'center', height: '100vh' });
    audience.document.fonts.clear();
    for (const face of document.fonts) audience.document.fonts.add(face);
    audience.addEventListener('keydown', pressed);
    show(at);
  };
  const dialog = openDialog(
    'The slides',
    element('div', { class: 'stage' }, slide, element('div', { class: 'speaker' }, clock, place, words)),
    element(
      'div',
      { class: 'actions' },
      button('Back', () => show(at - 1)),
      button('Next', () => show(at + 1), { class: 'main' }),
      button('Full screen', () => void slide.requestFullscreen()),
      button('Slides in a window of their own', openAudience),
    ),
  );
  dialog.classList.add('presenting');
  dialog.addEventListener('keydown', pressed);
  const timer = window.setInterval(tick, 500);
  dialog.addEventListener('close', () => {
    clearInterval(timer);
    audience?.close();
  });
  tick();
  show(0);
}
