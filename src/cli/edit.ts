/** `trialbrief edit`: the studio in a browser, over one dataset on this disk, kept in step in both directions. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import { bounds, expectWithin } from '../bounds.js';
import { foreignFormat } from '../dataset/foreign-formats.js';
import { ContentError } from '../errors.js';
import { readText, readUtf8 } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { studioFiles } from '../package.js';
import { datasetNamed } from './find.js';
import { complainOf } from './report.js';
import { say } from './terminal.js';

export interface EditOptions {
  /** Whether the browser is opened. */
  open: boolean;
  /** Default: one that is free. */
  port?: number;
  /** The file of the studio. Default: the one that the tool came with. */
  studio?: string;
}

/** How often the file is looked at while somebody waits for a change, and how long an answer waits at most, in milliseconds. */
const [glance, patience] = [150, 20_000];

/** Serves until the signal. Returns the exit code. */
export async function edit(name: string, { open, port = 0, studio }: EditOptions, signal: AbortSignal): Promise<0 | 1> {
  try {
    // Where it is a link, what it leads to is written.
    const file = realpathSync(datasetNamed(name).file);
    expectText(file);
    const page = studioText(studio ?? studioFiles.find(existsSync));
    const token = randomBytes(24).toString('base64url');
    const server = await listening(port);
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', answerer({ file, token, host, studio: page, signal }));
    const address = `http://${host}/#${token}`;
    say(
      `${file} is open at ${address}\nWhat is changed there is written to the file, and what is saved here is shown there. Ctrl-C stops it.`,
    );
    if (open) openBrowser(address);
    await new Promise<void>((stop) => signal.addEventListener('abort', () => stop()));
    await closed(server);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

/** What cannot be read as text would be written back as something else. Throws a ContentError that says what to do. */
function expectText(file: string): void {
  const foreign = foreignFormat(readText(file));
  if (foreign) throw new ContentError([{ severity: 'error', ...foreign, file }]);
  readUtf8(file);
}

/** Only this computer reaches it. */
function listening(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((go, fail) => {
    server.once('error', ({ message }) => {
      const hint = 'leave --port out, and one that is free is taken';
      fail(
        new ContentError([
          { severity: 'error', message: `port ${port} cannot be had: ${message}`, hint, file: '127.0.0.1' },
        ]),
      );
    });
    server.listen(port, '127.0.0.1', () => go(server));
  });
}

/** The file of the studio, which may ask this server and nobody else. */
function studioText(file: string | undefined): string {
  if (file !== undefined)
    return readText(file, 'bytes of the studio').replace("connect-src 'none'", "connect-src 'self'");
  throw new ContentError([
    {
      severity: 'error',
      message: 'the studio was not made yet',
      hint: 'run "npm run studio" once',
      file: studioFiles[0]!,
    },
  ]);
}

interface Served {
  file: string;
  token: string;
  /** Address and port, as browsers name them. */
  host: string;
  studio: string;
  signal: AbortSignal;
}

/** What the page is told of the file. */
interface OnDisk {
  file: string;
  text: string;
  hash: string;
}

function answerer(served: Served) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    void answer(served, request)
      .catch((error: unknown) =>
        error instanceof ContentError
          ? { status: 422, json: { problems: error.problems } }
          : { status: 500, json: { problems: [{ severity: 'error', message: String(error) }] } },
      )
      .then(({ status, json, html }: Answer) => {
        response.writeHead(status, {
          ...headers,
          'content-type': html === undefined ? 'application/json' : 'text/html; charset=utf-8',
        });
        response.end(html ?? JSON.stringify(json ?? {}));
      });
  };
}

interface Answer {
  status: number;
  json?: object;
  html?: string;
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "frame-ancestors 'none'",
};

/** Only this page may ask, and only for the page itself and the one file. */
async function answer({ file, token, host, studio, signal }: Served, request: IncomingMessage): Promise<Answer> {
  const { method, url, headers: asked } = request;
  if (asked.host !== host || (asked.origin !== undefined && asked.origin !== `http://${host}`)) return { status: 403 };
  if (method === 'GET' && url === '/') return { status: 200, html: studio };
  if (!isSame(String(asked['x-trialbrief-token'] ?? ''), token)) return { status: 403 };
  if (method === 'GET' && url === '/dataset') return { status: 200, json: onDisk(file) };
  const [, known] = /^\/changed\?from=(\w{64})$/.exec(url ?? '') ?? [];
  if (method === 'GET' && known !== undefined) return { status: 200, json: await changedFrom(file, known, signal) };
  if (method !== 'PUT' || url !== '/dataset' || asked['content-type'] !== 'application/json') return { status: 404 };
  const given = givenIn(await bodyOf(request));
  if (given === null) return { status: 400 };
  const bytes = new TextEncoder().encode(given.text);
  expectWithin('bytes of a data file', bytes.length, { file });
  const { bytes: madeFrom, text } = readUtf8(file);
  const there = textOnDisk(file, text);
  if (there.hash !== given.from) return { status: 409, json: there };
  writeFiles(dirname(file), [{ name: basename(file), bytes, madeFrom }], 'refuse');
  return { status: 200, json: onDisk(file) };
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [given, token].map((one) => createHash('sha256').update(one).digest());
  return timingSafeEqual(a!, b!);
}

const onDisk = (file: string): OnDisk => textOnDisk(file, readText(file));

const textOnDisk = (file: string, text: string): OnDisk => ({
  file: basename(file),
  text,
  hash: createHash('sha256').update(text).digest('hex'),
});

/** The text to write, and the hash of what it was made from; null where the page did not ask so. */
function givenIn(body: string): { text: string; from: string } | null {
  try {
    const { text, from } = (JSON.parse(body) ?? {}) as { text?: unknown; from?: unknown };
    return typeof text === 'string' && typeof from === 'string' ? { text, from } : null;
  } catch {
    return null;
  }
}

/** The file once it differs from what is known of it; as it is after a while, so that no connection waits for ever. */
async function changedFrom(file: string, known: string, signal: AbortSignal): Promise<OnDisk> {
  for (let waited = 0; waited < patience && !signal.aborted; waited += glance) {
    const there = onDisk(file);
    if (there.hash !== known) return there;
    await new Promise((go) => setTimeout(go, glance));
  }
  return onDisk(file);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    // Text in JSON is at most six times as long as it is.
    if (length > 6 * bounds['bytes of a data file'].most) throw new Error('more than a dataset');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

/** In the browser of this person; where there is none, the address stands on the terminal. */
function openBrowser(address: string): void {
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]];
  execFile(command, args, () => undefined);
}
