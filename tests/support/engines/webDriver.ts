import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Sends a command of a W3C WebDriver session: method, path below the session, body. Returns the reply's value. */
export type Session = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

/** Opens a session at a driver on a local port; waits until the driver listens. */
export async function openSession(port: number, capabilities: unknown): Promise<Session> {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  };
  await untilReady(() => call('GET', '/status'));
  const { sessionId } = (await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as {
    sessionId: string;
  };
  return (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
}

/** Retries, since a driver that has just been started refuses connections for a moment. */
async function untilReady(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await ask();
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}

/** A free port. In rare cases another program takes it before it is used, which gives an error. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** WebDriver's code points for keys without a character. */
const KEYS: Readonly<Record<string, string>> = {
  Space: ' ',
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  Backspace: '\uE003',
  Shift: '\uE008',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

export function keyValue(key: string): string {
  const value = KEYS[key] ?? key;
  if (value.length !== 1) throw new Error(`The WebDriver key ${key} is not in the table of keys`);
  return value;
}
