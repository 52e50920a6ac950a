import { type RunStage, stageAt } from '../../core/base/stages.ts';
import type { Language } from '../../core/base/text.ts';

/** The stages of a run. */
const WORDS: Readonly<Record<Language, Readonly<Record<RunStage, string>>>> = {
  en: {
    cluster: 'Building the cluster…',
    work: 'Finding routes…',
    events: 'Simulating…',
    measures: 'Measuring the run…',
  },
  ko: {
    cluster: '클러스터를 만드는 중…',
    work: '경로를 찾는 중…',
    events: '시뮬레이션하는 중…',
    measures: '결과를 정리하는 중…',
  },
};

/** The text for a run whose progress is unknown. */
export function runningText(language: Language): string {
  return WORDS[language].events;
}

/** The stage at a progress, 0 to 1. */
export function stageText(progress: number, language: Language): string {
  return WORDS[language][stageAt(progress)];
}

/** The text while the picture of a large run is prepared. */
export function preparingText(language: Language): string {
  return language === 'en' ? 'Laying out the picture…' : '그림을 배치하는 중…';
}

/** Progress to a tenth of a percent, since the longest runs take minutes. */
export function progressText(progress: number): string {
  return `${(100 * progress).toFixed(1)}%`;
}
