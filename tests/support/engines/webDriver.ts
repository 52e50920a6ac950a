import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A session of W3C WebDriver: a method, a path below the session, and a body give the answer's value. */
export type Session = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

/** Opens a session at a driver that listens, or soon will, on a port of this machine. */
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

/** A driver that has just been started refuses connections for a moment. */
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

/** A port that nobody listens on. Another program may take it before it is used, which is rare, and then an error. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The code points that the WebDriver standard gives to keys without a character. */
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
