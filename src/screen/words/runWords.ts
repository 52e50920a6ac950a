import { type RunStage, stageAt } from '../../core/base/stages.ts';
import type { Language } from '../../core/base/text.ts';

/** What is being done while a scene is run, by stage. */
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

/** That a run is being made, where nothing is known of how far it has come. */
export function runningText(language: Language): string {
  return WORDS[language].events;
}

/** What a run that has come so far is at. */
export function stageText(progress: number, language: Language): string {
  return WORDS[language][stageAt(progress)];
}

/** That the picture of a large run is being made ready. */
export function preparingText(language: Language): string {
  return language === 'en' ? 'Laying out the picture…' : '그림을 배치하는 중…';
}

/** How far it has come, to a tenth of a percent: the heaviest runs take minutes. */
export function progressText(progress: number): string {
  return `${(100 * progress).toFixed(1)}%`;
}
