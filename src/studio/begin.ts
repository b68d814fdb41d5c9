/** A new dataset: from the article where a person has it, and by questions for what that leaves open. The page grows beside it. */
import type { Problem, Question, AnswersOfArticle } from '../index.js';
import { button, element } from './element.js';
import type { Answers, Ask } from './messages.js';

type Paper = Extract<Ask, { kind: 'article' }>['paper'];

/** What the form leads to. */
export interface BeginActions {
  /** Reads an article; what it tells need not be asked. */
  read(paper: Paper): Promise<Answers['article']>;
  /** Called with what the person answered so far, at once and after each answer. */
  answered(answers: AnswersOfArticle): void;
  /** The person wants nothing of it. */
  cancelled(): void;
  /** The person goes on with what was begun, with the paper where a file of it was given. */
  done(paper: File | null): Promise<void>;
}

/** Shows the form in `parent`; `abstract` is what stands in it from the beginning. */
export function showBeginning(
  parent: HTMLElement,
  questions: readonly Question[],
  abstract: string | null,
  actions: BeginActions,
): void {
  const answers: AnswersOfArticle = {};
  let told: AnswersOfArticle = {};
  let paper: File | null = null;
  let reading: Promise<void> = Promise.resolve();
  const fields = questions.map((question) => {
    const field = fieldOf(question);
    field.addEventListener('input', () => {
      const answer = field.value.trim() === '' ? undefined : field.value;
      Object.assign(answers, { [question.key]: answer });
      if (question.key === 'outcome') doubtWhatWasRead();
      tell();
    });
    const row = element('div', { class: question.key }, element('label', { for: field.id }, question.words), field);
    return { question, field, row };
  });
  const file = element('input', {
    id: 'begin-paper',
    type: 'file',
    accept: '.pdf,.xml,.nxml,.html,.htm,.txt,.ris,.bib,.nbib,.json',
  });
  const pasted = element('textarea', {
    id: 'begin-text',
    rows: 5,
    placeholder: 'Paste its abstract here, with title and citation if you have them',
  });
  const wrong = element('p', { class: 'wrong', role: 'status' });
  const read = element('p', { class: 'read', role: 'status' });

  const tell = () => {
    const isAlone = (answers.kind ?? told.kind) === 'single-arm';
    for (const { question, row } of fields) if (question.key === 'comparator') row.hidden = isAlone;
    const given = Object.entries(answers).filter(([, answer]) => answer !== undefined);
    actions.answered(Object.fromEntries(given));
  };
  /** Which direction is good, and of what kind it is, was read of the outcome that was read. */
  const doubtWhatWasRead = () => {
    const isRead = answers.outcome === undefined || answers.outcome === told.outcome;
    for (const key of ['better', 'type'] as const) {
      const found = fields.find(({ question }) => question.key === key);
      if (!found || answers[key] !== undefined) continue;
      found.field.value = (isRead ? told[key] : undefined) ?? found.question.fallback;
      found.field.classList.toggle('was-read', isRead && told[key] !== undefined);
    }
  };
  /** What the article tells stands in the fields, to be looked at, and answered otherwise. */
  async function take(given: Paper): Promise<void> {
    const { told: found, values, title, problems } = await actions.read(given);
    told = found;
    wrong.textContent = problems.map(wordsOf).join(' ');
    const answered = fields.filter(({ question }) => told[question.key] !== undefined).length;
    read.textContent = given && problems.length === 0 ? readWords(title, answered, values) : '';
    for (const { question, field } of fields) {
      if (answers[question.key] !== undefined) continue;
      const known = told[question.key];
      // What was read stands there as if it had been typed; what was not is empty.
      field.value = known ?? (question.choices ? question.fallback : '');
      field.classList.toggle('was-read', known !== undefined);
    }
    tell();
  }
  file.addEventListener('change', () => void (reading = takeFile()));
  async function takeFile(): Promise<void> {
    paper = file.files?.[0] ?? null;
    await take(paper && { name: paper.name, bytes: new Uint8Array(await paper.arrayBuffer()) });
  }
  const takePasted = () => {
    paper = pasted.value.trim() === '' ? null : new File([pasted.value], 'article.txt');
    reading = take(paper && { text: pasted.value });
  };
  pasted.addEventListener('input', takePasted);
  const close = () => parent.replaceChildren();
  const cancel = () => {
    close();
    actions.cancelled();
  };
  const goOn = async () => {
    close();
    // What an article tells comes into the dataset first, however long that takes.
    await reading;
    await actions.done(paper);
  };
  const submitted = (event: Event) => {
    event.preventDefault();
    void goOn();
  };
  parent.replaceChildren(
    element('div', { class: 'title' }, element('h2', {}, 'A new trial'), button('Cancel', cancel, { class: 'close' })),
    element(
      'form',
      { onsubmit: submitted },
      element(
        'div',
        {},
        element('label', { for: pasted.id }, 'The abstract, as text'),
        pasted,
        element('label', { for: file.id }, 'Or the article: PDF, XML, saved page, or a citation'),
        file,
        wrong,
        read,
      ),
      ...fields.map(({ row }) => row),
      element('div', { class: 'goes-on' }, element('button', { type: 'submit', class: 'main' }, 'Go on')),
    ),
  );
  pasted.focus();
  pasted.value = abstract ?? '';
  takePasted();
}

/** What an article told, in a sentence. */
function readWords(title: string, answers: number, values: number): string {
  const found = [
    title === '' ? '' : 'the title',
    answers === 1 ? 'one answer below' : answers > 0 ? `${answers} answers below` : '',
    values === 1 ? 'one value' : values > 0 ? `${values} values` : '',
  ].filter(Boolean);
  if (found.length === 0) return 'Nothing of the trial could be read in this text: answer below.';
  const asked = values > 0 ? ' After “Go on” you are asked whether each value is right.' : '';
  return `Read: ${found.join(', ')}. Correct what is wrong.${asked}`;
}

const wordsOf = ({ message, hint }: Problem) => (hint ? `${message}: ${hint}.` : `${message}.`);

function fieldOf({ key, fallback, choices }: Question): HTMLInputElement | HTMLSelectElement {
  const id = `begin-${key}`;
  if (!choices) return element('input', { id, autocomplete: 'off', placeholder: fallback });
  const options = Object.entries(choices).map(([value, words]) =>
    element('option', { value, selected: value === fallback }, words),
  );
  return element('select', { id }, ...options);
}
