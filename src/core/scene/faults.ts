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
      kind: z.literal('slower').meta({ description: 'From now on packets take `factor` times as long to send.' }),
      factor: invented({ ...FACTOR, label: { en: 'link slowdown', ko: '링크가 느려지는 배수' } }),
    }),
    z.strictObject({
      kind: z.literal('cut').meta({
        description:
          'Nothing more leaves. What waits takes another route where there is one; what is on the wire arrives.',
      }),
    }),
    z.strictObject({ kind: z.literal('back').meta({ description: 'Restored to what the cluster says.' }) }),
  ])
  .meta({ description: 'What happens to the link.' });

const fault = z
  .strictObject({
    at: invented({ ...INSTANT, label: { en: 'time of the fault', ko: '장애 시각' } }),
    link,
    action,
  })
  .meta({ description: 'One thing that happens to one link or class of links.' });

/** Faults of links during the run. Whether the links exist is checked once the cluster is built. */
export const faultsSchema = listOf(
  fault,
  'faults',
  'What happens to links during the run; at equal times, in this order.',
  ({ link: where, action: { kind } }, number) => {
    const what = ACTION_LABELS[kind];
    const of = typeof where === 'string' ? (classLabel(where) ?? alike(where)) : alike(`${where.from} → ${where.to}`);
    return { en: `Fault ${number}: ${of.en}, ${what.en}`, ko: `장애 ${number}: ${of.ko}, ${what.ko}` };
  },
);

const ACTION_LABELS: Readonly<Record<z.infer<typeof action>['kind'], LocalText>> = {
  slower: { en: 'slower', ko: '느려짐' },
  cut: { en: 'cut', ko: '끊김' },
  back: { en: 'restored', ko: '복구' },
};

function classLabel(name: string): LocalText | undefined {
  return Object.hasOwn(LINK_CLASS_LABELS, name) ? LINK_CLASS_LABELS[name as LinkClassName] : undefined;
}

const alike = (name: string): LocalText => ({ en: name, ko: name });

export type FaultScene = z.infer<typeof fault>;
