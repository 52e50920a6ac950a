import { LIMITS } from '../../core/scene/limits.ts';
import type { Encoding, FileForm, Problem } from '../../core/scene/problem.ts';
import { plainNumber } from './plainNumber.ts';

/** Problems of a file that are found before its text is parsed. */
export type FileProblem = Extract<Problem, { kind: 'notOneFile' | 'notText' | 'encoding' }>;
type What = Extract<Problem, { kind: 'notOneFile' }>['what'];

export const ONE_FILE = `one scene file: JSON text (.json) of at most ${plainNumber(LIMITS.fileBytes)} bytes`;

const FORM: Readonly<Record<FileForm, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  pdf: 'a PDF document',
  zip: 'a ZIP archive, or a document that is stored as one',
  gzip: 'a compressed file (gzip)',
  office: 'an office document',
  binary: 'a file that is not text',
};

const ENCODING: Readonly<Record<Encoding, (line: number) => string>> = {
  notUtf8: (line) => `text in another encoding: line ${line} is not UTF-8`,
  brokenUtf16: (line) => `text in UTF-16 that is damaged in line ${line}`,
  unmarkedUtf16: () => 'text in UTF-16 without a byte order mark',
  utf32: () => 'text in UTF-32',
};

const NOT_ONE: Readonly<Record<What, { readonly got: (count: string) => string; readonly remedy: string }>> = {
  folder: { got: () => 'a folder', remedy: 'Open the folder, and drop the scene file that is in it.' },
  several: { got: (count) => `${count} files`, remedy: 'Drop one of them: one scene is shown at a time.' },
  none: {
    got: () => 'something that is not a file',
    remedy: 'Save the scene as a file on this computer, then drop that file.',
  },
  empty: { got: () => 'an empty file', remedy: 'It has no content. Save the scene again, or use another copy.' },
  unreadable: {
    got: (error) => `a file that cannot be read (${error})`,
    remedy: 'It may have been moved, deleted or locked. Check that another program can open it, then try again.',
  },
};

export function fileGot(problem: FileProblem): string {
  if (problem.kind === 'notText') return FORM[problem.form];
  if (problem.kind === 'encoding') return ENCODING[problem.encoding](problem.line);
  return NOT_ONE[problem.what].got(problem.got);
}

export function fileRemedy(problem: FileProblem): string {
  if (problem.kind === 'notText') return 'This is another kind of file. Choose a scene file, such as my.scene.json.';
  if (problem.kind === 'notOneFile') return NOT_ONE[problem.what].remedy;
  const how = 'in Notepad, choose "Save as" and the encoding "UTF-8"';
  return problem.encoding === 'notUtf8'
    ? `Open it in the editor it was written with, and save it as UTF-8: ${how}. Korean Windows may have saved it as ANSI (CP949).`
    : `Save it as UTF-8: ${how}.`;
}
