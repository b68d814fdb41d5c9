/** Node's digests in a browser, where they have to be there at once: SHA-256, the only one that the tool takes. */
import { sha256 } from '@noble/hashes/sha2';

export function createHash(name) {
  if (name !== 'sha256') throw new Error(`${name} is not known here`);
  const hash = sha256.create();
  const chain = {
    update(data) {
      hash.update(typeof data === 'string' ? new TextEncoder().encode(data) : data);
      return chain;
    },
    digest(encoding) {
      const digest = Buffer.from(hash.digest());
      return encoding === undefined ? digest : digest.toString(encoding);
    },
  };
  return chain;
}
