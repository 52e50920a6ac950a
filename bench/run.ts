import { growthFigures } from './growth.ts';
import { jumpFigures } from './jumps.ts';
import { memoryFigures } from './memory.ts';
import { peerFigures } from './peers.ts';
import { sceneFigures } from './scenes.ts';

/** `npm run bench`, `npm run bench -- --json`: a figure a line as name, value, unit. The memory
 * comes first, since a child's greatest memory counts that of the process it comes from; then the scenes: they start cold. */
const figures = [...memoryFigures(), ...sceneFigures(), ...peerFigures(), ...jumpFigures(), ...growthFigures()];

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ figures }, null, 2));
} else {
  for (const { name, value, unit } of figures) console.log(`${name}\t${rounded(value)}\t${unit}`);
}

function rounded(value: number): string {
  return value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
