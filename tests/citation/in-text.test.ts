import { expect, test } from 'vitest';
import { citationInText } from '../../src/citation/in-text.js';

test.each([
  [
    'A drug in gout: a trial. Al-Nobody R, et al. Lancet 2018;391:31-40. doi:10.5555/1. Background: gout hurts.',
    {
      title: 'A drug in gout: a trial',
      authors: ['Al-Nobody R', 'et al'],
      journal: 'Lancet',
      year: '2018',
      volume: '391',
      issue: '',
      pages: '31–40',
    },
  ],
  [
    'Nobody A, van der Noone BC, Some D. A drug in gout.\nN Engl J Med. 2021 Apr 22;384(16):1491-1502.',
    { title: '', authors: [], journal: 'N Engl J Med', year: '2021', volume: '384', issue: '16', pages: '1491–1502' },
  ],
  [
    'Nobody A, van der Noone BC. BMJ 2020; 368: m441',
    {
      title: '',
      authors: ['Nobody A', 'van der Noone BC'],
      journal: 'BMJ',
      year: '2020',
      volume: '368',
      issue: '',
      pages: 'm441',
    },
  ],
  [
    'Lancet 2019; 393: 2017–25\nA drug in gout',
    { title: '', authors: [], journal: 'Lancet', year: '2019', volume: '393', issue: '', pages: '2017–25' },
  ],
  ['Between 2014 and 2017, 200 people were randomised 1:1; 6 weeks later: 30 had left.', null],
])('%s', (text, printed) => {
  expect(citationInText(text)).toEqual(printed);
});
