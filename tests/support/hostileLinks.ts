const SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
/** The beginning of a link that names a scene. */
export const SCENE = 'v=2&scene=two-ultraservers';

/** Malicious links, described by what they contain. */
export const HOSTILE: readonly [what: string, hash: string][] = [
  ['of no percent-encoding', '%'],
  [
    'with prototype keys',
    `${SCENE}&set=__proto__.pwned:1&set=constructor.prototype.pwned:1&__proto__=1&side=__proto__`,
  ],
  [
    'with script in every part',
    new URLSearchParams({ scene: SCRIPT, seed: SCRIPT, set: SCRIPT, run: SCRIPT, beat: SCRIPT }).toString(),
  ],
  ['with script for a seed', `${SCENE}&seed=${encodeURIComponent(SCRIPT)}`],
  [
    'with numbers past all bounds',
    `${SCENE}&set=cluster.efa.rate:1e308&set=seed:1e999&t=1e308&speed=1e308&beat=1e308&camera=1e308,1e308,1e308`,
  ],
  [
    'with numbers that are none',
    `${SCENE}&t=NaN&speed=Infinity&beat=-1&camera=NaN,,&loop=NaN-NaN&set=cluster.efa.rate:NaN`,
  ],
  ['with lone surrogates', `${SCENE}&seed=\ud800&\udfff=\ud800&set=\ud800:\udfff`],
  ['too deep', `${SCENE}&set=${'cluster.'.repeat(20_000)}rate:1`],
  ['too long', `${SCENE}&${'set=cluster.efa.rate:2&fault=slower:1:2:3&'.repeat(5000)}`],
  ['of faults that are none', `${SCENE}&fault=cut&fault=cut:-1:1e9:x&fault=${encodeURIComponent(SCRIPT)}`],
];
