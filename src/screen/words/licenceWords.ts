import type { Language } from '../../core/base/text.ts';

/** Texts of the help's page of licences. The licences themselves are not translated. */
const en = {
  title: 'Licences',
  lead: 'Chokepoint, and the packages and fonts that are part of it. Each text is its authors’ own.',
  version: (version: string) => `Version ${version}`,
  back: 'Back to the help',
};

export type LicenceWords = typeof en;

const ko: LicenceWords = {
  title: '라이선스',
  lead: 'Chokepoint와 여기에 포함된 패키지, 글꼴의 라이선스입니다. 본문은 각 저작자의 원문 그대로입니다.',
  version: (version) => `버전 ${version}`,
  back: '도움말로 돌아가기',
};

const TABLE: Readonly<Record<Language, LicenceWords>> = { en, ko };

export function licenceWords(language: Language): LicenceWords {
  return TABLE[language];
}
