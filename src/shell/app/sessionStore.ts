import { everyName } from '../../core/base/everyName.ts';
import { isRecord } from '../../core/scene/walk.ts';
import type { SessionTexts } from '../../screen/state/session.ts';

export type SessionPart = keyof SessionTexts;
/** Whether a text was kept, and if not, why. */
export type Kept = 'kept' | 'refused' | 'full';

const PARTS = everyName<SessionPart>({ file: true, changes: true, looks: true });
/** Sessions are kept for at most this many history entries; the oldest are removed first. */
const MOST_ENTRIES = 8;

/** Addresses remembered per entry: a reload while the address is being written may still load an earlier one. */
const MOST_ADDRESSES = 3;

/** The entry that was written last, and its addresses, the latest first. */
type Note = { readonly entry: string; readonly addresses: readonly string[] };

/** Saved sessions by history entry, in the browser's storage for this tab. The browser may refuse any access. */
export type SessionStore = {
  /** Undefined if there is no session or no access. */
  readonly read: (entry: string) => SessionTexts | undefined;
  /** Saves a part. If the storage is full, older entries are removed first. */
  readonly write: (entry: string, part: SessionPart, text: string) => Kept;
  readonly forget: (entry: string) => void;
  /** Remembers the address of the entry that is being written. */
  readonly noteAddress: (entry: string, address: string) => void;
  /** The entry that was written last, if `address` is one of its last MOST_ADDRESSES. */
  readonly lastEntry: (address: string) => string | undefined;
};

/** `open` returns the browser's storage, or throws. `place` is the app's path: apps at other paths of a site have their own sessions. */
export function createSessionStore(open: () => Storage, place: string): SessionStore {
  const keys = createKeys(place);
  const attempt = <T>(work: (storage: Storage) => T, otherwise: T): T => {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  };
  return {
    read: (entry) => attempt((storage) => readTexts(storage, keys, entry), undefined),
    write: (entry, part, text) => attempt((storage) => writePart(storage, keys, entry, part, text), 'refused'),
    forget: (entry) => attempt((storage) => removeEntry(storage, keys, entry), undefined),
    noteAddress: (entry, address) => attempt((storage) => writeNote(storage, keys, entry, address), undefined),
    lastEntry: (address) =>
      attempt((storage) => {
        const note = readNote(storage, keys);
        return note?.addresses.includes(address) === true ? note.entry : undefined;
      }, undefined),
  };
}

/** Keys of the storage: the note's, and those of all parts, which start with `prefix`. */
type Keys = {
  readonly note: string;
  readonly prefix: string;
  readonly part: (entry: string, part: SessionPart) => string;
};

function createKeys(place: string): Keys {
  const note = `chokepoint:${place}`;
  const prefix = `${note}:`;
  return { note, prefix, part: (entry, part) => `${prefix}${entry}:${part}` };
}

function readTexts(storage: Storage, keys: Keys, entry: string): SessionTexts | undefined {
  const [file, changes, looks] = PARTS.map((part) => storage.getItem(keys.part(entry, part)));
  return typeof file === 'string' ? { file, changes: changes ?? '', looks: looks ?? '' } : undefined;
}

/** A new entry, which starts with its file, first makes room by the limit of entries. */
function writePart(storage: Storage, keys: Keys, entry: string, part: SessionPart, text: string): Kept {
  const others = part === 'file' ? otherEntries(storage, keys, entry) : [];
  for (const oldest of others.splice(0, Math.max(0, others.length + 1 - MOST_ENTRIES))) {
    tryToRemoveEntry(storage, keys, oldest);
  }
  for (;;) {
    try {
      storage.setItem(keys.part(entry, part), text);
      return 'kept';
    } catch (error) {
      const oldest = (part === 'file' ? others : otherEntries(storage, keys, entry)).shift();
      if (!isFull(error) || oldest === undefined) return isFull(error) ? 'full' : 'refused';
      tryToRemoveEntry(storage, keys, oldest);
    }
  }
}

/** Ids of the other entries, the oldest first. */
function otherEntries(storage: Storage, { prefix }: Keys, entry: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  const ids = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length).split(':')[0]!);
  return [...new Set(ids)].filter((id) => id !== entry).toSorted();
}

function removeEntry(storage: Storage, keys: Keys, entry: string): void {
  for (const part of PARTS) storage.removeItem(keys.part(entry, part));
}

function tryToRemoveEntry(storage: Storage, keys: Keys, entry: string): void {
  try {
    removeEntry(storage, keys, entry);
  } catch {
    // The next write decides whether there is room.
  }
}

function readNote(storage: Storage, keys: Keys): Note | undefined {
  const text = storage.getItem(keys.note) ?? 'null';
  let note: unknown;
  try {
    note = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isRecord(note) && typeof note['entry'] === 'string' && Array.isArray(note['addresses'])
    ? (note as Note)
    : undefined;
}

function writeNote(storage: Storage, keys: Keys, entry: string, address: string): void {
  const before = readNote(storage, keys);
  const earlier = before?.entry === entry ? before.addresses.filter((one) => one !== address) : [];
  const note: Note = { entry, addresses: [address, ...earlier].slice(0, MOST_ADDRESSES) };
  storage.setItem(keys.note, JSON.stringify(note));
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name);
}
