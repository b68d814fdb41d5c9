/** Abstracts of trials that never were, in the styles of four journals, and where each figure of them belongs. */
import type { NamedArm } from '../../src/article/candidates.js';

export interface Invented {
  text: string;
  /** The arms as they are read from it. */
  arms: string[];
  /** `figure key`, without `results.main`; every one of them is proposed. */
  right: string[];
  /** Figures that no key may be proposed for. */
  none: string[];
}

export const armsOf = (names: readonly string[]): NamedArm[] =>
  names.map((name, index) => ({
    id: name.toLowerCase().replace(/\W+/g, '-'),
    name,
    role: index === names.length - 1 ? 'comparator' : 'experimental',
  }));

/** All on one line, the citation within: as it is copied from a database. */
const lancetProcedure: Invented = {
  text: `Renal denervation in resistant hypertension (RADIUS-X): a double-blind, randomised controlled trial. Nobody-Quill R, et al. Lancet 2019;393:2131-40. doi:10.1016/S0140-6736(19)32714-9. Background: Renal denervation (RDN) might lower blood pressure. However, there is no evidence from blinded trials. Methods: RADIUS-X is a blinded, multicentre randomised trial of RDN versus a sham procedure that was done at seven sites in the UK. We enrolled patients with severe (≥160 mm Hg) hypertension. After enrolment, patients received 4 weeks of medication optimisation. Patients were randomised 1:1 to undergo RDN or a sham procedure. After 8 weeks of follow-up, the assessments were repeated. The primary endpoint was difference in systolic pressure between groups. Findings: RADIUS-X enrolled 260 patients with hypertension. After the medication optimisation phase and between Feb 3, 2015, and Sept 9, 2018, 212 patients underwent randomisation, with 108 patients assigned RDN and 104 assigned the sham procedure. Patients had mean office pressure of 164·4 mm Hg (SD 10·2). There was no significant difference in the primary endpoint of systolic pressure between groups (RDN minus sham –2·6 mm Hg, 95% CI –6·9 to 1·7, p=0·240). There were no deaths. Serious adverse events included three wire complications in the sham group and five major bleeding events, including two in the RDN group and three in the sham group. Interpretation: In patients with treated hypertension, RDN did not lower pressure by more than the effect of a sham procedure.`,
  arms: ['RDN', 'Sham procedure'],
  right: [
    '212 participants.randomised',
    '108 arms.rdn.n',
    '104 arms.sham-procedure.n',
    'seven sites.total',
    '8 outcomes.main.timepoint',
    '–2·6 comparisons.rdn.estimate',
    '95% CI –6·9 to 1·7 comparisons.rdn.ci',
    '0·240 comparisons.rdn.p',
    'There were no deaths adverse_events.death.told',
    'Feb 3, 2015 dates.start',
  ],
  none: ['393', '2131', '40', '10.1016', '19', '32714', '260', '1', '160', '164·4', '10·2', '4'],
};

