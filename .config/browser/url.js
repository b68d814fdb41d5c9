/** Node's URLs of files in a browser. */
export const fileURLToPath = (url) => decodeURIComponent(new URL(url).pathname);
export const pathToFileURL = (path) => new URL(`file://${encodeURI(path)}`);
