/** The pairs of braces of a template, as they stand in its text. */

/** `{{#if chart}}` as it stands in a text. */
export interface Tag {
  written: string;
  at: number;
  /** Whether it opens a block, closes one, or does neither. */
  role: 'opens' | 'closes' | 'stands';
  /** `if`, for `{{#if chart}}` and `{{/if}}`. */
  name: string;
}

const comment = /\{\{~?!--[^]*?--~?\}\}|\{\{~?![^]*?\}\}/g;

/** Without remarks, in which anything may stand; every place stays where it was. */
export const withoutRemarks = (text: string): string =>
  text.replace(comment, (remark) => remark.replace(/[^\n]/g, ' '));

/** All of them, in their order. */
export function tagsOf(text: string): Tag[] {
  return [...withoutRemarks(text).matchAll(/\{\{\{?[^{}]*\}\}\}?/g)].map((match) => {
    const [written] = match;
    const [sign = '', ...inside] = written.replace(/[{}~>]/g, '').trim();
    const hasSign = '#^/'.includes(sign) && sign !== '';
    const [name = ''] = (hasSign ? inside.join('') : sign + inside.join('')).trim().split(/\s/);
    const role = sign === '/' ? 'closes' : hasSign && name !== '' ? 'opens' : 'stands';
    return { written, at: match.index, role, name };
  });
}

/** The line and column of an index of a text; both count from 1. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
