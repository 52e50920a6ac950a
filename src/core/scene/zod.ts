import { z } from 'zod';

// When an object schema is made, zod tests whether the page may compile code from text, which a strict Content Security Policy
// reports as a violation. Every schema imports `z` from here, so that this line runs before the first schema is made.
z.config({ jitless: true });

export { z };
