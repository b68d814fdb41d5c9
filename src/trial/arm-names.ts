/** What an arm is called: by its name and parts of it, its drug, its dose, and what these are abbreviated to. */
import type { Dataset } from '../dataset/schema.js';
import type { TrialArm } from './trial.js';

/** Every such name as it is written in the data; `abbreviations` are those of the dataset. */
export function namesOfArm({ name, short, drug, dose }: TrialArm, abbreviations: Dataset['abbreviations']): string[] {
  const amount = /\d/.test(dose ?? '') ? dose : null;
  const all = [
    name,
    ...partsOf(name),
    short,
    amount,
    drug,
    ...(drug && amount ? [`${drug} ${amount}`, `${amount} ${drug}`] : []),
    ...expansionsOf([name, short, drug], abbreviations),
  ];
  return [
    ...new Set(all.filter((one) => one !== null && one !== '' && !/^not (?:reported|applicable)$/.test(one))),
  ] as string[];
}

/** “IVIG 2 g/kg” is also called “IVIG”, and “Intravenous immunoglobulin (IVIG)” by either part. */
function partsOf(name: string): string[] {
  const withoutDose = /^(.*?\p{L})[\s,]+\d/u.exec(name)?.[1];
  const [, whole, short] = /^([^()]+)\s\(([^()\d]{2,})\)$/.exec(name) ?? [];
  return [withoutDose, whole, short].filter((part) => part !== undefined);
}

/** What an abbreviation stands for, and how something is abbreviated, by the list of the dataset. */
const expansionsOf = (names: (string | null)[], abbreviations: Dataset['abbreviations']): string[] =>
  Object.entries(abbreviations).flatMap(([short, long]) => {
    const isNamed = (one: string) => names.some((name) => name?.toLowerCase() === one.toLowerCase());
    return isNamed(short) ? [long] : isNamed(long) ? [short] : [];
  });
