/** Words of the design in our own sentences, against the design: a strength stays behind when that changes. */
import type { Dataset } from '../../dataset/schema.js';
import type { Trial } from '../../trial/trial.js';
import { should, type Compared } from './agreement.js';
import type { Reading } from '../reading.js';
import type { Sentence } from '../sentences.js';

/** Words of a sentence, the key that must support them, and the words that do. */
interface Feature {
  words: RegExp;
  key: 'allocation' | 'masking' | 'control' | 'centres' | 'structure' | 'framework';
  borne: RegExp;
}

/** What is a strength: a limitation can name it because the trial lacks it. */
const strengths: Feature[] = [
  {
    words: /(?<!non-?)\brandomi[sz]ed\b/i,
    key: 'allocation',
    borne: /^randomised$/,
  },
  {
    words: /\bdouble[ -](?:blind|mask)/i,
    key: 'masking',
    borne: /\b(?:double|triple|quadruple)\b/i,
  },
  {
    words: /\btriple[ -](?:blind|mask)/i,
    key: 'masking',
    borne: /\b(?:triple|quadruple)\b/i,
  },
  {
    words: /\b(?:placebo|sham)-controlled\b/i,
    key: 'control',
    borne: /\b(?:placebo|sham)\b/i,
  },
  {
    words: /\bmulti-?cent(?:re|er)\b/i,
    key: 'centres',
    borne: /\b(?:multi|several|many)|\d/i,
  },
];

/** What is neither: a title tells it as the article does. */
const kinds: Feature[] = [
  {
    words: /\bcross-?over (?:trial|study|design)\b/i,
    key: 'structure',
    borne: /^crossover$/,
  },
  {
    words: /\bparallel[ -]groups?\b/i,
    key: 'structure',
    borne: /^(?:parallel|factorial|cluster)$/,
  },
  {
    words: /\bcluster[ -]randomi[sz]ed\b/i,
    key: 'structure',
    borne: /^cluster$/,
  },
  {
    words: /\bwithin[ -](?:participants?|patients?|persons?|people|subjects?)\b/i,
    key: 'structure',
    borne: /^crossover$/,
  },
  {
    words: /\bbetween[ -](?:participants?|patients?|persons?|people|subjects?)\b/i,
    key: 'structure',
    borne: /^(?!crossover)/,
  },
  {
    words: /\badjusted for clusters?(?:ing)?\b/i,
    key: 'structure',
    borne: /^cluster$/,
  },
  { words: /\bsingle[ -]arm\b/i, key: 'structure', borne: /^single-arm$/ },
  { words: /\bfactorial\b/i, key: 'structure', borne: /^factorial$/ },
  {
    words: /\bnon-?inferiority (?:trial|study)\b/i,
    key: 'framework',
    borne: /^(?:noninferiority|not stated)$/,
  },
  {
    words: /\bequivalence (?:trial|study)\b/i,
    key: 'framework',
    borne: /^(?:equivalence|not stated)$/,
  },
  {
    words: /\bsuperiority (?:trial|study)\b/i,
    key: 'framework',
    borne: /^(?:superiority|not stated)$/,
  },
];

/** What is a limitation. An open-label extension can follow a trial that was blind. */
const limitations: Feature[] = [
  {
    words: /\bopen[ -]label\b(?! (?:extension|phase|period|follow|part))/i,
    key: 'masking',
    borne: /\b(?:open|none|no masking|unblinded|unmasked)\b/i,
  },
  {
    words: /\bknew (?:their|which|the|what) (?:own )?(?:arm|group|treatment|assignment|allocation)/i,
    key: 'masking',
    borne: /\b(?:open|none|no masking|unblinded|unmasked|single|assessor|observer|outcome)\b/i,
  },
  {
    words: /\bsingle[ -](?:blind|mask)/i,
    key: 'masking',
    borne: /\bsingle\b/i,
  },
  {
    words: /\bsingle[ -]cent(?:re|er)\b/i,
    key: 'centres',
    borne: /\b(?:single|one|mono)|\b1\b/i,
  },
];

const denial = /\b(?:not|no|non|neither|nor|without|never|lack\w*|absence|missing)\b/i;

