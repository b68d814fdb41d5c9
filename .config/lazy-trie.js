/**
 * unicode-trie inflates its table where it is made. fontkit makes three for
 * shaping scripts that the tool does not shape; this waits until one is asked.
 */
import UnicodeTrie from '../node_modules/unicode-trie/index.js';

export default class LazyTrie {
  constructor(data) {
    this.data = data;
  }

  get(codePoint) {
    this.trie ??= new UnicodeTrie(this.data);
    return this.trie.get(codePoint);
  }
}
