import type { LocalText } from '../base/text.ts';

/** What the classes of links are called, on the screen and in scene files; a test holds the keys to those of the model. */
export const LINK_CLASS_LABELS = {
  neuronLink: { en: 'NeuronLink', ko: 'NeuronLink' },
  neuronLinkZ: { en: 'NeuronLink between plates', ko: '판 사이 NeuronLink' },
  efa: { en: 'EFA', ko: 'EFA' },
  neuronSwitch: { en: 'switched NeuronLink', ko: '스위치 NeuronLink' },
  fabric: { en: 'EFA fabric', ko: 'EFA 패브릭' },
  campus: { en: 'EFA between buildings', ko: '건물 사이 EFA' },
} as const satisfies Readonly<Record<string, LocalText>>;

export type LinkClassKey = keyof typeof LINK_CLASS_LABELS;