/** In headline and headings, strengths and limitations; a sentence with a condition on the key has told it already. */
export function checkDesignWords({ dataset }: Trial, { sentences }: Reading): Compared[] {
  return [
    ...inTitle(dataset, dataset.citation.title),
    ...sentences.flatMap((sentence) => inSentence(dataset, sentence)),
  ];
}

function inSentence(dataset: Dataset, { prose, path, place, by, words: text }: Sentence): Compared[] {
  const found = by === 'claim' || by === 'ours' ? maskedParts(dataset, text, place) : [];
  if (denial.test(text) || (isOfCare(path) && wanted.test(text))) return found;
  for (const { words, key, borne } of featuresFor(path)) {
    const said = words.exec(text)?.[0];
    const own = dataset.design[key];
    const isAsked = prose.holds.some((condition) => condition.path === `design.${key}`);
    if (said === undefined || own === null || isAsked) continue;
    const message = `this says “${said}”, but design.${key} is “${own}”`;
    found.push(should(place, `“${said}” and “${own}”`, borne.test(own), message, 'check which of the two is right'));
  }
  return found;
}

/** A title can name a placebo that one of several arms had, and a centre of whoever wrote it. */
function inTitle({ design }: Dataset, title: string): Compared[] {
  return [...strengths, ...limitations, ...kinds].flatMap(({ words, key, borne }) => {
    const [said, own] = [words.exec(title)?.[0], design[key]];
    // Of a randomised trial whose arms a record takes together, the control is not told.
    const isUntold = design.allocation === 'randomised' && /^(?:uncontrolled|not reported)$/.test(own ?? '');
    if (said === undefined || own === null || key === 'centres' || isUntold) return [];
    const message = `the title says “${said}”, but design.${key} is “${own}”`;
    return [
      should(`design.${key}`, `“${said}” and “${own}”`, borne.test(own), message, 'check which of the two is right'),
    ];
  });
}

const isOfCare = (path: string): boolean => /^(?:limitations|takeaways)\./.test(path);
/** “A double-blind trial is needed” tells what the trial was not. */
const wanted = /\b(?:needed?|should|would|could|must|confirm\w*|future|next|await\w*|rather than|instead of)\b/i;

function featuresFor(path: string): Feature[] {
  if (/^results\.\d+\.(?:comparisons\.\d+\.)?told$/.test(path)) return kinds;
  if (/^(headline|bottom_line|\w+_message|strengths|question)(\.|$)/.test(path))
    return [...strengths, ...limitations, ...kinds];
  return isOfCare(path) ? [...strengths.filter(({ key }) => key === 'masking'), ...limitations] : [];
}

/** Whether words say that something was open, or that nobody knew it; null where they say neither. */
const isOpenIn = (text: string): boolean | null =>
  /\b(?:open|unblinded|unmasked|(?:not|nor|never) (?:blinded|masked|blind))\b/i.test(text)
    ? true
    : /\b(?:blind|mask)/i.test(text)
      ? false
      : null;

/** Masking that differs by arm, `open-label warfarin, blinded doses of dabigatran`, against sentences on one of them. */
function maskedParts({ design }: Dataset, text: string, place: string): Compared[] {
  const parts = design.masking.split(/[,;]| and /).flatMap((part) => {
    const isOpen = isOpenIn(part);
    const words = (part.toLowerCase().match(/\p{L}{5,}/gu) ?? []).filter(
      (word) => !/^(?:open|label|blind|mask|doses?)/.test(word),
    );
    return isOpen === null ? [] : [{ part: part.trim(), isOpen, words }];
  });
  if (new Set(parts.map(({ isOpen }) => isOpen)).size < 2) return [];
  return text.split(/[.;,](?=\s|$)/).flatMap((sentence) => {
    const said = isOpenIn(sentence);
    const named = parts.filter(({ words }) => words.some((word) => sentence.toLowerCase().includes(word)));
    const [only] = named;
    if (said === null || !only || named.length > 1) return [];
    return [
      should(
        place,
        `“${sentence.trim()}” and “${only.part}”`,
        said === only.isOpen,
        `“${sentence.trim()}”, and design.masking says “${only.part}”`,
        'check which of the two is right',
      ),
    ];
  });
}
