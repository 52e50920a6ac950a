import type { Readable } from 'node:stream';
import { end, spawnChild } from './children.ts';

export type Display = {
  /** The environment for programs that draw on it, with software rendering. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
};

/**
 * A virtual screen with a free number, large enough for every window of the tests. A browser that draws on it ends
 * with it, so none is left behind.
 */
export async function openDisplay(): Promise<Display> {
  const server = spawnChild('Xvfb', ['-displayfd', '3', '-screen', '0', '3900x2300x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    let said = '';
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with exit code ${String(code)} before it had a display`)));
  });
  return {
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      LIBGL_ALWAYS_SOFTWARE: '1',
      GDK_BACKEND: 'x11',
      MOZ_ENABLE_WAYLAND: '0',
      // D-Bus and accessibility services are not needed, and may be missing.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      NO_AT_BRIDGE: '1',
    },
    close: () => end(server),
  };
}