const nejmEvents: Invented = {
  text: `Sotavalin in Patients with Heart Failure and Reduced Ejection Fraction

BACKGROUND
In patients with type 2 diabetes, sotavalin reduces the risk of a first hospitalization for heart failure.

METHODS
In this phase 3, placebo-controlled trial, we randomly assigned 4744 patients with New York Heart Association class II, III, or IV heart failure and an ejection fraction of 40% or less to receive either sotavalin (at a dose of 10 mg once daily) or placebo, in addition to recommended therapy. The primary outcome was a composite of worsening heart failure or cardiovascular death.

RESULTS
Over a median of 18.2 months, the primary outcome occurred in 386 of 2373 patients (16.3%) in the sotavalin group and in 502 of 2371 patients (21.2%) in the placebo group (hazard ratio, 0.74; 95% confidence interval [CI], 0.65 to 0.85; P<0.001). A first worsening heart failure event occurred in 237 patients (10.0%) in the sotavalin group and in 326 patients (13.7%) in the placebo group (hazard ratio, 0.70; 95% CI, 0.59 to 0.83). Serious adverse events occurred in 35.7% of the patients in the sotavalin group and in 40.2% of those in the placebo group.

CONCLUSIONS
Among patients with heart failure and a reduced ejection fraction, the risk of worsening heart failure or death from cardiovascular causes was lower among those who received sotavalin than among those who received placebo. (Funded by Nobody; DAPAX ClinicalTrials.gov number, NCT03036124.)`,
  arms: ['Sotavalin', 'Placebo'],
  right: [
    '4744 participants.randomised',
    '386 arms.sotavalin.events',
    '2373 arms.sotavalin.n',
    '16.3% arms.sotavalin.percent',
    '502 arms.placebo.events',
    '2371 arms.placebo.n',
    '21.2% arms.placebo.percent',
    '0.74 comparisons.sotavalin.estimate',
    '95% confidence interval [CI], 0.65 to 0.85 comparisons.sotavalin.ci',
    '<0.001 comparisons.sotavalin.p',
    '35.7% adverse_events.serious.arms.sotavalin.percent',
    '40.2% adverse_events.serious.arms.placebo.percent',
  ],
  none: ['2', '40%', '10', '237', '326', '0.70', '0.59', '03036124'],
};

const jamaMeans: Invented = {
  text: `Effect of Vitamin D Supplementation vs Placebo on Walking Speed in Older Adults With Frailty: A Randomized Clinical Trial

Importance  It is unclear whether vitamin D prevents loss of walking speed in the 1 in 5 older adults who are frail.

Objective  To determine whether vitamin D supplementation improves walking speed.

Design, Setting, and Participants  Randomized, double-blind, placebo-controlled trial conducted at 5 hospitals in 2 countries that enrolled 688 adults aged 70 years or older with frailty from October 2015 through March 2019; final follow-up, May 21, 2021.

Interventions  Participants were randomized to vitamin D, 1000 IU/d (n = 339), or placebo (n = 349).

Main Outcomes and Measures  The primary outcome was change in gait speed at 24 months. The minimal clinically important difference was 0.05 m/s.

Results  Among 688 participants who were randomized (mean age, 77.2 [SD, 5.4] years; 300 [43.6%] women), 593 (86.2%) completed the trial. The mean change in gait speed was −0.02 m/s in the vitamin D group and −0.05 m/s in the placebo group (difference, 0.03 m/s [95% CI, −0.01 to 0.07]; P = .14). Serious adverse events occurred in 40 participants (11.8%) in the vitamin D group and 45 (12.9%) in the placebo group; 7 participants in the vitamin D group and 9 in the placebo group died.

Conclusions and Relevance  Among older adults with frailty, vitamin D did not improve gait speed at 24 months. These findings do not support its use.

Trial Registration  ClinicalTrials.gov Identifier: NCT01745263`,
  arms: ['Vitamin D', 'Placebo'],
  right: [
    '688 participants.randomised',
    '339 arms.vitamin-d.n',
    '349 arms.placebo.n',
    '5 sites.total',
    '70 participants.age_from',
    '−0.02 arms.vitamin-d.mean',
    '−0.05 arms.placebo.mean',
    '0.03 comparisons.vitamin-d.estimate',
    '95% CI, −0.01 to 0.07 comparisons.vitamin-d.ci',
    '.14 comparisons.vitamin-d.p',
    '40 adverse_events.serious.arms.vitamin-d.events',
    '11.8% adverse_events.serious.arms.vitamin-d.percent',
    '45 adverse_events.serious.arms.placebo.events',
    '7 adverse_events.death.arms.vitamin-d.events',
    '9 adverse_events.death.arms.placebo.events',
    'October 2015 dates.start',
  ],
  none: ['1', '1000', '0.05', '593'],
};

