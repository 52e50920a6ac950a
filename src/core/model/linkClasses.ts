import { LINK_CLASS_NAMES, type LinkClassName } from '../scene/linkClasses.ts';

export type { LinkClassName };

/** The classes of links; a link's class is a row of this list. */
export const LINK_CLASSES = LINK_CLASS_NAMES;

/** What links can hold a run up. NeuronLink is one resource, whatever its links join: nobody means one of its axes. */
export const LINK_RESOURCES = ['neuronLink', 'efa', 'fabric', 'campus'] as const;
export type LinkResource = (typeof LINK_RESOURCES)[number];

type LinkClass = {
  readonly resource: LinkResource;
  /** Whether its links leave the chips that scale-up links join. */
  readonly isScaleOut: boolean;
};

/** What each class of links is. */
export const LINK_CLASS: Readonly<Record<LinkClassName, LinkClass>> = {
  neuronLink: { resource: 'neuronLink', isScaleOut: false },
  neuronLinkZ: { resource: 'neuronLink', isScaleOut: false },
  efa: { resource: 'efa', isScaleOut: true },
  neuronSwitch: { resource: 'neuronLink', isScaleOut: false },
  fabric: { resource: 'fabric', isScaleOut: true },
  campus: { resource: 'campus', isScaleOut: true },
};

/** By row of LINK_CLASSES: whether such links leave the scale-up domain. */
export const SCALE_OUT: readonly boolean[] = LINK_CLASSES.map((name) => LINK_CLASS[name].isScaleOut);

/** By row of LINK_CLASSES: the resource of such links. */
export const RESOURCE_OF: readonly LinkResource[] = LINK_CLASSES.map((name) => LINK_CLASS[name].resource);
