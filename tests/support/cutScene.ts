/** A fault of a scene file: the link from `from` to `to` is cut at `at` ticks. */
export type Cut = { readonly from: string; readonly to: string; readonly at: number };

const invented = (value: number) => ({ invented: value, because: 'round' });
const text = { en: 'Cut', ko: '끊김' };
const link = { rate: invented(1), latency: invented(1), packet: invented(4) };

/** Chip 0 sends one packet of four units to chip 1 and one to chip 2. */
const MESSAGES = {
  kind: 'messages',
  messages: [1, 2].map((to) => ({ at: invented(0), from: 0, to, size: invented(4) })),
};

/** Chip 0 sends one packet to chip 1, which computes and sends one back. */
export const THERE_AND_BACK = {
  kind: 'pipeline',
  stages: 2,
  microBatches: 1,
  compute: invented(1),
  activations: invented(1),
  backward: invented(1),
};

/** A scene file of a cluster with cut links. */
export function cutSceneText(cluster: object, cuts: readonly Cut[], workload: object = MESSAGES): string {
  return JSON.stringify({
    format: 1,
    id: 'cut',
    title: text,
    caption: text,
    teaches: text,
    seed: 's',
    ticksPerSecond: 10,
    cluster: { ...cluster, link },
    workload,
    beats: [{ id: 'a', title: text, caption: text, from: 'start', to: 'end', speed: 1 }],
    faults: cuts.map(({ from, to, at }) => ({ at: invented(at), link: { from, to }, action: { kind: 'cut' } })),
  });
}
