import type { LocalText } from '../base/text.ts';

/** Every class of links, with its name in scene files and on the screen. Its properties are in src/core/model/linkClasses.ts. */
export const LINK_CLASS_LABELS = {
  neuronLink: { en: 'NeuronLink', ko: 'NeuronLink' },
  neuronLinkZ: { en: 'NeuronLink between plates', ko: '플레이트 사이 NeuronLink' },
  efa: { en: 'EFA', ko: 'EFA' },
  neuronSwitch: { en: 'switched NeuronLink', ko: '스위치 NeuronLink' },
  fabric: { en: 'EFA fabric', ko: 'EFA 패브릭' },
  campus: { en: 'EFA between buildings', ko: '건물 사이 EFA' },
} as const satisfies Readonly<Record<string, LocalText>>;

export type LinkClassName = keyof typeof LINK_CLASS_LABELS;

export const LINK_CLASS_NAMES = Object.keys(LINK_CLASS_LABELS) as readonly LinkClassName[];

/** The kinds of links that can be a bottleneck. All NeuronLink is one resource, whatever its links join. */
export const LINK_RESOURCES = ['neuronLink', 'efa', 'fabric', 'campus'] as const;
export type LinkResource = (typeof LINK_RESOURCES)[number];

/** What can hold a run up: the chips, or the links of one kind. */
export const RESOURCES = ['compute', ...LINK_RESOURCES] as const;
export type Resource = (typeof RESOURCES)[number];
