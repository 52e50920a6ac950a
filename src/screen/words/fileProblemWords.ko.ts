import { LIMITS } from '../../core/scene/limits.ts';
import type { Encoding, FileForm } from '../../core/scene/problem.ts';
import type { FileProblem } from './fileProblemWords.en.ts';
import { plainNumber } from './plainNumber.ts';

export const ONE_FILE = `장면 파일 하나(JSON 텍스트, .json, ${plainNumber(LIMITS.fileBytes)}바이트 이하)`;

const FORM: Readonly<Record<FileForm, string>> = {
  png: 'PNG 그림',
  jpeg: 'JPEG 그림',
  gif: 'GIF 그림',
  webp: 'WebP 그림',
  pdf: 'PDF 문서',
  zip: 'ZIP 압축 파일 또는 그 형식으로 저장된 문서',
  gzip: '압축 파일(gzip)',
  office: '오피스 문서',
  binary: '텍스트가 아닌 파일',
};

const ENCODING: Readonly<Record<Encoding, (line: number) => string>> = {
  notUtf8: (line) => `다른 인코딩으로 된 텍스트(${line}번째 줄이 UTF-8이 아님)`,
  brokenUtf16: (line) => `손상된 UTF-16 텍스트(${line}번째 줄)`,
  unmarkedUtf16: () => '바이트 순서 표시(BOM)가 없는 UTF-16 텍스트',
  utf32: () => 'UTF-32 텍스트',
};

type What = Extract<FileProblem, { kind: 'notOneFile' }>['what'];

const NOT_ONE: Readonly<Record<What, { readonly got: (count: string) => string; readonly remedy: string }>> = {
  folder: { got: () => '폴더', remedy: '폴더를 열고 그 안에 있는 장면 파일을 놓으세요.' },
  several: { got: (count) => `파일 ${count}개`, remedy: '한 번에 한 장면만 보여 줍니다. 그중 하나만 놓으세요.' },
  none: { got: () => '파일이 아닌 것', remedy: '장면을 이 컴퓨터에 파일로 저장한 다음 그 파일을 놓으세요.' },
  empty: {
    got: () => '빈 파일',
    remedy: '파일에 아무 내용도 없습니다. 장면을 다시 저장하거나 다른 사본을 여세요.',
  },
  unreadable: {
    got: (error) => `읽을 수 없는 파일(${error})`,
    remedy: '옮겨졌거나 지워졌거나 잠긴 파일일 수 있습니다. 다른 프로그램에서 열리는지 확인한 다음 다시 시도하세요.',
  },
};

export function fileGot(problem: FileProblem): string {
  if (problem.kind === 'notText') return FORM[problem.form];
  if (problem.kind === 'encoding') return ENCODING[problem.encoding](problem.line);
  return NOT_ONE[problem.what].got(problem.got);
}

export function fileRemedy(problem: FileProblem): string {
  if (problem.kind === 'notText') return '다른 종류의 파일입니다. my.scene.json 같은 장면 파일을 고르세요.';
  if (problem.kind === 'notOneFile') return NOT_ONE[problem.what].remedy;
  const how = '메모장이라면 [다른 이름으로 저장]에서 인코딩을 "UTF-8"로 고릅니다';
  return problem.encoding === 'notUtf8'
    ? `파일을 작성한 편집기에서 열어 UTF-8로 저장하세요. ${how}. 한국어 Windows에서 ANSI(CP949)로 저장된 파일일 수 있습니다.`
    : `UTF-8로 저장하세요. ${how}.`;
}
