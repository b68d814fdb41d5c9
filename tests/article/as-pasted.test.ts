/** Abstracts as journals print them, pasted whole: headings on lines of their own, doses in brackets, changes in percent, subgroups, two primary outcomes. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { factsOfArticle } from '../../src/article/answers.js';
import { beginDataset } from '../../src/article/begin.js';
import { withOutcome } from '../../src/article/outcome-added.js';
import { proposalsIn } from '../../src/article/proposals.js';
import { articleOfText } from '../../src/article/read.js';
import { withValues } from '../../src/dataset/edit/put.js';
import { loadDataset } from '../../src/load.js';

/** What is read, and a dataset with all that is proposed for a place. */
async function read(text: string) {
  const article = await articleOfText(text);
  const begun = beginDataset(article, { id: 'trial', today: '2026-01-01', schema: '' }).text;
  let filled = begun;
  for (let left = 40; left > 0; left -= 1) {
    const next = proposalsIn(article, filled).find(({ place }) => place !== null);
    if (!next) break;
    filled = withValues(filled, next.writings, 'article')!;
  }
  return {
    article,
    told: factsOfArticle(article).answers,
    begun,
    filled,
    dataset: loadDataset('trial.yaml', filled).dataset,
  };
}

const doses = `Nosuchdrug Once Weekly in Adults with Obesity
Anna P.H. Nobody, D.M., Bela Van Quill, M.B., B.S., Ph.D., et al., for the INVENTED-1 Investigators*
N Engl J Med 2031;384:989-1002

BACKGROUND
The efficacy of nosuchdrug is not known.

METHODS
In this double-blind trial, we assigned 1200 adults with a body-mass index (BMI; the weight in kilograms divided by the square of the height in meters) of 30 or more, in a 1:1:1 ratio to receive once-weekly, subcutaneous nosuchdrug (5 mg or 10 mg) or placebo for 60 weeks. Coprimary end points were the percentage change in weight from baseline and a weight reduction of 5% or more.

RESULTS
The mean percentage change in weight at week 60 was -11.5% (95% confidence interval [CI], -12.9 to -10.2) with 5-mg weekly doses of nosuchdrug, -14.5% (95% CI, -15.4 to -13.5) with 10-mg doses, and -2.1% (95% CI, -3.3 to -0.9) with placebo.

CONCLUSIONS
Nosuchdrug reduced body weight. (Funded by Nobody.)`;

const subgroups = `Madeupmab in Hospitalized Patients with Covid-19. INVENTED Collaborative Group, Nobody A, et al. N Engl J Med 2031; 384:693-704. BACKGROUND: Covid-19 is associated with lung damage. METHODS: In this open-label trial we randomly assigned patients to receive oral or intravenous madeupmab or to receive usual care alone. The primary outcome was 28-day mortality. RESULTS: A total of 1104 patients were assigned to receive madeupmab and 2321 to receive usual care. Overall, 212 patients (19.2%) in the madeupmab group and 510 patients (22.0%) in the usual care group died within 28 days (rate ratio, 0.85; 95% confidence interval [CI], 0.74 to 0.97; P=0.02). In the madeupmab group, the incidence of death was lower than that in the usual care group among patients receiving invasive ventilation (27.3% vs. 38.4%; rate ratio, 0.66; 95% CI, 0.50 to 0.87) but not among those receiving no oxygen (15.8% vs. 13.0%; rate ratio, 1.17; 95% CI, 0.90 to 1.51). CONCLUSIONS: Madeupmab lowered mortality.`;

const two = `Nosuchdrug in Patients with Heart Failure and Obesity
METHODS
We randomly assigned 400 patients to receive once-weekly nosuchdrug (2 mg) or placebo for 52 weeks. The dual primary end points were the change from baseline in the Invented Cardiac Questionnaire summary score (ICQ-SS; scores range from 0 to 100, with higher scores indicating fewer symptoms) and the change in body weight. Secondary end points included the 6-minute walk distance.
RESULTS
The mean change in the ICQ-SS was 15.6 points with nosuchdrug and 8.1 points with placebo (estimated difference, 7.5 points; 95% confidence interval [CI], 4.4 to 10.6; P<0.001), and the mean percentage change in body weight was −12.3% with nosuchdrug and −2.4% with placebo (estimated difference, −9.9 percentage points; 95% CI, −11.1 to −8.7; P<0.001).
CONCLUSIONS
Nosuchdrug led to greater weight loss than placebo.`;

