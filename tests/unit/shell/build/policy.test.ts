import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { withPolicy } from '../../../../src/shell/build/policy.ts';
import { readSources } from '../../../support/architecture.ts';
import { goodText } from '../../../support/sceneFiles.ts';

it('no schema tests for eval, which a strict policy would report as a violation', async () => {
  const made = vi.fn<(...texts: string[]) => void>();
  vi.stubGlobal('Function', function Function(...texts: string[]) {
    made(...texts);
  });
  // Imported only now, since zod tests for eval while the schemas are created.
  const { parseScene } = await import('../../../../src/core/scene/parse.ts');
  const { tweakScene } = await import('../../../../src/core/scene/tweak.ts');
  tweakScene(parseScene(goodText()), [{ path: 'cluster.efa.rate', value: 1 }]);
  expect(() => parseScene('{ "format": 1 }')).toThrow();
  vi.unstubAllGlobals();
  expect(made).not.toHaveBeenCalled();
});

it('every schema imports zod from the file that configures it', () => {
  const takers = [...readSources('src')].filter(([, text]) => /from 'zod(?:\/[^']*)?'/.test(text));
  expect(takers.map(([path]) => path)).toEqual(['src/core/scene/zod.ts']);
});

describe('the policy of the single file', () => {
  const head = '<head>\n<meta charset="utf-8" />\n<title>T</title>';
  const html = `${head}<script type="module">run('$&');</script><style>a{}</style></head><script type="application/json">{}</script>`;
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

  it('precedes the first script and lists the page’s scripts and styles, and no data', () => {
    const page = withPolicy(html);
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
    expect(page).toContain(
      `script-src 'sha256-${hash("run('$&');")}'; style-src 'sha256-${hash('a{}')}'; worker-src blob:`,
    );
    expect(page.replace(/\s*<meta http-equiv[^>]*>/, '')).toBe(html);
  });

  it('can’t be omitted', () => {
    expect(() => withPolicy('<head></head>')).toThrow(/to write the policy behind/);
  });
});
