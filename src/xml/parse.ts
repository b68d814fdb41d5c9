/** XML as a stream of what is in it, by saxes. */
import { SaxesParser } from 'saxes';

/** What is told while a text is read. Names hold their prefix, as in `p:sp`. */
export interface Reading {
  opened?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  closed?(name: string): void;
  /** A document type, which may hold entities. */
  doctype?(): void;
  /** What is not well-formed, in the words of the parser, without its place. */
  fault(said: string): void;
}

/** Reads a text to its end, going on behind faults. What a listener throws ends it. */
export function readXml(xml: string, { opened, text, closed, doctype, fault }: Reading): void {
  const parser = new SaxesParser();
  if (opened) parser.on('opentag', ({ name, attributes }) => opened(name, attributes as Record<string, string>));
  if (text) parser.on('text', text);
  if (closed) parser.on('closetag', ({ name }) => closed(name));
  if (doctype) parser.on('doctype', doctype);
  parser.on('error', ({ message }) => fault(message.replace(/^\d+:\d+: /, '')));
  parser.write(xml).close();
}

/** The first thing that keeps a text from being well-formed XML; null where it is. */
export function faultOf(xml: string): string | null {
  let first: string | null = null;
  readXml(xml, { fault: (said) => void (first ??= said) });
  return first;
}
