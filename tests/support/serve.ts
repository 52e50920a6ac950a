import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type Request = { readonly method: string; readonly path: string; readonly status: number };

export type Server = {
  /** Ends in a slash. */
  readonly url: string;
  /** Every request answered so far, in order. */
  readonly requests: readonly Request[];
  readonly close: () => Promise<void>;
};

/** A tag inserted at the start of every HTML page's head, and additional files by name. */
export type Additions = { readonly head: string; readonly files: Readonly<Record<string, string>> };

type Options = {
  readonly prefix?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly additions?: Additions;
};

/** Serves a folder, with `additions`, under a prefix such as '/any/sub/path/', on a free port of the loopback interface. */
export async function serve(folder: string, { prefix = '/', headers = {}, additions }: Options = {}): Promise<Server> {
  if (!prefix.startsWith('/') || !prefix.endsWith('/'))
    throw new Error(`The prefix ${prefix} needs a slash at both ends`);
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    void answer(folder, prefix, request.url ?? '/', additions).then(({ status, type, body }) => {
      requests.push({ method: request.method ?? '', path: request.url ?? '', status });
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { readonly status: number; readonly type: string; readonly body: Buffer | string };

async function answer(folder: string, prefix: string, url: string, additions?: Additions): Promise<Answer> {
  const missing: Answer = { status: 404, type: 'text/plain', body: `nothing at ${url}` };
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(prefix)) return missing;
    const inside = normalize(path.slice(prefix.length));
    if (inside.startsWith('..') || inside.startsWith(sep)) return missing;
    const file = join(folder, path.endsWith('/') ? join(inside, 'index.html') : inside);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const added = additions?.files[inside];
    if (added !== undefined) return { status: 200, type, body: added };
    const body = await readFile(file);
    if (additions === undefined || extname(file) !== '.html') return { status: 200, type, body };
    return { status: 200, type, body: body.toString().replace('<head>', `<head>${additions.head}`) };
  } catch {
    return missing;
  }
}
