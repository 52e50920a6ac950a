import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Allowed sources per resource type, in the syntax of Content-Security-Policy. */
type Origins = {
  readonly scripts: string;
  readonly styles: string;
  readonly workers: string;
  readonly fonts: string;
  readonly images: string;
};

/** Allows only our own code and no network requests; every resource type that isn't named is forbidden. */
function policyOf({ scripts, styles, workers, fonts, images }: Origins): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    `worker-src ${workers}`,
    `font-src ${fonts}`,
    `img-src ${images}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The policy of the folder build: the page may load only files of its own origin. */
export function policyOfFolder(): Plugin {
  const self = "'self'";
  const policy = policyOf({ scripts: self, styles: self, workers: self, fonts: self, images: `${self} data: blob:` });
  return {
    name: 'policy-of-folder',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => withMeta(html, policy),
    },
  };
}

/** The policy of the single-file build: allows its inline scripts and styles by hash. Must run after the plugin that inlines them. */
export function policyOfFile(): Plugin {
  return {
    name: 'policy-of-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return this.error('there is no index.html to write a policy into');
        page.source = withPolicy(page.source.toString());
      },
    },
  };
}

/** Adds a policy to the page that allows its inline scripts and styles. JSON blocks need no permission. */
export function withPolicy(html: string): string {
  const hashes = (tag: 'script' | 'style'): string =>
    [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))]
      .filter(([, written = '']) => !written.includes('application/json'))
      .map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
      .join(' ');
  const policy = policyOf({
    scripts: hashes('script'),
    styles: hashes('style'),
    workers: 'blob:',
    fonts: 'data:',
    images: 'data: blob:',
  });
  return withMeta(html, policy);
}

/** Inserts the policy before everything that it restricts, but after the encoding, which must be in the first 1,024 bytes. */
function withMeta(html: string, policy: string): string {
  const encoding = '<meta charset="utf-8" />';
  if (!html.includes(encoding)) throw new Error(`index.html has no ${encoding} to write the policy behind`);
  return html.replace(
    encoding,
    () => `${encoding}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}
