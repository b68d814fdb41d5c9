/** Opens the studio: unpacks what the file holds, starts the worker, and shows the example or what was kept. */
import { Engine } from './engine-client.js';
import { addFonts } from './fonts.js';
import type { PackedFiles } from './messages.js';
import type { Schema } from './schema-help.js';
import { openStudio } from './studio.js';

declare global {
  /** Set by the script that unpacks the file. */
  var trialbriefPacked: PackedFiles;
}

const { 'engine.js': engine, 'main.js': _, 'LICENSES.txt': licences, ...files } = globalThis.trialbriefPacked;
addFonts(files);
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
openStudio(new Engine(engine!, files), {
  example: textOf(files['/trialbrief/data/dazukibart.yaml']),
  licences: textOf(licences),
  schema: JSON.parse(textOf(files['/trialbrief/data/trialbrief.schema.json'])) as Schema,
  pdfScript: files['/trialbrief/dist/pdf.cjs']!,
});