const bmjCluster: Invented = {
  text: `Text message reminders for uptake of cervical screening in women aged 25 to 49: cluster randomised controlled trial

Objective To determine the effect of text message reminders on attendance for cervical screening.

Design Cluster randomised controlled trial.

Setting 10 general practices in London, United Kingdom.

Participants 14 587 women aged 25 to 49 years due for screening between 1 June 2015 and 30 April 2016.

Interventions Practices were randomly assigned to text message reminders or usual care.

Main outcome measures The primary outcome was the proportion of women screened by 18 weeks.

Results 36.1% (2634/7297) of women in the text message reminders group and 31.4% (2289/7290) of women in the usual care group were screened (odds ratio 1.19, 95% confidence interval 1.03 to 1.38, P=0.02). No harms were reported.

Conclusions Text message reminders increased attendance for screening.

Trial registration ISRCTN26904706.`,
  arms: ['Text message reminders', 'Usual care'],
  right: [
    '36.1% arms.text-message-reminders.percent',
    '2634 arms.text-message-reminders.events',
    '7297 arms.text-message-reminders.n',
    '31.4% arms.usual-care.percent',
    '2289 arms.usual-care.events',
    '7290 arms.usual-care.n',
    '1.19 comparisons.text-message-reminders.estimate',
    '95% confidence interval 1.03 to 1.38 comparisons.text-message-reminders.ci',
    '0.02 comparisons.text-message-reminders.p',
    '25 participants.age_from',
    '49 participants.age_to',
    '1 June 2015 dates.start',
  ],
  none: ['1', '30', '26904706'],
};

const lancetDoses: Invented = {
  text: `Tezolimab in adults with chronic hives (HIVE-2): a randomised, double-blind, placebo-controlled, phase 2b trial
Anna Nobody, Ben Nobody, Cleo Nobody
Lancet 2023; 401: 120–31

Background Tezolimab blocks thymic stromal lymphopoietin. We aimed to assess its efficacy and safety in chronic hives.

Methods We did a randomised, double-blind trial at 62 hospitals and clinics in nine countries. Adults aged 18–80 years were randomly assigned (2:2:1) to tezolimab 210 mg, tezolimab 420 mg, or placebo every 4 weeks for 16 weeks. The primary outcome was the change from baseline in weekly itch score at week 16.

Findings Between March 12, 2020, and Nov 30, 2021, 310 patients were screened and 183 were randomly assigned (73 to tezolimab 210 mg, 74 to tezolimab 420 mg, and 36 to placebo). The least-squares mean change from baseline at week 16 was –9·8 (SE 0·7) with tezolimab 210 mg, –11·5 (0·7) with tezolimab 420 mg, and –6·4 (1·0) with placebo. The difference versus placebo was –3·4 (95% CI –5·8 to –1·0; p=0·0054) for 210 mg and –5·1 (–7·5 to –2·7; p<0·0001) for 420 mg. Adverse events were reported in 40 (55%) of 73 patients with tezolimab 210 mg, 44 (59%) of 74 with tezolimab 420 mg, and 17 (47%) of 36 with placebo. Serious adverse events occurred in two (3%), one (1%), and two (6%) patients, respectively. No patients died.

Interpretation Tezolimab reduced itch compared with placebo and was well tolerated.

Funding Nobody.`,
  arms: ['Tezolimab 210 mg', 'Tezolimab 420 mg', 'Placebo'],
  right: [
    '310 participants.screened',
    '183 participants.randomised',
    '73 arms.tezolimab-210-mg.n',
    '74 arms.tezolimab-420-mg.n',
    '36 arms.placebo.n',
    '62 sites.total',
    '18 participants.age_from',
    '80 participants.age_to',
    '–9·8 arms.tezolimab-210-mg.mean',
    '–11·5 arms.tezolimab-420-mg.mean',
    '–6·4 arms.placebo.mean',
    '–3·4 comparisons.tezolimab-210-mg.estimate',
    '95% CI –5·8 to –1·0 comparisons.tezolimab-210-mg.ci',
    '0·0054 comparisons.tezolimab-210-mg.p',
    '–5·1 comparisons.tezolimab-420-mg.estimate',
    '(–7·5 to –2·7 comparisons.tezolimab-420-mg.ci',
    '<0·0001 comparisons.tezolimab-420-mg.p',
    '40 adverse_events.any.arms.tezolimab-210-mg.events',
    '17 adverse_events.any.arms.placebo.events',
    'No patients died adverse_events.death.told',
    'March 12, 2020 dates.start',
  ],
  none: ['2023', '401', '120', '31', '210 mg', '420 mg', '2'],
};

