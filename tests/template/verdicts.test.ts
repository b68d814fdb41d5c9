/** The verdicts of the page: each value is of the people whom its label names. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { sharesOf } from '../../src/template/view/verdicts.js';
import { viewOf } from '../../src/template/view/view.js';
import { bareView } from './bare-view.js';

const hazard = readFileSync('tests/fixtures/hazard.yaml', 'utf8');
const verdictsOf = (text: string) => bareView(viewOf(loadDataset('trial.yaml', text))).verdicts;

test('what was found in a subgroup is not told as if it were found in all', () => {
  const withSubgroups = hazard.replaceAll('    page: false\n', '');
  expect(withSubgroups).not.toBe(hazard);
  const [main, second] = verdictsOf(withSubgroups);
  expect(main).toMatchObject({
    value: '16.3%',
    about: 'Corvadine, participants with an event, median 18 months; placebo 21.2%',
  });
  expect(second).toMatchObject({ label: 'Cardiovascular death', value: '0.82' });
});

test('words about a subgroup say of whom they are', () => {
  const told = hazard.replace(
    /( {2}- id: first-event-diabetes\n[^]*?) {4}page: false\n/,
    '$1    told: no different from all\n',
  );
  expect(told).not.toBe(hazard);
  expect(verdictsOf(told)[0]!.lines.join(' ')).toMatch(/, with diabetes: no different from all\./i);
});

test('a side is called by the treatment of the trial only where all arms on it are doses of that', () => {
  const doses = readFileSync('tests/fixtures/visits.yaml', 'utf8');
  const sides = (text: string) => {
    const effect = bareView(viewOf(loadDataset('trial.yaml', text))).chart?.effect;
    return [effect?.favoursBelow, effect?.favoursAbove];
  };
  expect(sides(doses)).toEqual(['glucosate', 'placebo']);
  const drugs = doses
    .replace('name: Glucosate 5 mg,\n      short: 5 mg,', 'name: Metformin,\n      short: metformin,')
    .replace(/drug: glucosate,\n( +)dose: 5 mg,/, 'drug: metformin,');
  expect(sides(drugs)).toEqual(['10 mg or metformin', 'placebo']);
  const againstDose = doses
    .replace(/^ +drug: placebo,\n/m, '')
    .replace(/(name: Placebo,)/, '$1 drug: glucosate, dose: 1 mg,');
  expect(sides(againstDose)).toEqual(['10 mg or 5 mg', 'placebo']);
});

test('a p value stands behind the letter of the number style', () => {
  const about = (style: string) =>
    verdictsOf(`style: ${style}\n${readFileSync('tests/fixtures/negative.yaml', 'utf8')}`)[1]!.about;
  expect(about('plain')).toContain('; P 0.78)');
  expect(about('lancet')).toContain('; p 0·78)');
});

test('the share of the comparator alone is no verdict on what was tried', () => {
  const { trial } = loadDataset('trial.yaml', hazard);
  const { corvadine, placebo } = trial.results[0]!.arms;
  expect(corvadine).toBeDefined();
  expect(sharesOf(trial, { placebo: placebo! }, ({ name }) => name)).toBeNull();
  expect(sharesOf(trial, { corvadine: corvadine! }, ({ name }) => name)?.about).toContain('placebo not reported');
});
