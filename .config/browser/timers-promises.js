/** One turn of the event loop. */
export const setImmediate = (value) => new Promise((done) => setTimeout(() => done(value)));
