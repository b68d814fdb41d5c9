/** What the parser found in a text, as plain values with their places. */
import {
  boolCoreTag,
  EVENT_ID,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE,
  type Event,
  type ScalarEvent,
} from 'js-yaml';
import { overBound } from '../bounds.js';
import { Written } from './quantity.js';
import { join, type Position, type Tree } from './tree.js';
import { doubleFault, severalFault } from './syntax.js';

/** What reading needs to know and to say; offsets are characters from the beginning of the text. */
interface Context {
  text: string;
  tree: Tree;
  locate(offset: number): Position;
  report(message: string, hint: string, offset: number): void;
}

/** The value of the one document of a text; undefined where there is none. Keys, values and problems go to the tree. */
export function valueOf(events: readonly Event[], context: Context): unknown {
  const reader = new Reader(events, context);
  return events.length === 0 ? undefined : reader.document();
}

class Reader {
  private next = 0;
  /** End of what was read last: where a value that is missing would stand. */
  private end = 0;
  /** One cause, the encoding of the file, is told once. */
  private isEncodingReported = false;

  constructor(
    private readonly events: readonly Event[],
    private readonly context: Context,
  ) {}

  document(): unknown {
    this.next = 1;
    const root = this.value('');
    const second = this.events.findIndex(({ type }, index) => index > 0 && type === EVENT_ID.DOCUMENT);
    if (second > 0) this.fault(severalFault(this.context.text, this.end));
    return root;
  }

  private fault({ message, hint, offset }: { message: string; hint: string; offset: number }): void {
    this.context.report(message, hint, offset);
  }

  private value(path: string): unknown {
    const event = this.events[this.next++]!;
    const offset = this.startOf(event);
    this.context.tree.values.set(path, this.context.locate(offset));
    if ('tagStart' in event && event.tagStart >= 0) this.tag(event.tagStart, event.tagEnd);
    switch (event.type) {
      case EVENT_ID.MAPPING:
        return this.mapping(path);
      case EVENT_ID.SEQUENCE:
        return this.sequence(path);
      case EVENT_ID.SCALAR:
        return this.scalar(event, offset);
      default:
        return this.alias(event, offset);
    }
  }

  /** Where a value begins; of one that is missing, behind its colon or hyphen. */
  private startOf(event: Event): number {
    const { text } = this.context;
    if ('start' in event) return event.start;
    if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
    if (event.type !== EVENT_ID.SCALAR) return this.end;
    if (event.valueStart < 0) return this.end + /^(?:[^\S\n]*:|\s*-(?=\s))?/.exec(text.slice(this.end))![0].length;
    const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    if (!isBlock) return event.valueStart - (isQuoted(event) ? 1 : 0);
    // The sign that begins a block stands at the end of the line before it.
    const line = text.lastIndexOf('\n', event.valueStart - 2) + 1;
    return line + text.slice(line, event.valueStart).search(/[|>][-+\d]*\s*(?:#.*)?$/);
  }

  private mapping(path: string): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    while (this.events[this.next]!.type !== EVENT_ID.POP) {
      const offset = this.startOf(this.events[this.next]!);
      const name = this.key();
      const at = join(path, name);
      if (name === '__proto__') this.context.report('unknown key "__proto__"', 'give it another name', offset);
      if (entries.has(name)) this.fault(doubleFault(this.context.text, offset));
      this.context.tree.keys.set(at, this.context.locate(offset));
      entries.set(name, this.value(at));
    }
    this.next++;
    // A key such as constructor is one like any other. What validates leaves out __proto__ without a word.
    return Object.fromEntries(entries);
  }

  private key(): string {
    const event = this.events[this.next]!;
    if (event.type === EVENT_ID.SCALAR) {
      if (event.tagStart >= 0) this.tag(event.tagStart, event.tagEnd);
      this.next++;
      return this.written(event);
    }
    const offset = this.startOf(event);
    this.context.report('what stands before this colon is no key', 'write one word before the colon', offset);
    return JSON.stringify(this.value(''));
  }

  private sequence(path: string): unknown[] {
    const items: unknown[] = [];
    const start = this.events[this.next]!;
    while (this.events[this.next]!.type !== EVENT_ID.POP) items.push(this.value(join(path, items.length)));
    this.next++;
    const from = items.findIndex((item) => typeof item === 'string' && /^[“‘][^”’]*$/.test(item));
    const to = items.findIndex((item, index) => index > from && typeof item === 'string' && /^[^“‘]*[”’]$/.test(item));
    if (from >= 0 && to > from) {
      const whole = items
        .slice(from, to + 1)
        .join(', ')
        .slice(1, -1);
      const message = 'curly quotation marks do not keep together what a comma parts';
      this.context.report(message, `write straight ones: "${whole}"`, this.startOf(start));
    }
    return items;
  }

  private tag(start: number, end: number): void {
    const message = `this has no place in a dataset: the tag ${this.context.text.slice(start, end)}`;
    this.context.report(message, 'delete it, or put the text between quotation marks', start);
  }

  private alias(event: Event, offset: number): null {
    const { text, report } = this.context;
    const name = 'anchorEnd' in event ? text.slice(event.anchorStart, event.anchorEnd) : '';
    const hint = 'write the value out, or put text that begins with * between quotation marks';
    report(`"*${name}" repeats another value by an alias`, hint, offset);
    return null;
  }

  private scalar(event: ScalarEvent, offset: number): unknown {
    const written = this.written(event);
    const value = event.style === SCALAR_STYLE.PLAIN ? resolved(written) : written;
    if (typeof value === 'number') return this.number(value, written, offset);
    if (typeof value === 'string') this.checkLetters(value, offset);
    return value;
  }

  private written(event: ScalarEvent): string {
    if (event.valueEnd >= 0) this.end = event.valueEnd + (isQuoted(event) ? 1 : 0);
    return getScalarValue(this.context.text, event);
  }

  private number(value: number, written: string, offset: number): Written {
    if (!Number.isFinite(value) || !/^[-+]?[\d.,]/.test(written)) {
      this.context.report(`"${written}" is not a number`, 'write the value, or “not reported”', offset);
    }
    return new Written(value, written);
  }

  private checkLetters(value: string, offset: number): void {
    const tooLong = overBound('characters of a text', value.length);
    if (tooLong) return this.context.report(`in this text ${tooLong.message}`, tooLong.hint!, offset);
    const code = controlCharacter(value);
    if (code) this.context.report(`the text holds the control character ${code}`, 'delete it', offset);
    if (!value.includes('\uFFFD') || this.isEncodingReported) return;
    this.isEncodingReported = true;
    const message =
      'the text holds “\uFFFD”, which stands for letters that could not be read, here and wherever else it is';
    this.context.report(message, 'save the file as UTF-8', offset);
  }
}

const isQuoted = ({ style }: ScalarEvent): boolean =>
  style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;

const coreTags = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

/** A text without quotation marks as what it is by the core schema of YAML 1.2 (chapter 10.3): nothing, true or false, a number, or text. */
function resolved(written: string): unknown {
  for (const { resolve, tagName } of coreTags) {
    const value = resolve(written, false, tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return written;
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;

const everyUnreadable = new RegExp(`${control.source}|\ufffd`, 'gu');

/** The text with a space for each control character, and for each letter that could not be read; as long as it was. */
export const withoutControl = (text: string): string => text.replace(everyUnreadable, ' ');

/** The first control character in a text, such as `U+0007`; null when there is none. */
export function controlCharacter(text: string): string | null {
  const found = control.exec(text);
  return found && `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
