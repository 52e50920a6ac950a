import { describe, expect, it } from 'vitest';
import { createSessionStore } from '../../../../src/shell/app/sessionStore.ts';

/** A storage with room for `room` characters, including keys. */
function storageOf(room: number): Storage {
  const texts = new Map<string, string>();
  const used = (): number => [...texts].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  return {
    get length() {
      return texts.size;
    },
    key: (at) => [...texts.keys()][at] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
    setItem: (key, text) => {
      const before = texts.get(key);
      texts.set(key, text);
      if (used() <= room) return;
      if (before === undefined) texts.delete(key);
      else texts.set(key, before);
      throw new DOMException('too much', 'QuotaExceededError');
    },
  };
}

const filled = (sessions: ReturnType<typeof createSessionStore>, entry: string, length = 100): string[] => [
  sessions.write(entry, 'file', 'x'.repeat(length)),
  sessions.write(entry, 'changes', 'y'),
  sessions.write(entry, 'looks', 'z'),
];

describe('sessions by history entry', () => {
  it('are read as written, separate by place and entry; without a file there is none', () => {
    const storage = storageOf(10_000);
    const [here, there] = [createSessionStore(() => storage, '/a/'), createSessionStore(() => storage, '/b/')];
    filled(here, '1', 3);
    expect(here.read('1')).toEqual({ file: 'xxx', changes: 'y', looks: 'z' });
    expect([here.read('2'), there.read('1')]).toEqual([undefined, undefined]);
    here.write('2', 'looks', 'z');
    expect(here.read('2')).toBeUndefined();
    here.write('3', 'file', 'x');
    expect(here.read('3')).toEqual({ file: 'x', changes: '', looks: '' });
    here.noteAddress('2', '#a b');
    expect([here.lastEntry('#a b'), here.lastEntry('#a'), there.lastEntry('#a b')]).toEqual([
      '2',
      undefined,
      undefined,
    ]);
    for (const address of ['#c', '#d', '#e']) here.noteAddress('2', address);
    expect(['#a b', '#c', '#d', '#e'].map(here.lastEntry)).toEqual([undefined, '2', '2', '2']);
    here.noteAddress('3', '#f');
    expect(['#e', '#f'].map(here.lastEntry)).toEqual([undefined, '3']);
    storage.setItem('chokepoint:/a/', '{');
    expect(here.lastEntry('#f')).toBeUndefined();
    here.noteAddress('3', '#f');
    expect(here.lastEntry('#f')).toBe('3');
    here.forget('1');
    expect(here.read('1')).toBeUndefined();
  });

  it('are limited: the oldest are removed, and only those of the same place', () => {
    const storage = storageOf(1000);
    storage.setItem('other', 'o'.repeat(300));
    const sessions = createSessionStore(() => storage, '/');
    expect([filled(sessions, '1'), filled(sessions, '2'), filled(sessions, '3', 500)].flat()).toEqual(
      Array(9).fill('kept'),
    );
    expect(['1', '2', '3'].map((entry) => sessions.read(entry) !== undefined)).toEqual([false, false, true]);
    expect(storage.getItem('other')).toHaveLength(300);
    expect(sessions.write('3', 'looks', 'z'.repeat(900))).toBe('full');
    expect(sessions.read('3')?.file).toHaveLength(500);
    expect(sessions.write('4', 'file', 'x'.repeat(900))).toBe('full');
    const many = createSessionStore(() => storage, '/many/');
    storage.clear();
    for (let at = 10; at < 30; at++) filled(many, String(at), 1);
    const left = Array.from({ length: 20 }, (_, at) => at + 10).filter((at) => many.read(String(at)) !== undefined);
    expect(left).toEqual([22, 23, 24, 25, 26, 27, 28, 29]);
  });

  it('are undefined if the browser refuses access, and nothing is thrown', () => {
    const refusing = createSessionStore(() => {
      throw new DOMException('no', 'SecurityError');
    }, '/');
    expect([...filled(refusing, '1'), refusing.read('1')]).toEqual(['refused', 'refused', 'refused', undefined]);
    refusing.forget('1');
    refusing.noteAddress('1', '#');
    expect(refusing.lastEntry('#')).toBeUndefined();
    const throwing = storageOf(10);
    throwing.setItem = () => {
      throw new Error('no');
    };
    expect(createSessionStore(() => throwing, '/').write('1', 'file', '')).toBe('refused');
  });
});
