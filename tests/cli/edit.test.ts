/** What `trialbrief edit` answers, and to whom: the one file, and only to its own page. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { edit } from '../../src/cli/edit.js';

const folder = mkdtempSync(join(tmpdir(), 'trialbrief-edit-'));
const file = join(folder, 'my-trial.yaml');
const before = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
const stop = new AbortController();
let [host, token] = ['', ''];
let ended: Promise<0 | 1>;

interface Told {
  status: number;
  body: string;
  json: { text: string; hash: string; file: string };
}

function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Told> {
  const [name, port] = host.split(':');
  const options = { host: name, port, path, method: body === undefined ? 'GET' : 'PUT' };
  return new Promise((done, fail) => {
    const asked = request({ ...options, headers: { host, ...headers } }, (response) => {
      let told = '';
      response.on('data', (piece: Buffer) => (told += piece.toString()));
      response.on('end', () => {
        const json = (told.startsWith('{') ? JSON.parse(told) : {}) as Told['json'];
        done({ status: response.statusCode!, body: told, json });
      });
    });
    asked.on('error', fail);
    asked.end(body);
  });
}

const own = () => ({ 'x-trialbrief-token': token, origin: `http://${host}` });
const put = (text: string, from: string, headers: Record<string, string> = {}) =>
  ask('/dataset', { ...own(), 'content-type': 'application/json', ...headers }, JSON.stringify({ text, from }));

beforeAll(async () => {
  writeFileSync(file, before);
  writeFileSync(join(folder, 'secret.yaml'), 'id: secret\n');
  const studio = join(folder, 'studio.html');
  writeFileSync(studio, `<meta content="default-src 'none'; connect-src 'none'">`);
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  ended = edit(file, { open: false, studio }, stop.signal);
  await vi.waitFor(() => {
    const [, address, secret] = /http:\/\/([\d.:]+)\/#([\w-]+)/.exec(printed.mock.calls.join('')) ?? [];
    [host, token] = [address!, secret!];
    expect(token).toBeTruthy();
  });
  printed.mockRestore();
});

afterAll(async () => {
  stop.abort();
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true });
});

test('the page may ask this server and nobody else', async () => {
  const { status, body } = await ask('/');
  expect(status).toBe(200);
  expect(body).toBe(`<meta content="default-src 'none'; connect-src 'self'">`);
  expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(token.length).toBeGreaterThanOrEqual(32);
});

test('nobody without the token, under another name of the host, or from another page is told anything', async () => {
  expect((await ask('/dataset', own())).status).toBe(200);
  for (const headers of [
    {},
    { ...own(), 'x-trialbrief-token': 'guessed' },
    { ...own(), host: 'evil.example' },
    { ...own(), host: host.replace('127.0.0.1', 'localhost') },
    { ...own(), origin: 'https://evil.example' },
    { ...own(), origin: 'null' },
  ]) {
    const { status, body } = await ask('/dataset', headers);
    expect(status, JSON.stringify(headers)).toBe(403);
    expect(body).toBe('{}');
  }
});

test('no other file is served or written', async () => {
  for (const path of [
    '/secret.yaml',
    '/../secret.yaml',
    '/dataset/../secret.yaml',
    '/%2e%2e/secret.yaml',
    '/dataset?file=secret.yaml',
  ]) {
    expect((await ask(path, own())).status, path).toBe(404);
  }
  const { json } = await ask('/dataset', own());
  expect((await put('id: x\n', json.hash, { 'content-type': 'text/plain' })).status).toBe(404);
  expect((await put('id: x\n', json.hash, { origin: 'https://evil.example' })).status).toBe(403);
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(readFileSync(join(folder, 'secret.yaml'), 'utf8')).toBe('id: secret\n');
});

test('what is changed is written; what was changed by others meanwhile is told, and not written over', async () => {
  const { json } = await ask('/dataset', own());
  const mine = before.replace('-19.2', '-19.3');
  const written = await put(mine, json.hash);
  expect(written.status).toBe(200);
  expect(readFileSync(file, 'utf8')).toBe(mine);
  const waiting = ask(`/changed?from=${written.json.hash}`, own());
  const theirs = before.replace('-19.2', '-19.4');
  writeFileSync(file, theirs);
  expect((await waiting).json.text).toBe(theirs);
  const refused = await put(mine, written.json.hash);
  expect(refused.status).toBe(409);
  expect(refused.json.text).toBe(theirs);
  expect(readFileSync(file, 'utf8')).toBe(theirs);
});

test('what is no text of a dataset is refused, and the file stays as it is', async () => {
  const { json } = await ask('/dataset', own());
  const headers = { ...own(), 'content-type': 'application/json' };
  for (const body of [
    '',
    'null',
    '{',
    '[]',
    JSON.stringify({ from: json.hash }),
    JSON.stringify({ text: 1, from: json.hash }),
  ]) {
    expect((await ask('/dataset', headers, body)).status, body).toBe(400);
  }
  const large = await put('x'.repeat(5_000_001), json.hash);
  expect(large.status).toBe(422);
  expect(large.body).toContain('there are 5000001 bytes; at most 5000000 are read');
  // Of more than that the rest is not waited for.
  await ask('/dataset', headers, 'x'.repeat(31_000_000)).catch((error: unknown) =>
    expect(String(error)).toMatch(/ECONNRESET|EPIPE|hang up/),
  );
  expect(readFileSync(file, 'utf8')).toBe(json.text);
});

test.each([
  [
    'Windows-1252',
    Buffer.from('id: x\ncondition: Maladie de Crohn à évolution\n', 'latin1'),
    'letters that cannot be read',
  ],
  ['UTF-16', Buffer.from('\ufeffid: x\n', 'utf16le'), 'saved as UTF-16'],
])('a dataset in %s is not opened, since it would be written back as something else', async (_, bytes, message) => {
  const other = join(folder, 'other.yaml');
  writeFileSync(other, bytes);
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  expect(await edit(other, { open: false }, AbortSignal.abort())).toBe(1);
  expect(printed.mock.calls.join('')).toContain(message);
  printed.mockRestore();
  expect(readFileSync(other).equals(bytes)).toBe(true);
});

test.skipIf(process.platform === 'win32')('a link that leads out of the folder is not followed', async () => {
  const link = join(folder, 'link.yaml');
  symlinkSync('/etc/hostname', link);
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  expect(await edit(link, { open: false }, AbortSignal.abort())).toBe(1);
  expect(printed.mock.calls.join('')).toContain('link.yaml');
  printed.mockRestore();
});

test('a port that another program has is told, and nothing is started', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const studio = join(folder, 'studio.html');
  expect(await edit(file, { open: false, studio, port: Number(host.split(':')[1]) }, AbortSignal.abort())).toBe(1);
  expect(printed.mock.calls.join('')).toMatch(/port \d+ cannot be had[^]*leave --port out/);
  printed.mockRestore();
});