const nejmSurvival: Invented = {
  text: `Onvarlimab plus Chemotherapy in Metastatic Gastric Cancer

N Engl J Med 2022; 387: 1001-1012

Background: Patients with metastatic gastric cancer have few options.

Methods: In this double-blind, phase 3 trial, we randomly assigned (in a 1:1 ratio) patients with previously untreated metastatic gastric cancer to receive onvarlimab or placebo, each with chemotherapy. The primary end point was overall survival.

Results: A total of 616 patients underwent randomization; 310 were assigned to the onvarlimab group and 306 to the placebo group. The median overall survival was 22.0 months in the onvarlimab group and 15.4 months in the placebo group (hazard ratio for death, 0.68; 95% CI, 0.54 to 0.85; P = 0.001). Adverse events of grade 3 or higher occurred in 67.2% of the patients in the onvarlimab group and in 65.8% of those in the placebo group. Treatment-related deaths occurred in four patients in the onvarlimab group and in two in the placebo group.

Conclusions: Onvarlimab led to longer survival than placebo.`,
  arms: ['Onvarlimab', 'Placebo'],
  right: [
    '616 participants.randomised',
    '310 arms.onvarlimab.n',
    '306 arms.placebo.n',
    '22.0 arms.onvarlimab.median',
    '15.4 arms.placebo.median',
    '0.68 comparisons.onvarlimab.estimate',
    '95% CI, 0.54 to 0.85 comparisons.onvarlimab.ci',
    '0.001 comparisons.onvarlimab.p',
  ],
  none: ['387', '1001', '1012', '2022', '1', '3'],
};

const jamaNoninferior: Invented = {
  text: `Short vs Standard Course Antibiotic Therapy for Child Pneumonia: The SHORT Randomized Clinical Trial
JAMA. 2021;325(21):2157-2164. doi:10.1001/jama.2021.5735

IMPORTANCE Short-course antibiotic therapy could limit harms.
OBJECTIVE To determine whether 5 days of amoxicillin is noninferior to 10 days.
DESIGN, SETTING, AND PARTICIPANTS Two-center, parallel-group, noninferiority randomized clinical trial of 281 children aged 6 months to 10 years, recruited between December 1, 2016, and December 31, 2019.
INTERVENTIONS Children were randomized to receive short-course amoxicillin or standard-course amoxicillin.
MAIN OUTCOMES AND MEASURES The primary outcome was clinical cure at 14 to 21 days. The noninferiority margin was 7.5%.
RESULTS Of 281 participants, the median age was 2.6 years (IQR, 1.6-4.9 years), and 160 (57%) were male. Clinical cure was observed in 101 of 114 children (88.6%) in the short-course amoxicillin group and 99 of 109 (90.8%) in the standard-course amoxicillin group (risk difference, −1.6%; 97.5% CI, −9.9% to 6.6%).
CONCLUSIONS AND RELEVANCE Short-course therapy was comparable with standard care. These results should be confirmed.`,
  arms: ['Short-course amoxicillin', 'Standard-course amoxicillin'],
  right: [
    '281 participants.randomised',
    '101 arms.short-course-amoxicillin.events',
    '114 arms.short-course-amoxicillin.n',
    '88.6% arms.short-course-amoxicillin.percent',
    '99 arms.standard-course-amoxicillin.events',
    '109 arms.standard-course-amoxicillin.n',
    '−1.6% comparisons.short-course-amoxicillin.estimate',
    '97.5% CI, −9.9% to 6.6% comparisons.short-course-amoxicillin.ci',
    'December 1, 2016 dates.start',
  ],
  none: ['325', '2157', '10.1001', '5735', '160', '7.5%'],
};

