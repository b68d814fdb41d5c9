/** What Node has without being asked. */
export { Buffer } from 'buffer/index.js';
export const process = {
  env: {},
  platform: 'browser',
  memoryUsage: { rss: () => 0 },
  // No browser tells it: the time that goes by counts.
  cpuUsage: () => ({ user: performance.now() * 1000, system: 0 }),
};
