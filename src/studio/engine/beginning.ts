/** New datasets: from an article, from a record, with a citation; and what the article tells of places that are open. */
import {
  articleOfText,
  beginDataset,
  citeIn,
  idFrom,
  importRecord,
  proposalsIn,
  questions,
  readArticle,
  factsOfArticle,
  type Article,
} from '../../index.js';
import { attempt, type AnswersTo } from './answer.js';

export function beginningAnswers(): AnswersTo<'propose' | 'questions' | 'article' | 'begin' | 'import' | 'cite'> {
  /** What a new dataset is begun from. */
  let article: Article | null = null;
  return {
    propose: async ({ text }) => (article ? proposalsIn(article, text) : []),
    questions: async () => questions,
    async article({ paper }) {
      article = null;
      if (!paper) return { told: {}, title: '', values: 0, problems: [] };
      const { made, problems } = await attempt(() =>
        'text' in paper ? articleOfText(paper.text) : readArticle(paper.name, paper.bytes),
      );
      article = made;
      const begun = made && beginDataset(made, { id: 'trial', today: '2000-01-01', schema: '' }).text;
      const values = begun ? proposalsIn(made, begun).filter(({ place }) => place !== null).length : 0;
      return { told: made ? factsOfArticle(made).answers : {}, title: made?.title ?? '', values, problems };
    },
    async begin({ answers: given, today }) {
      const { treatment = '', condition = '' } = { ...(article && factsOfArticle(article).answers), ...given };
      const id = idFrom(`${treatment} ${condition}`, new Set(), 'my-trial');
      const { text } = beginDataset(article, { id, today, schema: 'trialbrief.schema.json', answers: given });
      return { name: `${id}.yaml`, text };
    },
    async import({ record }) {
      const { made, problems } = await attempt(() => importRecord({ file: record.name, text: record.text }));
      return { dataset: made && { name: `${made.id}.yaml`, text: made.text }, problems };
    },
    async cite({ text, citation }) {
      const { made, problems } = await attempt(() => citeIn(text, citation.name, citation.text));
      return { edit: made, problems };
    },
  };
}
