/** Where the tool itself is installed: its templates and its version. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the package. Source and bundle both lie one level below it. */
const root = new URL('..', import.meta.url);

/** Folder of the templates that come with the tool. */
export const ownTemplates = fileURLToPath(new URL('templates', root));

/** The schema that editors complete and underline by. */
export const schemaFile = fileURLToPath(new URL('data/trialbrief.schema.json', root));

/** Where the studio lies: in a package, and where it was made from its sources. */
export const studioFiles = ['dist/trialbrief.html', 'output/trialbrief.html'].map((file) =>
  fileURLToPath(new URL(file, root)),
);

/** Version of the tool, such as `0.1.0`. */
export function version(): string {
  return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version;
}