test('doses in brackets are arms, a change in percent is a mean in percent, and each value is that of its arm', async () => {
  const { told, article, dataset } = await read(doses);
  expect(told).toMatchObject({
    treatment: 'Nosuchdrug 5 mg',
    further: ['Nosuchdrug 10 mg'],
    comparator: 'Placebo',
    condition: 'Obesity',
    outcome: 'Percentage change in weight from baseline',
    type: 'continuous',
  });
  expect(article.printed!.authors).toEqual(['Nobody APH', 'Van Quill B', 'et al', 'INVENTED-1 Investigators']);
  expect(dataset.authors_conclusion!.text.text).toBe('Nosuchdrug reduced body weight.');
  expect(dataset.outcomes[0]).toMatchObject({ unit: '%', timepoint: 'week 60' });
  const means = Object.values(dataset.results[0]!.arms).map((arm) =>
    typeof arm === 'string' ? arm : `${String(arm.mean)} ${String(arm.ci?.low)} ${String(arm.ci?.high)}`,
  );
  expect(means.map((one) => one.replaceAll('−', '-'))).toEqual([
    '-11.5 -12.9 -10.2',
    '-14.5 -15.4 -13.5',
    '-2.1 -3.3 -0.9',
  ]);
  // No value of an arm is taken for a difference.
  expect(dataset.results[0]!.comparisons.map(({ estimate }) => estimate)).toEqual(['not reported', 'not reported']);
});

test('a subgroup is taken whole: its people, the shares of both arms, and how they compare', async () => {
  const { dataset, begun } = await read(subgroups);
  expect((parse(begun) as { participants: { description: string } }).participants.description).toBe(
    'hospitalized patients with Covid-19',
  );
  expect((parse(begun) as { sources: { cite: string }[] }).sources[0]!.cite).toBe('the article itself, abstract only');
  const told = dataset.results.map(({ population, arms, comparisons: [one] }) => [
    population.startsWith('receiving') ? 'subgroup' : population,
    ...Object.values(arms).map((arm) => (typeof arm === 'string' ? arm : String(arm.percent))),
    String(one!.estimate),
    one!.measure,
  ]);
  expect(told).toEqual([
    ['all', '19.2', '22.0', '0.85', 'rate ratio'],
    ['subgroup', '27.3', '38.4', '0.66', 'rate ratio'],
    ['subgroup', '15.8', '13.0', '1.17', 'rate ratio'],
  ]);
  expect(dataset.populations.map(({ kind }) => kind)).toEqual(['analysis set', 'subgroup', 'subgroup']);
});

test('of two primary outcomes the first is read by its letters, and figures of the other are still asked', async () => {
  const { told, article, filled, dataset } = await read(two);
  expect(told.outcome).toBe('ICQ-SS');
  expect(dataset.outcomes[0]!.long_name).toContain('Invented Cardiac Questionnaire');
  expect(String(dataset.results[0]!.comparisons[0]!.estimate)).toBe('7.5');
  const asked = proposalsIn(article, filled).map(({ figure }) => figure);
  expect(asked).toEqual(expect.arrayContaining(['−12.3%', '−2.4%', '−9.9', '95% CI, −11.1 to −8.7']));
  // The walk of six minutes is a name.
  expect(asked).not.toContain('6');
});

test('where a person names another outcome, only what is told of that is proposed, and nothing stays of the one that was read', async () => {
  const article = await articleOfText(two);
  const answers = { outcome: 'Body weight', type: 'continuous' } as const;
  const { text } = beginDataset(article, { id: 'trial', today: '2026-01-01', schema: '', answers });
  expect(text).toMatch(/better: lower/);
  expect(text).not.toMatch(/long_name/);
  const unanswered = beginDataset(article, {
    ...{ id: 'trial', today: '2026-01-01', schema: '', answers: { outcome: 'Body weight' } },
  });
  expect(unanswered.open).toEqual(expect.arrayContaining(['type', 'better']));
  const placed = proposalsIn(article, text).filter(({ place }) => place?.path.startsWith('results'));
  expect(placed.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['−9.9', '{ low: −11.1, high: −8.7, level: 95 }']),
  );
  expect(placed.map(({ value }) => value).join(' ')).not.toMatch(/15\.6|8\.1|7\.5|4\.4/);
});

test('a further outcome is a row with a result in each arm, and can be built at once', async () => {
  const { filled } = await read(two);
  const weight = { name: 'Body weight: change', role: 'primary', type: 'continuous', better: 'lower' } as const;
  const after = withOutcome(filled, weight, 'article')!;
  const { outcomes, results } = loadDataset('trial.yaml', after).dataset;
  expect(outcomes.map(({ name, role }) => [name, role])).toEqual([
    ['ICQ-SS', 'primary'],
    ['Body weight: change', 'primary'],
  ]);
  expect(results[1]).toMatchObject({ outcome: outcomes[1]!.id, population: 'all' });
  expect(Object.keys(results[1]!.arms)).toEqual(Object.keys(results[0]!.arms));
  expect(withOutcome('no: dataset', weight, 'article')).toBeNull();
});
