#!/usr/bin/env node
/**
 * Starts the command line from its bundle, with the code that V8 compiled for it
 * when the tool was built: parsing and compiling is most of a cold start. A cache
 * of another version of Node is refused by V8 and does no harm.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const bundle = fileURLToPath(new URL('main.cjs', import.meta.url));
const cache = fileURLToPath(new URL('main.cache', import.meta.url));

function readCache(): Buffer | undefined {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

const script = new Script(Module.wrap(readFileSync(bundle, 'latin1')), { filename: bundle, cachedData: readCache() });
const run = script.runInThisContext() as (...args: unknown[]) => void;
const module = { exports: {} };
run(module.exports, createRequire(bundle), module, bundle, dirname(bundle));

// Set while the tool is built, after a run that has compiled what a build needs.
if (process.env.TRIALBRIEF_WRITE_CACHE) {
  process.on('exit', () => {
    writeFileSync(cache, script.createCachedData());
  });
}
