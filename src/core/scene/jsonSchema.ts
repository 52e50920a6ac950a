import { z } from './zod.ts';
import { sceneSchema } from './schema.ts';

/** The scene format as JSON Schema, with which editors complete and explain scene files (`scenes/scene.schema.json`). */
export function sceneJsonSchema(): string {
  const schema = z.toJSONSchema(sceneSchema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'Chokepoint scene, format 1', ...schema }, null, 2)}\n`;
}
