import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';
import { FACTOR } from './factor.ts';
import { INSTANT } from './facts.ts';
import { LONGEST_TEXTS } from './limits.ts';
import { listOf } from './lists.ts';
import { invented } from './quantity.ts';
import { text } from './texts.ts';
import { LINK_CLASS_LABELS, type LinkClassName } from './linkClasses.ts';

const end = (description: string) => text(LONGEST_TEXTS.link).meta({ description });

const link = z
  .union([
    z.strictObject({
      from: end('The node it comes from: c0, c1, … for chips, s0, s1, … for switches.'),
      to: end('The node it leads to.'),
    }),
    text(LONGEST_TEXTS.link).meta({ description: 'A class of links: all of them.' }),
  ])
  .meta({ description: 'One directed link by its ends, or every link of a class: "efa".' });

const action = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('slower')
        .meta({ description: 'What begins to leave from now on takes `factor` times as long as the link says.' }),
      factor: invented({ ...FACTOR, label: { en: 'slowness of the link', ko: '링크가 느려지는 배수' } }),
    }),
    z.strictObject({
      kind: z.literal('cut').meta({
        description:
          'Nothing more leaves. What waits takes another way where there is one; what is on the wire arrives.',
      }),
    }),
    z.strictObject({ kind: z.literal('back').meta({ description: 'As the cluster says again.' }) }),
  ])
  .meta({ description: 'What happens to the link.' });

const fault = z
  .strictObject({
    at: invented({ ...INSTANT, label: { en: 'time of the fault', ko: '고장이 나는 시각' } }),
    link,
    action,
  })
  .meta({ description: 'One thing that happens to one link or class of links.' });

/** Faults of links during the run. Whether the links exist is checked once the cluster is built. */
export const faultsSchema = listOf(
  fault,
  'faults',
  'What happens to links during the run. Of equal times, in this order.',
  ({ link: where, action: { kind } }, number) => {
    const what = ACTION_LABELS[kind];
    const of = typeof where === 'string' ? (classLabel(where) ?? alike(where)) : alike(`${where.from} → ${where.to}`);
    return { en: `Fault ${number}: ${of.en}, ${what.en}`, ko: `고장 ${number}: ${of.ko}, ${what.ko}` };
  },
);

const ACTION_LABELS: Readonly<Record<z.infer<typeof action>['kind'], LocalText>> = {
  slower: { en: 'slower', ko: '느려짐' },
  cut: { en: 'cut', ko: '끊김' },
  back: { en: 'as before', ko: '되돌아옴' },
};

function classLabel(name: string): LocalText | undefined {
  return Object.hasOwn(LINK_CLASS_LABELS, name) ? LINK_CLASS_LABELS[name as LinkClassName] : undefined;
}

const alike = (name: string): LocalText => ({ en: name, ko: name });

export type FaultScene = z.infer<typeof fault>;
