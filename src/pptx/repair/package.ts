/** What concerns the package as a whole. */
import { escapeXml } from '../xml.js';
import { textOf, type Repair } from './context.js';

/**
 * pptxgenjs declares one slide master for each slide, of which one exists,
 * and a type for jpg that is none; PowerPoint repairs files with phantom parts.
 */
export const mendContentTypes: Repair = (parts) => {
  const types = textOf(parts, '[Content_Types].xml');
  parts['[Content_Types].xml'] = types
    .replace(/(?<!\s)\s*<Override PartName="\/([^"]+)"[^<>]*\/>/g, (override, name: string) =>
      Object.hasOwn(parts, name) ? override : '',
    )
    .replace('"image/jpg"', '"image/jpeg"');
};

/** pptxgenjs writes American English wherever it is not told, and cannot be told in notes, fields and masters. */
export const setLanguage: Repair = (parts, { properties }) => {
  const language = ` lang="${escapeXml(properties.language)}"`;
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part !== 'string' || !name.startsWith('ppt/')) continue;
    parts[name] = part.replaceAll(' lang="en-US"', () => language);
  }
};
