import { z } from 'zod';

// Each object schema would ask, as it is made, whether this page may turn text into code; a strict policy counts the question
// as a breach. Every schema takes `z` from here, so that this line runs before the first of them is made.
z.config({ jitless: true });

export { z };
