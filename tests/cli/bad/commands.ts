/** Commands, files and folders that cannot be. */
import { build, type Bad } from './case.js';

const usage = 'Run "npx trialbrief --help" to see what there is.';

const commands: Bad[] = [
  {
    name: 'an unknown command',
    args: ['biuld'],
    code: 2,
    lines: ["error: unknown command 'biuld'", '(Did you mean build?)', usage],
  },
  { name: 'no command', args: [], code: 2, lines: ['Usage: trialbrief [options] [command]'] },
  {
    name: 'an unknown option',
    args: [...build, '--stict'],
    code: 2,
    lines: ["error: unknown option '--stict'", '(Did you mean --strict?)', usage],
  },
  {
    name: 'an option without its value',
    args: ['build', 'trial.yaml', '--out'],
    code: 2,
    lines: ["error: option '-o, --out <folder>' argument missing", usage],
  },
  {
    name: 'an unknown paper',
    args: [...build, '--paper', 'a3'],
    code: 2,
    lines: ["error: option '--paper <size>' argument 'a3' is invalid. Allowed choices are a4, letter.", usage],
  },
  {
    name: 'an unknown format',
    args: [...build, '--only', 'docx'],
    code: 2,
    lines: ["error: option '--only <format>' argument 'docx' is invalid. Allowed choices are pdf, pptx, svg.", usage],
  },
];

const files: Bad[] = [
  {
    name: 'a file that is not there',
    args: ['build', 'trail.yaml', '--out', 'out'],
    problems: [
      {
        file: 'trail.yaml',
        says: 'there is no such file or folder',
        todo: 'did you mean "trial.yaml"?',
      },
    ],
  },
  {
    name: 'no file, where data/ is not there',
    args: ['build', '--out', 'out'],
    problems: [
      { file: 'data', says: 'there is no such file or folder', todo: 'check the spelling, and the folder you are in' },
    ],
  },
  {
    name: 'a folder without datasets',
    files: { 'data/readme.md': 'None yet.', 'data/.draft.yaml': 'id: x', 'data/trial.schema.json': '{}' },
    args: ['build', 'data', '--out', 'out'],
    problems: [
      {
        file: 'data',
        says: 'this folder has no dataset',
        todo: 'put a data file (.yaml, .yml, .json) into it, such as a copy of data/dazukibart.yaml',
      },
    ],
  },
  {
    name: 'a file where the output folder should be',
    args: ['build', 'trial.yaml', '--out', 'trial.yaml'],
    problems: [{ file: 'trial.yaml', says: 'this is a file, not a folder', todo: 'choose another folder with --out' }],
  },
  {
    name: 'a file in the path of the output folder',
    args: ['build', 'trial.yaml', '--out', 'trial.yaml/out'],
    problems: [
      {
        file: 'trial.yaml/out',
        says: 'a part of this path is a file, not a folder',
        todo: 'choose another folder with --out',
      },
    ],
  },
  {
    name: 'several things that are not there',
    files: { 'empty.yaml': '' },
    args: ['build', 'none.yaml', 'empty.yaml', 'nor-this', '--out', 'out'],
    problems: [
      {
        file: 'none.yaml',
        says: 'there is no such file or folder',
        todo: 'check the spelling, and the folder you are in',
      },
      {
        file: 'nor-this',
        says: 'there is no such file or folder',
        todo: 'check the spelling, and the folder you are in',
      },
      { file: 'empty.yaml', says: 'the file is empty', todo: 'copy data/dazukibart.yaml and change it' },
    ],
  },
];
export const badCommands: Bad[] = [...commands, ...files];
