/** The command: from a record to both documents, and from the registry itself. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bounds } from '../../src/bounds.js';
import type { ContentError } from '../../src/errors.js';
import { fetchRecord } from '../../src/import/clinicaltrials/fetch.js';
import { compiled } from '../cli/compiled.js';
import { folderWith, run } from '../cli/run.js';
import { record } from './records.js';

beforeAll(compiled, 60_000);
const small = record('NCT02951130').text;

it('import and build work with no edit in between', async () => {
  const folder = folderWith({ 'NCT02951130.json': small });
  const imported = await run(folder, ['import', 'NCT02951130.json']);
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(imported.stdout).toContain(`Wrote  ${join('data', 'nct02951130.yaml')}: a draft`);
  const built = await run(folder, ['build']);
  expect(built.code).toBe(0);
  expect(built.stdout).toContain('nct02951130-brief.pdf: 1 page');
  expect(existsSync(join(folder, 'output/nct02951130-deck.pptx'))).toBe(true);
});

it('never writes over a data file unless told to', async () => {
  const folder = folderWith({ 'x.json': small, 'data/nct02951130.yaml': 'my own work' });
  const refused = await run(folder, ['import', 'x.json']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('may hold your own work');
  expect(readFileSync(join(folder, 'data/nct02951130.yaml'), 'utf8')).toBe('my own work');
  expect((await run(folder, ['import', 'x.json', '--force'])).code).toBe(0);
  expect(readFileSync(join(folder, 'data/nct02951130.yaml'), 'utf8')).toContain('draft: true');
});

it('goes on past what cannot be imported, and says why', async () => {
  const folder = folderWith({ 'bad.json': '{}', 'good.json': small });
  const { code, stdout, stderr } = await run(folder, ['import', 'bad.json', 'good.json', 'none.json']);
  expect(code).toBe(1);
  expect(stdout).toContain('nct02951130.yaml');
  expect(stderr).toContain('no record of ClinicalTrials.gov');
  expect(stderr).toContain('there is no such file');
});

it.each([
  ['--outcomes', 'many', 2],
  ['--better', 'bigger', 2],
  ['--id', 'My Trial', 1],
])('refuses %s %s', async (flag, value, code) => {
  const folder = folderWith({ 'x.json': small });
  expect((await run(folder, ['import', 'x.json', flag, value])).code).toBe(code);
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

// ── The registry, played by a server of our own ─────────────────────────────

async function registry(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/studies`;
}

describe('by its number', () => {
  it('fetches the record', async () => {
    const asked: string[] = [];
    const address = await registry((request, response) => {
      asked.push(request.url ?? '');
      response.end(small);
    });
    const folder = folderWith({});
    const { code, stdout } = await run(folder, ['import', 'nct02951130', '--registry', address]);
    expect(code).toBe(0);
    expect(asked).toEqual(['/studies/NCT02951130']);
    expect(stdout).toContain('nct02951130.yaml');
  });

  const problem = (address: string, wait?: number) =>
    fetchRecord('NCT02951130', address, wait).then(
      () => expect.unreachable(),
      (error: unknown) => (error as ContentError).problems[0]!,
    );

  it('says that there is no such record', async () => {
    const address = await registry((_, response) => response.writeHead(404).end());
    expect(await problem(address)).toMatchObject({
      message: 'there is no record NCT02951130',
      hint: 'check the number',
    });
  });

  it('refuses another record than was asked for', async () => {
    const address = await registry((_, response) => response.end(small));
    const folder = folderWith({});
    const { code, stderr } = await run(folder, ['import', 'NCT00000001', '--registry', address]);
    expect(code).toBe(1);
    expect(stderr).toContain('the registry answered with another record: NCT02951130');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('says what the registry answered', async () => {
    const address = await registry((_, response) => response.writeHead(503).end());
    expect((await problem(address)).message).toBe('the registry answered 503');
  });

  it('does not wait for ever', async () => {
    const address = await registry(() => undefined);
    expect((await problem(address, 200)).message).toBe('no answer within 0.2 seconds');
  });

  it('does not wait for an answer that comes drop by drop', async () => {
    const address = await registry((_, response) => {
      const drops = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drops));
    });
    expect((await problem(address, 300)).message).toBe('no answer within 0.3 seconds');
  });

  const { most } = bounds['bytes of an answer'];
  const tooLong = new RegExp(`^there are \\d+ bytes; at most ${most} are read$`);

  it('reads no answer without end', async () => {
    const piece = Buffer.alloc(1_000_000, ' ');
    let sent = 0;
    const address = await registry((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(piece)) sent += 1;
      };
      response.on('drain', more);
      more();
    });
    expect((await problem(address)).message).toMatch(tooLong);
    expect(sent).toBeLessThan((2 * most) / piece.length);
  });

  it('counts a packed answer as it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * most, ' '));
    expect(bomb.length).toBeLessThan(most / 50);
    const address = await registry((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect((await problem(address)).message).toMatch(tooLong);
  });

  it.each([
    ['gzip', '\u001f\u008b\u0008garbage'],
    ['br', '\u0000garbage'],
  ])('does not wait for ever for an answer in %s that cannot be unpacked', async (encoding, body) => {
    const bytes = Buffer.from(body, 'latin1');
    const address = await registry((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    );
    expect((await problem(address, 300)).message).toMatch(/no answer within 0.3 seconds|cannot be reached/);
  });

  it('does not follow an address that leads back to itself', async () => {
    const address = await registry((request, response) => response.writeHead(302, { location: request.url }).end());
    expect((await problem(address)).message).toBe('the registry cannot be reached from here');
  });

  it('says what to do where there is no network', async () => {
    const { message, hint } = await problem('http://127.0.0.1:9/studies');
    expect(message).toBe('the registry cannot be reached from here');
    expect(hint).toContain('save what it shows, and import that file');
  });
});

describe('what is no record, or not in it', () => {
  const record = readFileSync('tests/import/records/NCT01206062.json', 'utf8');
  it.each([
    [
      ['cite.ris'],
      'cite.ris  error: this is a citation, not the record of a trial',
      'npx trialbrief new --citation cite.ris',
    ],
    [['trial.yaml'], 'trial.yaml  error: this is a data file already', 'build it: npx trialbrief build trial.yaml'],
    [['results.csv'], 'results.csv  error: a sheet goes into a dataset', 'results: name.csv'],
    [
      ['record.json', '--comparator', 'Placbo'],
      'error: --comparator: the record has no group "Placbo"',
      'there is: Intensive Control of SBP, Standard Control of SBP',
    ],
    [
      ['record.json', '--comparator', 'control'],
      'error: --comparator: "control" names every group of the record',
      'name one: Intensive Control of SBP, Standard Control of SBP',
    ],
  ])('%j is told, with what to do', async (args, says, todo) => {
    const folder = folderWith({
      'record.json': record,
      'cite.ris': 'TY  - JOUR',
      'trial.yaml': 'x',
      'results.csv': 'x',
    });
    const { code, stderr } = await run(folder, ['import', ...args]);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain(todo);
  });
});
