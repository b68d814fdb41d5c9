/**
 * Measures whose better side the field agrees on. A name here says nothing of one trial: it is asked for only where the record itself
 * does not say which way is good. Each has the paper or standard that its direction is from.
 */

export interface KnownScale {
  /** How titles name it. */
  named: RegExp;
  better: 'higher' | 'lower';
  source: string;
}

const scale = (named: RegExp, better: KnownScale['better'], source: string): KnownScale => ({ named, better, source });

/** In this order: the first that a title names decides. */
export const knownScales: readonly KnownScale[] = [
  // ── Heart and vessels ──
  scale(/\bKCCQ\b|kansas city cardiomyopathy/i, 'higher', 'Green, J Am Coll Cardiol 2000;35:1245'),
  scale(/\bMLW?HFQ?\b|minnesota living with heart failure/i, 'lower', 'Rector, Heart Fail 1987;3:198'),
  scale(/seattle angina/i, 'higher', 'Spertus, J Am Coll Cardiol 1995;25:333'),
  scale(/\bNYHA\b|new york heart association/i, 'lower', 'Criteria Committee, New York Heart Association 1994'),
  scale(
    /\b(NT[- ]?)?pro[- ]?BNP\b|\bBNP\b|natriuretic peptide/i,
    'lower',
    'McDonagh, ESC guideline, Eur Heart J 2021;42:3599',
  ),
  scale(/troponin|creatine kinase|\bCK-?MB\b|infarct size/i, 'lower', 'Thygesen, Circulation 2018;138:e618'),
  scale(/ejection fraction|\bLVEF\b/i, 'higher', 'Lang, J Am Soc Echocardiogr 2015;28:1'),
  scale(/stroke volume|global longitudinal strain \(absolute\)/i, 'higher', 'Lang, J Am Soc Echocardiogr 2015;28:1'),
  scale(
    /end[- ](systolic|diastolic) volume|ventricular mass|left atrial volume|E\/e/i,
    'lower',
    'Lang, J Am Soc Echocardiogr 2015;28:1',
  ),
  scale(/regurgitant (orifice|volume|fraction)|\bEROA\b/i, 'lower', 'Zoghbi, J Am Soc Echocardiogr 2017;30:303'),
  scale(
    /pulmonary vascular resistance|pulmonary (artery|capillary wedge) pressure|\bPCWP\b/i,
    'lower',
    'Humbert, ESC/ERS guideline, Eur Heart J 2022;43:3618',
  ),
  scale(
    /late (lumen )?loss|restenosis|plaque volume|intima[- ]media thickness/i,
    'lower',
    'Garcia-Garcia, Circulation 2018;137:2635',
  ),
  scale(/flow[- ]mediated dilat/i, 'higher', 'Thijssen, Eur Heart J 2019;40:2534'),
  scale(/pulse wave velocity|arterial stiffness/i, 'lower', 'Laurent, Eur Heart J 2006;27:2588'),
  scale(
    /(six|6)[- ]?(minute|min)[- ]?(walk|hall)|\b6MW[DT]?\b/i,
    'higher',
    'ATS statement, Am J Respir Crit Care Med 2002;166:111',
  ),
  scale(/peak (exercise )?oxygen|\bVO2\b|oxygen (uptake|consumption)/i, 'higher', 'Balady, Circulation 2010;122:191'),
  scale(
    /exercise (capacity|duration|time|tolerance)|work (performed|load)|treadmill (time|duration)/i,
    'higher',
    'Fletcher, Circulation 2013;128:873',
  ),
  scale(
    /accelerometry|step count|steps per day|(daily|physical) activity (level|minutes|units)?/i,
    'higher',
    'Troiano, Med Sci Sports Exerc 2008;40:181',
  ),
  // ── Blood ──
  scale(
    /\b(LDL|low[- ]density lipo)|total cholesterol|triglycerides?|apolipoprotein B|lipoprotein ?\(a\)|non[- ]HDL/i,
    'lower',
    'Mach, ESC/EAS guideline, Eur Heart J 2020;41:111',
  ),
  scale(
    /\bHbA1c\b|\bA1C\b|glycated h(a)?emoglobin|fasting (plasma |blood |serum )?glucose/i,
    'lower',
    'ADA Standards of Care, Diabetes Care 2024;47(S1):S111',
  ),
  scale(/time in (target )?(glucose )?range/i, 'higher', 'Battelino, Diabetes Care 2019;42:1593'),
  scale(/C[- ]reactive protein|\b(hs)?CRP\b|erythrocyte sedimentation/i, 'lower', 'Pearson, Circulation 2003;107:499'),
  scale(/viral load|HIV-?1? RNA|(HBV|HCV) (DNA|RNA)/i, 'lower', 'Gandhi, JAMA 2023;329:63'),
  scale(/\bCD4\b/i, 'higher', 'Gandhi, JAMA 2023;329:63'),
  scale(/serum phosph(ate|orus)|parathyroid hormone|\biPTH\b/i, 'lower', 'KDIGO, Kidney Int Suppl 2017;7:1'),
  scale(/serum uric acid|serum urate/i, 'lower', 'FitzGerald, Arthritis Care Res 2020;72:744'),
  // ── Kidney, liver ──
  scale(/\beGFR\b|glomerular filtration|creatinine clearance/i, 'higher', 'KDIGO, Kidney Int 2024;105:S117'),
  scale(
    /albumin(uria|[- ]to[- ]creatinine|[ /]creatinine)|proteinuria|protein[- ]to[- ]creatinine|\bU(AC|PC)R\b|serum creatinine|cystatin/i,
    'lower',
    'KDIGO, Kidney Int 2024;105:S117',
  ),
  scale(/liver (fat|stiffness)|alanine aminotransferase|\bALT\b/i, 'lower', 'Rinella, Hepatology 2023;77:1797'),
  // ── Lungs ──
  scale(
    /\bFEV ?\(?1|forced (expiratory|vital)|\bFVC\b|peak (expiratory )?flow|\bPEFR?\b/i,
    'higher',
    'Graham, Am J Respir Crit Care Med 2019;200:e70',
  ),
  scale(/asthma control (questionnaire|score)|\bACQ\b/i, 'lower', 'Juniper, Eur Respir J 1999;14:902'),
  scale(/asthma control test|\bACT score/i, 'higher', 'Nathan, J Allergy Clin Immunol 2004;113:59'),
  scale(/St\.? George|\bSGRQ\b/i, 'lower', 'Jones, Am Rev Respir Dis 1992;145:1321'),
  scale(/COPD assessment test/i, 'lower', 'Jones, Eur Respir J 2009;34:648'),
  scale(/sweat chloride/i, 'lower', 'Farrell, J Pediatr 2017;181:S4'),
  // ── Mind and nerves ──
  scale(/montgomery|\bMADRS\b/i, 'lower', 'Montgomery, Br J Psychiatry 1979;134:382'),
  scale(/hamilton|\bHAM-?[DA]\b|\bHDRS\b/i, 'lower', 'Hamilton, J Neurol Neurosurg Psychiatry 1960;23:56'),
  scale(/\bPHQ-?[89]?\b|patient health questionnaire/i, 'lower', 'Kroenke, J Gen Intern Med 2001;16:606'),
  scale(/\bGAD-?7\b/i, 'lower', 'Spitzer, Arch Intern Med 2006;166:1092'),
  scale(
    /beck (depression|anxiety)|\bBDI\b|center for epidemiologic studies depression|\bCES-?D\b|geriatric depression/i,
    'lower',
    'Beck, Arch Gen Psychiatry 1961;4:561',
  ),
  scale(/\bPANSS\b|positive and negative syndrome/i, 'lower', 'Kay, Schizophr Bull 1987;13:261'),
  scale(/\bY-?MRS\b|young mania/i, 'lower', 'Young, Br J Psychiatry 1978;133:429'),
  scale(/\bCAPS-5\b|PTSD (checklist|symptom)|\bPCL-?5?\b/i, 'lower', 'Weathers, Psychol Assess 2018;30:383'),
  scale(/\bADHD-?RS\b|ADHD rating scale/i, 'lower', 'DuPaul, ADHD Rating Scale-IV, Guilford 1998'),
  scale(/insomnia severity|\bISI\b|pittsburgh sleep|\bPSQI\b|epworth/i, 'lower', 'Bastien, Sleep Med 2001;2:297'),
  scale(/\bADAS-?cog/i, 'lower', 'Rosen, Am J Psychiatry 1984;141:1356'),
  scale(/\bCDR-?SB\b|clinical dementia rating/i, 'lower', 'Morris, Neurology 1993;43:2412'),
  scale(/\bMMSE\b|mini[- ]mental|\bMoCA\b|montreal cognitive/i, 'higher', 'Folstein, J Psychiatr Res 1975;12:189'),
  scale(/\bUPDRS\b|parkinson'?s disease rating/i, 'lower', 'Goetz, Mov Disord 2008;23:2129'),
  scale(/\bEDSS\b|expanded disability/i, 'lower', 'Kurtzke, Neurology 1983;33:1444'),
  scale(/\bALSFRS/i, 'higher', 'Cedarbaum, J Neurol Sci 1999;169:13'),
  scale(/modified rankin|\bmRS\b|\bNIHSS\b/i, 'lower', 'van Swieten, Stroke 1988;19:604'),
  scale(/barthel/i, 'higher', 'Mahoney, Md State Med J 1965;14:61'),
  scale(
    /(migraine|headache) (days|frequency)|seizures?( frequency)?|\bHIT-6\b/i,
    'lower',
    'Tassorelli, Cephalalgia 2018;38:815',
  ),
  // ── Joints, skin, gut ──
  scale(
    /\bDAS-?28|disease activity (score|index)|\bCDAI\b|\bSDAI\b|\bBASDAI\b|\bSLEDAI\b|crohn'?s disease activity|mayo score/i,
    'lower',
    'Prevoo, Arthritis Rheum 1995;38:44',
  ),
  scale(/\bHAQ(-DI)?\b|health assessment questionnaire/i, 'lower', 'Fries, Arthritis Rheum 1980;23:137'),
  scale(/\bWOMAC\b/i, 'lower', 'Bellamy, J Rheumatol 1988;15:1833'),
  scale(/\bKOOS\b/i, 'higher', 'Roos, J Orthop Sports Phys Ther 1998;28:88'),
  scale(/oswestry|roland[- ]morris|\bODI\b/i, 'lower', 'Fairbank, Physiotherapy 1980;66:271'),
  scale(
    /\bPASI score|psoriasis area|\bEASI\b|eczema area|\bSCORAD\b|\bDLQI\b|dermatology life quality/i,
    'lower',
    'Finlay, Clin Exp Dermatol 1994;19:210',
  ),
  scale(/lesion count|itch|prurit/i, 'lower', 'Phan, Acta Derm Venereol 2012;92:502'),
  scale(/bone mineral density|\bBMD\b/i, 'higher', 'Kanis, Osteoporos Int 2019;30:3'),
  // ── Bladder, eyes, others ──
  scale(
    /\bIPSS\b|prostate symptom score|incontinence episodes|micturitions|urgency episodes/i,
    'lower',
    'Barry, J Urol 1992;148:1549',
  ),
  scale(/visual acuity|\bBCVA\b|ETDRS letters/i, 'higher', 'Ferris, Am J Ophthalmol 1982;94:91'),
  scale(
    /intraocular pressure|\bIOP\b|(central|retinal|macular|subfield) (subfield |macular )?thickness/i,
    'lower',
    'EGS guidelines, Br J Ophthalmol 2021;105(S1):1',
  ),
  scale(/hot flash|hot flush/i, 'lower', 'FDA guidance on vasomotor symptoms 2003'),
  scale(
    /\bVAS\b.{0,200}pain|pain.{0,200}\b(VAS|NRS)\b|pain (score|intensity|severity|interference|rating)|(average|worst|mean|daily) pain|brief pain inventory/i,
    'lower',
    'Dworkin, Pain 2005;113:9',
  ),
  scale(/fatigue severity|\bFSS\b/i, 'lower', 'Krupp, Arch Neurol 1989;46:1121'),
  scale(/\bFACIT|\bFACT-/i, 'higher', 'Cella, J Clin Oncol 1993;11:570'),
  scale(
    /\bSF-?(36|12)\b|short form[- ]?(36|12)|\bEQ-?5D|quality of life (score|index)|\bPedsQL\b/i,
    'higher',
    'Ware, Med Care 1992;30:473; EuroQol, Health Policy 1990;16:199',
  ),
  scale(/short physical performance|\bSPPB\b|gait speed|grip strength/i, 'higher', 'Guralnik, J Gerontol 1994;49:M85'),
  scale(
    /weight[- ]for[- ](age|height|length)|height velocity|length[- ]for[- ]age|head circumference/i,
    'higher',
    'WHO Child Growth Standards 2006',
  ),
  scale(
    /(antibody|neutrali[sz]ing|HI|SBA) (titers?|titres?|GMT|concentrations?)|geometric mean titers?|seroconver|seroprotect|seroresponse/i,
    'higher',
    'WHO TRS 1004 annex 9, 2017',
  ),
  scale(
    /(length|duration) of (hospital|ICU|intensive care|stay|mechanical ventilation|ventilation|hospitali[sz]ation)|hospital stay|days in (hospital|ICU)/i,
    'lower',
    'Core outcomes for critical care: Blackwood, Crit Care Med 2019;47:1317',
  ),
  scale(/(ventilator|hospital|ICU|vasopressor)[- ]free days/i, 'higher', 'Schoenfeld, Crit Care Med 2002;30:1772'),
  scale(
    /blood loss|opioid (consumption|use|requirement)|morphine (consumption|equivalent)/i,
    'lower',
    'Myles, Br J Anaesth 2016;117:586',
  ),
];

/** Direction depends on who has it: it is a benefit in these conditions only. */
export const scalesOfConditions: readonly (KnownScale & { condition: RegExp })[] = [
  {
    ...scale(/blood pressure|\b(SBP|DBP)\b/i, 'lower', 'Whelton, Hypertension 2018;71:e13'),
    condition: /hypertensi|high blood pressure|elevated blood pressure/i,
  },
  {
    ...scale(/body ?weight|\bBMI\b|body mass index|waist/i, 'lower', 'Jensen, Circulation 2014;129:S102'),
    condition: /obes|overweight/i,
  },
  {
    ...scale(/h(a)?emoglobin|\bHb\b/i, 'higher', 'KDIGO anaemia guideline, Kidney Int Suppl 2012;2:279'),
    condition: /an(a)?emia/i,
  },
  { ...scale(/potassium/i, 'lower', 'Clase, Kidney Int 2020;97:42'), condition: /hyperkal/i },
  { ...scale(/platelet count/i, 'higher', 'Neunert, Blood Adv 2019;3:3829'), condition: /thrombocytop/i },
];
