/** YAML or JSON text to plain values, keeping where each stands and how each number was written. */
import { parseEvents, YAMLException } from 'js-yaml';
import { LineCounter } from 'yaml';
import { bounds, overBound } from '../bounds.js';
import { foreignFormat } from './foreign-formats.js';
import { explain } from './syntax.js';
import type { Position, Tree } from './tree.js';
import { valueOf } from './values.js';

/** Larger or deeper than any trial needs: refused before it costs anything. */
export const limits = {
  bytes: bounds['bytes of a data file'].most,
  depth: bounds['depth of a data file'].most,
} as const;

/**
 * Parses a file. JSON is read by the same parser, being YAML. Problems of syntax,
 * anchors, numbers that are none (`.nan`) and control characters are all told at once.
 */
export function readTree(file: string, text: string): Tree {
  const tree: Tree = { root: undefined, keys: new Map(), values: new Map(), problems: [] };
  if (text.length > limits.bytes) {
    const message = `the file has ${text.length} characters; at most ${limits.bytes} are read`;
    tree.problems.push({ severity: 'error', message, hint: 'a dataset holds one trial', file });
    return tree;
  }
  // Each value takes a sign before it and much more room once it is read: what has so many is not read at all.
  const signs = text.match(/[,\n:[{]/g)?.length ?? 0;
  const crowded = overBound('values of a data file', Math.floor(signs / signsOfValue));
  if (crowded) {
    tree.problems.push({ severity: 'error', ...crowded, file });
    return tree;
  }
  const foreign = foreignFormat(text);
  if (foreign) {
    tree.problems.push({ severity: 'error', ...foreign, file });
    return tree;
  }
  // Old programs of the Mac end lines with a carriage return alone, which YAML does not know.
  const content = text.replace(/\r(?!\n)/g, '\n');
  const counter = linesOf(content);
  const locate = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const report = (message: string, hint: string, offset: number) => {
    // Nobody reads more, and each takes room.
    if (tree.problems.length >= bounds['problems of a file'].most) return;
    tree.problems.push({ severity: 'error', message, hint, file, ...locate(offset) });
  };
  try {
    const events = parseEvents(content, { maxDepth: limits.depth });
    const tooMany = overBound('values of a data file', Math.ceil(events.length / 2));
    if (tooMany) report(tooMany.message, tooMany.hint!, 0);
    else tree.root = valueOf(events, { text: content, tree, locate, report });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (/maxDepth/.test(error.reason)) report(...tooDeep, error.mark?.position ?? 0);
    else {
      const { message, hint, offset } = content.length > mostExplained ? asParsed(error) : explain(content, error);
      report(message, hint, offset);
    }
  }
  if (tree.problems.length === 0 && (tree.root === undefined || tree.root === null)) {
    const hint = 'copy data/dazukibart.yaml and change it';
    tree.problems.push({ severity: 'error', message: 'the file is empty', hint, file });
  }
  return tree;
}

/** Signs of YAML that a value has in files as people write them, at most: comments and texts have some of their own. */
const signsOfValue = 6;

/** Larger texts are not read a second time to say more of what is wrong: it would take ten times as long. */
const mostExplained = 500_000;

const asParsed = ({ reason, mark }: YAMLException) => ({
  message: `this is not YAML: ${reason}`,
  hint: 'check the indentation and the quotation marks here and on the line above',
  offset: mark?.position ?? 0,
});

const tooDeep = [`nested more than ${limits.depth} levels deep`, 'a dataset needs fewer'] as const;

function linesOf(text: string): LineCounter {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) counter.addNewLine(at + 1);
  return counter;
}
