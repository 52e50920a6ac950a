import { expect, it, vi } from 'vitest';

it('the schema is made without code from text, which the page’s policy forbids and reports', async () => {
  const fromText = vi.fn();
  vi.stubGlobal('Function', fromText);
  try {
    await import('../../src/core/scene/schema.ts');
  } finally {
    vi.unstubAllGlobals();
  }
  expect(fromText).not.toHaveBeenCalled();
});
