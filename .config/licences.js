/** The licences of the packages that are in the bundles, which ask to go with their code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A text for each package among the inputs of some builds of esbuild: its own licence and
 * notices; where the package has no file of them, the text of the licence that it declares.
 * Throws where neither is known.
 */
export function licencesOf(builds) {
  const files = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(packages)]
    .sort()
    .map(textOf)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function textOf(folder) {
  const declared = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, repository, homepage } = declared;
  const own = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const licence = declared.license ?? recognised(own.join('\n'));
  if (!licence) throw new Error(`${name}: no licence is known`);
  const text = own.length > 0 ? own.join('\n\n') : declaredText(declared, licence);
  const source = repository?.url ?? repository ?? homepage ?? '';
  return `${name} ${version} (${licence})\n${source && `${source}\n`}\n${text}\n`;
}

/** The name of a licence by its words, for a package that names none. */
const recognised = (text) => (/Permission is hereby granted, free of charge/.test(text) ? 'MIT' : undefined);

/** The text of a licence that a package only names, with its author. */
function declaredText({ name, author }, licence) {
  const text = readFileSync(`.config/licences/${licence}.txt`, 'utf8').trim();
  const holder = author?.name ?? author ?? `the authors of ${name}`;
  return `Copyright (c) ${holder}\n\n${text}`;
}