const rates: Invented = {
  text: `Brevizumab and exacerbations of asthma in adolescents: double blind, randomised trial
Doe J, Roe R, Poe P. BMJ 2020;371:m3912

Objective To assess whether brevizumab reduces exacerbations of asthma.
Methods 240 adolescents with severe asthma were randomised to brevizumab (n=121) or placebo (n=119) for 52 weeks. The primary outcome was the annualised rate of exacerbations over 52 weeks.
Results The annualised rate of exacerbations was 0.65 in the brevizumab group and 1.12 in the placebo group (rate ratio 0.58, 95% confidence interval 0.43 to 0.79; P<0.001). Adverse events led to discontinuation in three adolescents given brevizumab and one given placebo.
Conclusions Brevizumab reduced exacerbations.`,
  arms: ['Brevizumab', 'Placebo'],
  right: [
    '240 participants.randomised',
    '121 arms.brevizumab.n',
    '119 arms.placebo.n',
    '0.65 arms.brevizumab.rate',
    '1.12 arms.placebo.rate',
    '0.58 comparisons.brevizumab.estimate',
    '95% confidence interval 0.43 to 0.79 comparisons.brevizumab.ci',
    '<0.001 comparisons.brevizumab.p',
  ],
  none: ['371', '3912', '2020'],
};

/** One line; a group as the first author, two ways to give the drug, and deaths as the outcome. */
const mortality: Invented = {
  text: `Corasone in Hospitalized Patients with Febrivid-21. REVIVE Collaborative Group, Nobody P, Doe WS, et al. N Engl J Med 2022; 386:693-704. DOI: 10.1056/NEJMoa2999436. BACKGROUND: Febrivid is associated with lung damage. METHODS: In this controlled, open-label trial, we randomly assigned patients to receive oral or intravenous corasone (at a dose of 6 mg once daily) for up to 10 days or to receive usual care alone. The primary outcome was 28-day mortality. RESULTS: A total of 2104 patients were assigned to receive corasone and 4321 to receive usual care. Overall, 482 patients (22.9%) in the corasone group and 1110 patients (25.7%) in the usual care group died within 28 days after randomization (age-adjusted rate ratio, 0.83; 95% confidence interval [CI], 0.75 to 0.93; P<0.001). In the corasone group, the incidence of death was lower than that in the usual care group among patients receiving ventilation (29.3% vs. 41.4%; rate ratio, 0.64; 95% CI, 0.51 to 0.81). CONCLUSIONS: Corasone resulted in lower 28-day mortality.`,
  arms: ['Corasone', 'Usual care'],
  right: [
    '2104 arms.corasone.n',
    '4321 arms.usual-care.n',
    '482 arms.corasone.events',
    '22.9% arms.corasone.percent',
    '1110 arms.usual-care.events',
    '25.7% arms.usual-care.percent',
    '0.83 comparisons.corasone.estimate',
    '95% confidence interval [CI], 0.75 to 0.93 comparisons.corasone.ci',
    '<0.001 comparisons.corasone.p',
  ],
  none: ['386', '693', '10.1056', '21', '6', '10', '0.64', '29.3%'],
};

export const invented: Readonly<Record<string, Invented>> = {
  ...{
    lancetProcedure,
    nejmEvents,
    jamaMeans,
    bmjCluster,
    lancetDoses,
    nejmSurvival,
    jamaNoninferior,
    rates,
    mortality,
  },
};
