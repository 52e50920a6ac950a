import type { Language } from '../../core/base/text.ts';
import { type Marked, markedCount } from './marked.ts';

/** Failed and late deliveries of a run. */
export type Mishaps = {
  /** Packets that never reached their chip. */
  readonly undelivered: number;
  /** Tasks that never ended. */
  readonly unended: number;
  /** Packets that arrived after a later one of their message. */
  readonly outOfOrder: number;
};

/** A sentence in parts: the words before a number, the number with its mark, the words after it. */
export type MishapSentence = { readonly before: string; readonly count: Marked; readonly after: string };

type SentenceFrame = { readonly before: string; readonly unit: string; readonly after: string };
type Frames = { readonly [Mishap in keyof Mishaps]: (count: number) => SentenceFrame };

const en: Frames = {
  undelivered: (count) => ({
    before: 'In this run,',
    unit: count === 1 ? 'packet' : 'packets',
    after: 'could not be delivered: a cut link was not restored, and there was no other route.',
  }),
  unended: (count) => ({
    before: 'Without them,',
    unit: count === 1 ? 'task' : 'tasks',
    after: 'never finished.',
  }),
  outOfOrder: (count) => ({
    before: '',
    unit: count === 1 ? 'packet' : 'packets',
    after: 'arrived after a later one of the same message, which is harmless.',
  }),
};

const ko: Frames = {
  undelivered: () => ({
    before: '끊긴 링크가 복구되지 않고 우회 경로도 없어 전달하지 못한 패킷이',
    unit: '개',
    after: '있습니다.',
  }),
  unended: () => ({ before: '그 때문에 끝나지 못한 태스크가', unit: '개', after: '있습니다.' }),
  outOfOrder: () => ({
    before: '같은 메시지의 뒤 패킷보다 늦게 도착한 패킷이',
    unit: '개',
    after: '있습니다. 결과에는 영향이 없습니다.',
  }),
};

const TABLE: Readonly<Record<Language, Frames>> = { en, ko };

/** A sentence for each kind of mishap that occurred. */
export function mishapSentences(mishaps: Mishaps, language: Language): readonly MishapSentence[] {
  return (['undelivered', 'unended', 'outOfOrder'] as const)
    .filter((mishap) => mishaps[mishap] > 0)
    .map((mishap) => {
      const count = mishaps[mishap];
      const { before, unit, after } = TABLE[language][mishap](count);
      return { before, count: markedCount(count, unit, language), after };
    });
}

const STILL: Readonly<Record<Language, (beats: readonly number[]) => string>> = {
  en: (beats) =>
    beats.length === 1
      ? `In this run beat ${beats.join()} ends no later than it begins, so it stands still.`
      : `In this run beats ${beats.join(', ')} end no later than they begin, so they stand still.`,
  ko: (beats) => `이 실행에서는 시작보다 늦게 끝나지 않아 멈춰 있는 챕터가 있습니다: ${beats.join(', ')}.`,
};

/** The sentence about beats (by row) that end no later than they begin; undefined if there are none. */
export function stillBeatsSentence(rows: readonly number[], language: Language): string | undefined {
  return rows.length === 0 ? undefined : STILL[language](rows.map((row) => row + 1));
}
