/** Node's own inflating in place of one in JavaScript that fontkit and linebreak bring for their tables. */
const { inflateRawSync } = require('node:zlib');

module.exports = (source, target) => {
  target.set(inflateRawSync(source));
  return target;
};
