/** An Office package as merging reads and changes it (ECMA-376 part 2): parts by name, and the relations between them. */
import { expectWithin } from '../bounds.js';
import { packZip, unpackZip, type Parts } from '../pptx/zip.js';
import { attribute, children, parseXml, serializeXml, type Document, type Element } from './xml.js';

export interface Relation {
  id: string;
  /** The last word of its type, such as `slideLayout`. */
  type: string;
  /** Name of the part that it leads to, or an address outside of the package. */
  target: string;
  external: boolean;
}

const relationsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const typesNamespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

export class Package {
  readonly #parts = new Map<string, Uint8Array>();
  /** The parts read as XML: what is changed in them is written by `pack`. */
  readonly #documents = new Map<string, Document>();
  /** Bytes that were read as XML. */
  #read = 0;

  /**
   * Throws where the bytes are no zip file. With a twin, parts that are the same in both are
   * read as XML only once: then neither may be changed.
   */
  constructor(
    bytes: Uint8Array,
    private readonly twin: Package | null = null,
  ) {
    for (const [name, content] of unpackZip(bytes)) {
      if (!name.endsWith('/')) this.#parts.set(name, content);
    }
  }

  get names(): string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  bytes(name: string): Uint8Array {
    const bytes = this.#parts.get(name);
    if (!bytes) throw new Error(`its part “${name}” is missing`);
    return bytes;
  }

  private isSame(name: string, bytes: Uint8Array): boolean {
    const own = this.#parts.get(name);
    return own !== undefined && Buffer.compare(own, bytes) === 0;
  }

  text(name: string): string {
    return new TextDecoder().decode(this.bytes(name));
  }

  /** The text of a part with what was changed in it as XML. */
  current(name: string): string {
    const document = this.#documents.get(name);
    return document ? serializeXml(document) : this.text(name);
  }

  /** The part as XML; changes to it are kept. Throws where it is not well-formed. */
  document(name: string): Document {
    let document = this.#documents.get(name);
    if (!document) {
      document = this.twin?.isSame(name, this.bytes(name)) ? this.twin.document(name) : this.parsed(name);
      this.#documents.set(name, document);
    }
    return document;
  }

  private parsed(name: string): Document {
    const { length } = this.bytes(name);
    expectWithin('bytes of a slide', length, {});
    expectWithin('bytes of all slides', (this.#read += length), {});
    return parseXml(this.text(name));
  }

  root(name: string): Element {
    return this.document(name).documentElement!;
  }

  set(name: string, content: string | Uint8Array): void {
    this.#documents.delete(name);
    this.#parts.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  remove(name: string): void {
    this.#documents.delete(name);
    this.#parts.delete(name);
    for (const entry of children(this.root('[Content_Types].xml'), 'Override')) {
      if (attribute(entry, 'PartName') === `/${name}`) entry.parentNode!.removeChild(entry);
    }
    if (this.has(relationsOf(name))) this.remove(relationsOf(name));
  }

  /** A name that no part has yet: `ppt/slides/slide#.xml` with the next number for `#`. */
  freeName(pattern: string): string {
    for (let n = 1; ; n += 1) {
      const name = pattern.replace('#', String(n));
      if (!this.has(name)) return name;
    }
  }

  relations(part: string): Relation[] {
    if (!this.has(relationsOf(part))) return [];
    return children(this.root(relationsOf(part)), 'Relationship').map((entry) => {
      const target = attribute(entry, 'Target') ?? '';
      const external = attribute(entry, 'TargetMode') === 'External';
      const type = (attribute(entry, 'Type') ?? '').split('/').at(-1)!;
      return { id: attribute(entry, 'Id') ?? '', type, target: external ? target : resolve(part, target), external };
    });
  }

  /** The part that the first relation of a type leads to; null where there is none. */
  related(part: string, type: string): string | null {
    return this.relations(part).find((relation) => relation.type === type && !relation.external)?.target ?? null;
  }

  /** Adds a relation from a part, and gives its id. */
  relate(part: string, { type, target, external }: Omit<Relation, 'id'>): string {
    const name = relationsOf(part);
    if (!this.has(name)) this.set(name, `<Relationships xmlns="${relationsNamespace}"/>`);
    const root = this.root(name);
    const taken = new Set(children(root).map((entry) => attribute(entry, 'Id')));
    let n = 1;
    while (taken.has(`rId${n}`)) n += 1;
    const entry = root.ownerDocument!.createElementNS(relationsNamespace, 'Relationship');
    entry.setAttribute('Id', `rId${n}`);
    entry.setAttribute('Type', officeRelation + type);
    entry.setAttribute('Target', external ? target : `/${target}`);
    if (external) entry.setAttribute('TargetMode', 'External');
    root.appendChild(entry);
    return `rId${n}`;
  }

  unrelate(part: string, id: string): void {
    for (const entry of children(this.root(relationsOf(part)), 'Relationship')) {
      if (attribute(entry, 'Id') === id) entry.parentNode!.removeChild(entry);
    }
  }

  /** The content type that is given for a part by its name, or by its ending. */
  contentType(name: string): string | null {
    const root = this.root('[Content_Types].xml');
    const own = children(root, 'Override').find((entry) => attribute(entry, 'PartName') === `/${name}`);
    const ending = name.split('.').at(-1)!.toLowerCase();
    const usual = children(root, 'Default').find((entry) => attribute(entry, 'Extension')?.toLowerCase() === ending);
    return attribute(own ?? usual ?? null, 'ContentType');
  }

  /** Adds a part under a name of its own. */
  add(name: string, content: string | Uint8Array, contentType: string): void {
    this.set(name, content);
    if (this.contentType(name) === contentType) return;
    const root = this.root('[Content_Types].xml');
    const entry = root.ownerDocument!.createElementNS(typesNamespace, 'Override');
    entry.setAttribute('PartName', `/${name}`);
    entry.setAttribute('ContentType', contentType);
    root.appendChild(entry);
  }

  /** The bytes of the whole: the same parts give the same bytes. */
  pack(): Uint8Array {
    const parts: Parts = Object.fromEntries(this.#parts);
    // The serializer throws where it is not well-formed; text would be read once more to look.
    const encoder = new TextEncoder();
    for (const [name, document] of this.#documents) parts[name] = encoder.encode(serializeXml(document));
    return packZip(parts);
  }
}

function relationsOf(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** A target as it is written beside a part, as the name of a part. */
function resolve(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
