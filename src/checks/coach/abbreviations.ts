/** Abbreviations that a listener cannot know and that nothing spells out. */
import { doubt, type Finding } from '../../dataset/finding.js';
import { Prose, wordsOf } from '../../dataset/prose.js';
import { isQuantity, Written } from '../../dataset/quantity.js';
import type { Dataset } from '../../dataset/schema.js';
import { join } from '../../dataset/tree.js';

/** Two capitals or more, with digits and hyphens: CDASI-A, IFN, PASI75. Names of mixed letters, such as BNT162b2, are none. */
const short = /(?<![\p{L}\d./-])\p{Lu}\d*\p{Lu}[\p{Lu}\d]*(?:-[\p{Lu}\d]+)*(?![\p{L}\d/])(?!-\p{Ll})/gu;

/** What stands in any newspaper or in every chart, and names of countries and firms. */
const widely = new Set(
  'AIDS BMI CO COVID-19 CT DNA ECG EEG EU FDA EMA GP HIV ICU II III IV VI VII VIII IX IQ IU MRI MRSA NATO NHS PCR RNA UK UN US USA WHO SARS-COV-2 A B AE CI HR OR RR SD SE NR IQR MD RD ANOVA ANCOVA ITT OK TV'.split(
    ' ',
  ),
);

/** Where texts stand that are printed for everybody, and not only in the list of sources. */
const printed =
  /^(?:condition|intervention|participants|populations|arms|baseline|outcomes|results|adverse_events|biomarkers|next|question|headline|bottom_line|why|\w+_message|strengths|limitations|takeaways|questions)\b/;
const unprinted =
  /\.(?:id|source|at|known|outcome|population|arm|versus|within|measure|type|role|kind|event|better|drug|dose|route|schedule|long_name|unit)$/;

/** Each once, at its first place. */
export function askAbbreviations(dataset: Dataset): Finding[] {
  const texts = textsIn(dataset, '');
  const whole = texts.map(({ text }) => text).join('\n');
  const names = namesIn(dataset);
  const long = dataset.outcomes.flatMap(({ name, long_name }) => (long_name === null ? [] : [name]));
  const known = Object.keys(dataset.abbreviations);
  const first = new Map<string, string>();
  for (const { path, text } of texts) {
    if (!printed.test(path) || unprinted.test(path) || /\.pools\.\d+$/.test(path)) continue;
    for (const [token] of text.matchAll(short)) if (!first.has(token)) first.set(token, path);
  }
  const isExplained = (token: string) =>
    widely.has(token) ||
    /^[A-Z]?\d|\d{3}/.test(token) ||
    known.some((one) => one === token || one.startsWith(`${token}-`) || token.startsWith(one)) ||
    long.some((name) => name.includes(token)) ||
    names.some((name) => name.includes(token)) ||
    // “total improvement score (TIS)”, and “TIS, the total improvement score” in brackets behind it.
    whole.includes(`(${token}`) ||
    new RegExp(`(?<![\\p{L}\\d])${token} \\(\\p{L}`, 'u').test(whole);
  return [...first].flatMap(([token, path]) => {
    if (isExplained(token)) return [];
    const hint = `write under abbreviations “${token}: what it stands for”`;
    return [{ ...doubt(path, `${token} is spelled out nowhere`, hint), mend: { kind: 'spell', letters: token } }];
  });
}

/** Names of drugs and of the trial itself, whose letters stand for nothing that must be told. */
const namesIn = ({ arms, intervention, citation }: Dataset): string[] => [
  ...arms.flatMap(({ drug }) => drug ?? []),
  intervention.name,
  ...(citation.title.match(/\b[A-Z][A-Z\d-]{3,}\b/g) ?? []),
];

function textsIn(node: unknown, path: string): { path: string; text: string }[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (node instanceof Prose) return [{ path, text: wordsOf(node) }];
  if (node === null || typeof node !== 'object' || isQuantity(node) || node instanceof Written) return [];
  return Object.entries(node).flatMap(([key, child]) => textsIn(child, join(path, key)));
}
