/** Plain values with remarks to YAML, in the style of data/dazukibart.yaml. */
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { Figure, Remarked, type Tree } from '../tree.js';

/** Columns of the file. */
const width = 110;

/** The text of a YAML file, with a remark at its top where there is one. */
export function writeYaml(tree: { [key: string]: Tree }, top: string): string {
  const document = new Document();
  document.contents = toNode(tree);
  if (top !== '') document.commentBefore = asComment(top);
  return document.toString({ lineWidth: width, flowCollectionPadding: true, singleQuote: true });
}

function toNode(tree: Tree): Node {
  if (tree instanceof Remarked) {
    const node = toNode(tree.value);
    return node;
  }
  if (tree instanceof Figure) return figureNode(tree.text);
  if (typeof tree === 'string') return textNode(tree);
  if (Array.isArray(tree)) return listNode(tree);
  if (tree !== null && typeof tree === 'object') return mapNode(tree);
  return new Scalar(tree ?? null);
}

function figureNode(text: string): Scalar {
  const decimals = text.split('.')[1]?.length ?? 0;
  const value = Number(text);
  const plain = /^-?\d+(\.\d+)?$/.test(text) && value.toFixed(decimals) === text;
  const node = new Scalar<unknown>(plain ? value : text);
  if (plain) node.minFractionDigits = decimals;
  return node;
}

function textNode(text: string): Scalar {
  const node = new Scalar(text);
  if (text.length > 90) node.type = 'BLOCK_FOLDED';
  return node;
}

function listNode(items: Tree[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const [index, item] of items.entries()) {
    const node = toNode(item);
    if (item instanceof Remarked) remark(node, node, item);
    if (index === 0) node.spaceBefore = false;
    list.items.push(node);
  }
  if (items.length === 0 || (items.every((item) => typeof item === 'string') && items.join().length < 60)) {
    list.flow = true;
  }
  return list;
}

function mapNode(tree: { [key: string]: Tree }): YAMLMap {
  const map = new YAMLMap();
  for (const [name, value] of Object.entries(tree)) {
    if (value === null || value === undefined || value === '') continue;
    const key = new Scalar(name);
    const node = toNode(value);
    if (value instanceof Remarked) remark(key, node, value);
    map.items.push(new Pair(key, node));
  }
  map.flow = isShort(tree);
  return map;
}

/** Groups of a few figures stand on one line, as in `{ n: 52, mean: -3.1 }`. */
function isShort(tree: { [key: string]: Tree }): boolean {
  const values = Object.entries(tree).filter(([, value]) => value !== null && value !== undefined);
  const simple = values.every(
    ([, value]) =>
      (typeof value === 'string' && value.length < 60) ||
      value instanceof Figure ||
      (value !== null && typeof value === 'object' && 'low' in value && isShort(value)),
  );
  const text = values.map(([key, value]) => key + (typeof value === 'string' ? value : '123456')).join();
  return values.length === 0 || (simple && text.length < 90 && !values.some(([key]) => key === 'id' || key === 'name'));
}

/** A remark above stands before the key (or the item); one behind it at the end of its line. */
function remark(first: Node, node: Node, { remark: { above: before, behind: after, apart: space } }: Remarked): void {
  if (space) (first as Scalar).spaceBefore = true;
  if (before) first.commentBefore = asComment(before);
  if (!after) return;
  const oneLine = node instanceof Scalar ? node.type !== 'BLOCK_FOLDED' : (node as YAMLMap).flow === true;
  if (oneLine && after.length < 80) node.comment = ` ${after}`;
  else first.commentBefore = [first.commentBefore, asComment(after)].filter(Boolean).join('\n');
}

/** Remarks are broken between words so that they can be read at one sitting. */
function asComment(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [' '] : (line.match(/.{1,92}(?:\s|$)|\S{93,}/g) ?? [line])))
    .map((line) => ` ${line.trimEnd()}`)
    .join('\n');
}
