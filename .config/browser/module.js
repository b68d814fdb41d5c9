/** Where npm packages lie among the files that the studio was packed with. */
import { existsSync } from './fs.js';

export const createRequire = () => ({
  resolve(name) {
    const path = `/trialbrief/node_modules/${name}`;
    if (!existsSync(path)) throw new Error(`there is no ${name}`);
    return path;
  },
});
