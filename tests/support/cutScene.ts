/** A fault of a scene file: the link from `from` to `to` is cut at `at` ticks. */
export type Cut = { readonly from: string; readonly to: string; readonly at: number };

const invented = (value: number) => ({ invented: value, because: 'round' });
const text = { en: 'Cut', ko: '끊김' };
const link = { rate: invented(1), latency: invented(1), packet: invented(4) };

/** A scene file: chip 0 sends one packet of four units to chip 1 and one to chip 2, over a cluster with cut links. */
export function cutSceneText(cluster: object, cuts: readonly Cut[]): string {
  return JSON.stringify({
    format: 1,
    id: 'cut',
    title: text,
    caption: text,
    teaches: text,
    seed: 's',
    ticksPerSecond: 10,
    cluster: { ...cluster, link },
    workload: {
      kind: 'messages',
      messages: [1, 2].map((to) => ({ at: invented(0), from: 0, to, size: invented(4) })),
    },
    beats: [{ id: 'a', title: text, caption: text, from: 'start', to: 'end', speed: 1 }],
    faults: cuts.map(({ from, to, at }) => ({ at: invented(at), link: { from, to }, action: { kind: 'cut' } })),
  });
}
