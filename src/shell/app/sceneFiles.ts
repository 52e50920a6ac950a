import { checkForm, checkSize, decodeScene, HEAD_BYTES } from '../../core/scene/decode.ts';
import { inSlices } from '../../core/base/steps.ts';
import { parseInSteps } from '../../core/scene/parse.ts';
import { type Problem, SceneError } from '../../core/scene/problem.ts';
import type { GivenFile } from '../../screen/state/openFile.ts';
import { createPause, nextTask } from '../time/slices.ts';
import { PAGE_SLICE } from '../time/waits.ts';

/** The parts of a DataTransfer that are used. */
export type Dropped = { readonly files: ArrayLike<File>; readonly items: ArrayLike<DroppedItem> };
type DroppedItem = Pick<DataTransferItem, 'kind'> & Partial<Pick<DataTransferItem, 'webkitGetAsEntry'>>;

/** Names listed in the message if several files were dropped. */
const MOST_NAMED = 3;

/** The one dropped file, or the reason for refusing the drop. Call it during the event: later the DataTransfer is empty. */
export function droppedFile({ files, items }: Dropped): File | GivenFile {
  const [file] = Array.from(files);
  if (file === undefined) return refused('', 'none', '0');
  if (files.length > 1) {
    const names = Array.from(files, ({ name }) => name);
    const rest = names.length > MOST_NAMED ? ', …' : '';
    return refused(names.slice(0, MOST_NAMED).join(', ') + rest, 'several', `${names.length}`);
  }
  const item = Array.from(items).find(({ kind }) => kind === 'file');
  return item?.webkitGetAsEntry?.()?.isDirectory === true ? refused(file.name, 'folder', '1') : file;
}

/** Reads a scene file: its scene, or its problems. Only the first bytes are read of a file that is too large or not text. */
export async function readSceneFile(file: File): Promise<GivenFile> {
  const { name } = file;
  try {
    checkForm(await bytesOf(file.slice(0, HEAD_BYTES)));
    checkSize(file.size);
    const text = decodeScene(await bytesOf(file));
    return { name, scene: await inSlices(parseInSteps(text), createPause(PAGE_SLICE)) };
  } catch (error) {
    if (error instanceof SceneError) return { name, problems: error.problems };
    // Any browser error: the file was moved, is a folder, or may not be read.
    return refused(name, 'unreadable', error instanceof Error ? error.name : String(error));
  }
}

/** Reads files and passes each to `take`. If several are being read at once, only the last given is passed. */
export function createFileReader(take: (given: GivenFile) => void): (given: File | GivenFile) => Promise<void> {
  let latest = 0;
  return async (given) => {
    const mine = ++latest;
    const read = given instanceof File ? await readSceneFile(given) : given;
    // Opening takes a task of its own.
    if (given instanceof File) await nextTask();
    if (mine === latest) take(read);
  };
}

/** Opens the browser's file dialog; undefined if the user cancels. */
export async function chooseFile(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  const chosen = new Promise<File | undefined>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
  });
  input.click();
  return chosen;
}

/**
 * Calls `listener` with what is dropped anywhere on the page. Text that is dragged within the page or into a field keeps the browser's
 * behaviour. Returns the unsubscribe function.
 */
export function onDrop(listener: (given: File | GivenFile) => void): () => void {
  let isOwn = false;
  const isOurs = ({ dataTransfer, target }: DragEvent): boolean => {
    if (dataTransfer === null) return false;
    if (dataTransfer.types.includes('Files')) return true;
    return !isOwn && !(target instanceof Element && target.closest('input, textarea') !== null);
  };
  const allow = (event: DragEvent): void => {
    if (!isOurs(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
  };
  const take = (event: DragEvent): void => {
    if (!isOurs(event)) return;
    event.preventDefault();
    listener(droppedFile(event.dataTransfer!));
  };
  const begin = (): void => {
    isOwn = true;
  };
  const end = (): void => {
    isOwn = false;
  };
  const listeners = [
    ['dragstart', begin],
    ['dragend', end],
    ['dragover', allow],
    ['drop', take],
  ] as const;
  for (const [type, handle] of listeners) window.addEventListener(type, handle);
  return () => {
    for (const [type, handle] of listeners) window.removeEventListener(type, handle);
  };
}

function refused(name: string, what: Extract<Problem, { kind: 'notOneFile' }>['what'], got: string): GivenFile {
  return { name, problems: [{ path: '', kind: 'notOneFile', what, got }] };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
