import type { Language } from '../../core/base/text.ts';

/** Texts about opened links, and of the share dialog. */
const en = {
  identical: 'Identical run',
  identicalLong: 'The link gave the same run as where it was made, to a thousandth of a tick.',
  different: 'Not the run that this link was made from',
  differentWhy: 'The link was read in full, so the app or the scene differs from the version that made it.',
  notUsed: 'These parts of the link could not be used:',
  sameAnyway: 'The run is still identical, to a thousandth of a tick.',
  newer: 'A newer version of the app made this link. Only what this version understands is shown.',
  late: 'after the end of this run; the end is shown instead',
  notUnderstood: 'unknown to this version',
  andMore: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  share: 'Share',
  shareTitle: 'Share this view',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. The link is selected: press Ctrl + C (⌘ C on a Mac).',
  code: (scene: string) => `QR code of the link to ‘${scene}’`,
  opensThis: 'It opens this scene with the values, instant and view shown now.',
  onlyHere: 'The app was opened from a file, so this link works only on this machine, and there is no code to scan.',
  onlyThisMachine: 'This link points to this machine, so it works only here.',
  fromFile:
    'This scene came from a file. The link has its changes but not the scene, so it can’t be opened elsewhere. Send the file instead.',
  tooLong: 'With this many changes the link is too long for a code. Copy it instead.',
};

export type LinkWords = typeof en;

const ko: LinkWords = {
  identical: '똑같은 실행',
  identicalLong: '링크를 만든 곳과 1/1000틱까지 같게 실행되었습니다.',
  different: '이 링크를 만들 때와 다른 실행입니다',
  differentWhy: '링크는 모두 해석했습니다. 앱이나 장면의 버전이 링크를 만들 때와 다릅니다.',
  notUsed: '링크에서 쓰지 못한 부분:',
  sameAnyway: '그래도 실행은 1/1000틱까지 같습니다.',
  newer: '더 새로운 버전의 앱에서 만든 링크입니다. 이 버전이 해석한 부분만 보여 줍니다.',
  late: '이 실행이 끝난 뒤의 시각이라 끝을 보여 줍니다',
  notUnderstood: '이 버전에서 해석할 수 없음',
  andMore: (count) => `그 밖에 ${count}개`,
  share: '공유',
  shareTitle: '지금 화면 공유',
  link: '링크',
  copy: '복사',
  copied: '복사했습니다.',
  notCopied: '브라우저가 복사를 막았습니다. 링크를 선택해 두었으니 Ctrl + C(Mac은 ⌘ C)를 누르세요.',
  code: (scene) => `‘${scene}’ 링크의 QR 코드`,
  opensThis: '이 장면을 지금의 값, 시각, 보기 그대로 엽니다.',
  onlyHere: '앱을 파일로 열었으므로 이 링크는 이 컴퓨터에서만 열립니다. 그래서 스캔할 코드도 없습니다.',
  onlyThisMachine: '이 컴퓨터를 가리키는 주소라서 이 컴퓨터에서만 열립니다.',
  fromFile:
    '파일에서 연 장면입니다. 링크에는 조정한 값만 있고 장면은 없어서 다른 곳에서는 열 수 없습니다. 파일을 대신 보내 주세요.',
  tooLong: '조정한 값이 많아 링크가 코드에 담기에는 너무 깁니다. 복사해서 사용하세요.',
};

const TABLE: Readonly<Record<Language, LinkWords>> = { en, ko };

export function linkWords(language: Language): LinkWords {
  return TABLE[language];
}
