/** What Node has without being asked. */
export { Buffer } from 'buffer/index.js';
export const process = { env: {}, platform: 'browser', memoryUsage: { rss: () => 0 } };
