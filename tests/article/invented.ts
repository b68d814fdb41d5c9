/** Articles of trials that never were, in the forms in which people have them. */

/** As PubMed gives it. */
export const nbib = `PMID- 31234567
OWN - NLM
DP  - 2019 May 4
TI  - Velorimab versus placebo in adults with moderate-to-severe chronic prurigo:
      a randomised, double-blind, placebo-controlled, phase 3 trial.
PG  - 1201-1212
LID - 10.1234/S0140-6736(19)31234-5 [doi]
AB  - BACKGROUND: Velorimab blocks interleukin 31. We aimed to assess it in chronic
      prurigo. METHODS: In this randomised, double-blind trial, adults aged 18-80
      years with chronic prurigo at 62 centres in nine countries were randomly
      assigned (2:1) to velorimab 30 mg every 4 weeks or placebo for 16 weeks. The
      primary outcome was the proportion of patients with an itch response at week
      16. This trial is registered with ClinicalTrials.gov, NCT04501666. FINDINGS:
      412 patients were screened and 286 were randomly assigned: 190 to velorimab
      and 96 to placebo. At week 16, 107 (56%) of 190 patients on velorimab and 20
      (21%) of 96 on placebo had an itch response (difference 35.4%, 95% CI 24.6 to
      46.3; p<0.0001). Serious adverse events occurred in 11 (6%) patients on
      velorimab and seven (7%) on placebo. INTERPRETATION: Velorimab eased itch.
FAU - Maier, Anna
AU  - Maier A
FAU - de la Cruz, Pedro
AU  - de la Cruz P
TA  - J Invent
VI  - 393
IP  - 10177
SI  - ClinicalTrials.gov/NCT04501666
`;

/** As PubMed Central gives it. */
export const jats = `<?xml version="1.0"?>
<article><front><journal-meta><journal-title-group><journal-title>Journal of Inventions</journal-title>
<abbrev-journal-title>J Invent</abbrev-journal-title></journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="doi">10.1234/inv.5678</article-id><article-id pub-id-type="pmid">4711</article-id>
<title-group><article-title>Walking and H<sub>2</sub>O versus usual care for knee osteoarthritis: a cluster randomised trial</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Okafor</surname><given-names>Ben C.</given-names><suffix>Jr</suffix></name><xref ref-type="aff">1</xref></contrib>
<contrib contrib-type="author"><collab>The WALK Investigators<contrib-group><contrib contrib-type="author"><name><surname>Nobody</surname><given-names>Ada</given-names></name></contrib></contrib-group></collab></contrib></contrib-group>
<pub-date pub-type="epub"><year>2020</year></pub-date><pub-date pub-type="ppub"><year>2021</year></pub-date>
<volume>12</volume><elocation-id>e77</elocation-id>
<abstract><sec><title>Methods</title><p>We randomised 24 clinics with 610 adults to a walking programme or usual care. The primary outcome was pain on the KOOS pain scale at 6 months.</p></sec>
<sec><title>Results</title><p>Mean KOOS pain was 61.2 (SD 14.0) in the intervention group and 55.9 (SD 15.1) in the control group (adjusted difference 4.9, 95% CI 2.2 to 7.6; P&lt;0.001). There were 3 deaths in the intervention group.</p></sec>
<sec><title>Trial registration</title><p>ISRCTN12345678.</p></sec></abstract></article-meta></front>
<body><sec><title>Introduction</title><p>Earlier, NCT00000001 was done in 45 people.</p></sec></body></article>`;

/** As it is copied from a journal's page. */
export const pasted = `Nabizor or teluxaban in patients with acute venous thromboembolism

Background: Head-to-head trials are scarce.

Methods: We randomly assigned patients to receive either nabizor or teluxaban in an open-label noninferiority trial. The primary outcome was a composite of recurrent thromboembolism or death within 3 months.

Results: A total of 2,760 patients underwent randomization at 32 sites. The primary outcome occurred in 44 of 1370 patients (3.2%) in the nabizor group and in 96 of 1390 (6.9%) in the teluxaban group (relative risk, 0.46; 95% confidence interval [CI], 0.33 to 0.65; P<0.001).

Conclusions: Nabizor was noninferior. (ClinicalTrials.gov number, NCT03266783.)
`;
