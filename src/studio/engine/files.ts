/** Sources and other files: papers that values are looked up in, house styles, and sheets that lie beside the dataset. */
import { houseStyleOf, placesOf, readSource, verifyText, type SourceText } from '../../index.js';
import type { Checked, PaperBlock } from '../messages.js';
import { attempt, putFile, type AnswersTo } from './answer.js';

export function fileAnswers(): AnswersTo<'house' | 'beside' | 'read' | 'forget' | 'verify'> {
  /** The papers that were read, by the ids of the sources that they are. */
  const sources = new Map<string, SourceText>();
  return {
    async house({ name, bytes }) {
      putFile(name, bytes);
      const { made, problems } = await attempt(() => houseStyleOf(`/${name}`));
      return { style: made, problems };
    },
    async beside({ files }) {
      for (const { name, bytes } of files) putFile(name, bytes);
      return null;
    },
    async read({ source, file, bytes }) {
      const { made, problems } = await attempt(() => readSource(file, bytes));
      if (made) sources.set(source, made);
      return { blocks: made && made.blocks.map(blockOf), problems };
    },
    async forget() {
      sources.clear();
      return null;
    },
    async verify({ file, text }) {
      const { made } = await attempt(() => verifyText(file, text, sources));
      if (!made) return null;
      const places = new Map(
        placesOf(
          text,
          made.compared.map(({ path }) => path),
        ).map(({ path, from }) => [path, from]),
      );
      const checked = made.compared.map(({ item, ...proof }): Checked => {
        const { path, verdict, around, place, doubt, spot } = proof;
        const { shown, source } = item;
        return { path, verdict, around, place, doubt, spot, shown, source, from: places.get(path) ?? -1 };
      });
      const lacking = [...made.lacking].flatMap(([source, figures]) =>
        figures.map((figure) => ({ ...figure, source })),
      );
      return { checked, lacking };
    },
  };
}

function blockOf({ text, page, paragraph, cells }: SourceText['blocks'][number]): PaperBlock {
  const place = page !== null ? `page ${page}` : paragraph !== null ? `¶${paragraph}` : '';
  return { text, place, page, isRow: cells !== undefined };
}
