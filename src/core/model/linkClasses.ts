import { LINK_CLASS_NAMES, type LinkClassName, type LinkResource } from '../scene/linkClasses.ts';

export type { LinkClassName, LinkResource };

/** The classes of links. The column `linkClass` has rows of this list. */
export const LINK_CLASSES = LINK_CLASS_NAMES;

type LinkClass = {
  readonly resource: LinkResource;
  /** Whether its links lead out of the scale-up domain. */
  readonly isScaleOut: boolean;
};

/** The properties of each class; its names are in src/core/scene/linkClasses.ts. */
export const LINK_CLASS: Readonly<Record<LinkClassName, LinkClass>> = {
  neuronLink: { resource: 'neuronLink', isScaleOut: false },
  neuronLinkZ: { resource: 'neuronLink', isScaleOut: false },
  efa: { resource: 'efa', isScaleOut: true },
  neuronSwitch: { resource: 'neuronLink', isScaleOut: false },
  fabric: { resource: 'fabric', isScaleOut: true },
  campus: { resource: 'campus', isScaleOut: true },
};

/** By row of LINK_CLASSES: whether its links lead out of the scale-up domain. */
export const SCALE_OUT: readonly boolean[] = LINK_CLASSES.map((name) => LINK_CLASS[name].isScaleOut);

/** By row of LINK_CLASSES: its resource. */
export const RESOURCE_OF: readonly LinkResource[] = LINK_CLASSES.map((name) => LINK_CLASS[name].resource);
