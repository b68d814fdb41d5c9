/** A record to its draft and documents in one go, as programs do it. */
import { expect, it } from 'vitest';
import { generate, importRecord } from '../../src/index.js';
import { otherRecords, record, records } from './records.js';

it('gives the draft, and the documents that a build makes of it', async () => {
  const { id, nctId, text, generated } = await importRecord({ file: 'record.json', ...record('NCT01206062') });
  expect([id, nctId]).toEqual(['nct01206062', 'NCT01206062']);
  const built = await generate({ file: `${id}.yaml`, text });
  expect(generated!.outputs.map(({ name }) => name)).toEqual([`${id}-brief.pdf`, `${id}-deck.pptx`]);
  expect(generated!.outputs.map(({ bytes }) => Buffer.from(bytes))).toEqual(
    built.outputs.map(({ bytes }) => Buffer.from(bytes)),
  );
});

it('writes nothing where it is only asked whether it can', async () => {
  const file = { file: 'record.json', ...record('NCT02951130') };
  const { generated } = await importRecord({ ...file, written: false });
  expect(generated!.outputs.map(({ bytes }) => bytes.length)).toEqual([0, 0]);
  expect(generated!.traces.length).toBeGreaterThan(0);
});

it.each([...records, ...otherRecords])('a draft of $name fits US Letter too', async ({ name, text: written }) => {
  const { id, text } = await importRecord({ file: `${name}.json`, text: written, written: false });
  const { outputs } = await generate({ file: `${id}.yaml`, text, paper: 'letter', formats: ['pdf'], written: false });
  expect(outputs).toHaveLength(1);
});
