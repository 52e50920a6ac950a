/** How messages use equal paths: each message one of them, by a hash; or each packet the next one. */
export type Spreading = 'hash' | 'spray';

/** A 32-bit number that the same seed, chips and flow give everywhere, and others give evenly spread. */
export function hashFlow(seed: number, from: number, to: number, flow: number): number {
  let hash = mix(seed ^ 0x9e3779b9);
  for (const part of [from, to, flow]) hash = mix(Math.imul(hash, 31) ^ part);
  return hash >>> 0;
}

/** A text as 32 bits, to seed `hashFlow` with. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finalizer of MurmurHash3: every bit of the input moves about half of the output's. */
function mix(word: number): number {
  let hash = word | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
