import { expect, it, vi } from 'vitest';
import { readSources } from '../support/architecture.ts';
import { goodText } from '../support/sceneFiles.ts';

it('no schema asks whether text may become code, which a strict policy would count as a breach', async () => {
  const made = vi.fn<(...texts: string[]) => void>();
  vi.stubGlobal('Function', function Function(...texts: string[]) {
    made(...texts);
  });
  // Only now, as the question is asked while the schemas are made.
  const { parseScene } = await import('../../src/core/scene/parse.ts');
  const { tweakScene } = await import('../../src/core/scene/tweak.ts');
  tweakScene(parseScene(goodText()), [{ path: 'cluster.efa.rate', value: 1 }]);
  expect(() => parseScene('{ "format": 1 }')).toThrow();
  vi.unstubAllGlobals();
  expect(made).not.toHaveBeenCalled();
});

it('every schema takes zod from the one file that tells it so', () => {
  const takers = [...readSources('src')].filter(([, text]) => /from 'zod(?:\/[^']*)?'/.test(text));
  expect(takers.map(([path]) => path)).toEqual(['src/core/scene/zod.ts']);
});
