import { everyName } from '../../core/base/everyName.ts';
import { isRecord } from '../../core/scene/walk.ts';
import type { SessionTexts } from '../../screen/state/session.ts';

export type SessionPart = keyof SessionTexts;
/** Whether a text was kept, and if not, why. */
export type Kept = 'kept' | 'refused' | 'full';

const PARTS = everyName<SessionPart>({ file: true, changes: true, looks: true });
/** Sessions of so many entries of the history are kept; the oldest go first. */
const MOST_ENTRIES = 8;

/** A reload that comes while the address is being written may load the one before. */
const MOST_ADDRESSES = 3;

/** The entry that was written last, and its addresses, the latest first. */
type Note = { readonly entry: string; readonly addresses: readonly string[] };

/** Sessions by the entry of the browser's history, kept by the browser for this tab. It may refuse all of it. */
export type SessionStore = {
  readonly read: (entry: string) => SessionTexts | undefined;
  readonly write: (entry: string, part: SessionPart, text: string) => Kept;
  readonly forget: (entry: string) => void;
  /** Notes the address of the entry that is written. */
  readonly noteAddress: (entry: string, address: string) => void;
  /** The entry that was written last, if that is or was just before its address. */
  readonly lastEntry: (address: string) => string | undefined;
};

/** `open` gives the browser's storage, or throws. Apps at other addresses of the same site have sessions of their own. */
export function createSessionStore(open: () => Storage, place: string): SessionStore {
  const prefix = `chokepoint:${place}:`;
  const keyOf = (entry: string, part: SessionPart): string => `${prefix}${entry}:${part}`;
  const last = `chokepoint:${place}`;
  const lastNote = (): Note | undefined => {
    const text = open().getItem(last) ?? 'null';
    let note: unknown;
    try {
      note = JSON.parse(text);
    } catch {
      return undefined;
    }
    return isRecord(note) && typeof note['entry'] === 'string' && Array.isArray(note['addresses'])
      ? (note as Note)
      : undefined;
  };
  const forget = (entry: string): void => {
    try {
      for (const part of PARTS) open().removeItem(keyOf(entry, part));
    } catch {
      // What can't be had can't be kept either.
    }
  };
  /** Of other entries, the oldest first. */
  const othersThan = (entry: string, storage: Storage): string[] => {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    const ids = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length).split(':')[0]!);
    return [...new Set(ids)].filter((id) => id !== entry).toSorted();
  };
  const write: SessionStore['write'] = (entry, part, text) => {
    try {
      const storage = open();
      const others = part === 'file' ? othersThan(entry, storage) : [];
      for (const other of others.splice(0, Math.max(0, others.length + 1 - MOST_ENTRIES))) forget(other);
      for (;;) {
        try {
          storage.setItem(keyOf(entry, part), text);
          return 'kept';
        } catch (error) {
          const oldest = (part === 'file' ? others : othersThan(entry, storage)).shift();
          if (!isFull(error) || oldest === undefined) return isFull(error) ? 'full' : 'refused';
          forget(oldest);
        }
      }
    } catch {
      return 'refused';
    }
  };
  return {
    read: (entry) => {
      try {
        const storage = open();
        const [file, changes, looks] = PARTS.map((part) => storage.getItem(keyOf(entry, part)));
        return typeof file === 'string' ? { file, changes: changes ?? '', looks: looks ?? '' } : undefined;
      } catch {
        return undefined;
      }
    },
    write,
    forget,
    noteAddress: (entry, address) => {
      try {
        const before = lastNote();
        const addresses = before?.entry === entry ? before.addresses.filter((one) => one !== address) : [];
        const note: Note = { entry, addresses: [address, ...addresses].slice(0, MOST_ADDRESSES) };
        open().setItem(last, JSON.stringify(note));
      } catch {
        // The entry is found by its id alone then.
      }
    },
    lastEntry: (address) => {
      try {
        const note = lastNote();
        return note?.addresses.includes(address) === true ? note.entry : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name);
}
