/** How messages use equal paths. `hash`: a hash picks one path per flow; `spray`: each packet takes the next path in turn. */
export type Spreading = 'hash' | 'spray';

/** A 32-bit hash of seed, chips and flow, the same on every machine. */
export function hashFlow(seed: number, from: number, to: number, flow: number): number {
  let hash = mix(seed ^ 0x9e3779b9);
  for (const part of [from, to, flow]) hash = mix(Math.imul(hash, 31) ^ part);
  return hash >>> 0;
}

/** A 32-bit hash of a text, as the seed of `hashFlow` (FNV-1a, then mixed). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finalizer of MurmurHash3: each input bit changes about half of the output bits. */
function mix(word: number): number {
  let hash = word | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
