/** Lines of a tag and a value, as RIS and NBIB have them. */

/** A tag and its value in the order of the file; `of` gives the values of some tags, `first` one of them or an empty text. */
export class TaggedLines {
  constructor(readonly lines: [tag: string, value: string][]) {}

  of(...tags: string[]): string[] {
    return this.lines.filter(([tag, value]) => tags.includes(tag) && value !== '').map(([, value]) => value);
  }

  /** By the first of the tags that has a value. */
  first(...tags: string[]): string {
    for (const tag of tags) {
      const [value] = this.of(tag);
      if (value !== undefined) return value;
    }
    return '';
  }
}

/**
 * The lines of the first reference: a new one begins where `begins` stands again. A line
 * without a tag goes on with the value above it, however it is indented.
 */
export function taggedLines(text: string, line: RegExp, begins: string): TaggedLines {
  const lines: [string, string][] = [];
  let parts: string[] = [];
  const close = () => {
    if (lines.length > 0) lines.at(-1)![1] = parts.join(' ').trim();
  };
  for (const written of text.split(/\r\n|\r|\n/)) {
    const [, tag, value = ''] = line.exec(written) ?? [];
    if (tag === 'ER' || (tag === begins && lines.length > 0)) break;
    if (tag !== undefined) {
      close();
      lines.push([tag, '']);
      parts = [value];
    } else if (written.trim() !== '') parts.push(written.trim());
  }
  close();
  return new TaggedLines(lines);
}
