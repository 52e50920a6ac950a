import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Problem } from '../../../../src/core/scene/problem.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { openFile, type GivenFile } from '../../../../src/screen/state/openFile.ts';
import { createFileReader, type Dropped, droppedFile, readSceneFile } from '../../../../src/shell/app/sceneFiles.ts';
import { utf16 } from '../../../support/encodings.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = new File([goodText()], 'a.json');
const item = (isDirectory: boolean): Dropped['items'][number] => ({
  kind: 'file',
  webkitGetAsEntry: () => ({ isDirectory }) as FileSystemEntry,
});
const problemOf = (given: File | GivenFile): Problem | undefined =>
  'problems' in given ? given.problems[0] : undefined;

describe('a drop', () => {
  it('is a file, even if the browser has no entries API', () => {
    expect(droppedFile({ files: [scene], items: [item(false)] })).toBe(scene);
    expect(droppedFile({ files: [scene], items: [{ kind: 'file' }] })).toBe(scene);
    expect(droppedFile({ files: [scene], items: [{ kind: 'string' }, item(false)] })).toBe(scene);
  });

  it('is refused if it is a folder, with its name', () => {
    const folder = droppedFile({ files: [new File([], 'scenes')], items: [{ kind: 'string' }, item(true)] });
    expect(folder).toMatchObject({ name: 'scenes', problems: [{ kind: 'notOneFile', what: 'folder' }] });
  });

  it('is refused if it has several files, with their number and the first names', () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => new File([], name));
    const several = droppedFile({ files, items: files.map(() => item(false)) });
    expect(several).toMatchObject({ name: 'a, b, c, …', problems: [{ what: 'several', got: '4' }] });
    expect(droppedFile({ files: files.slice(2), items: [] })).toMatchObject({ name: 'c, d' });
  });

  it('is refused without a file, as a text or a link', () => {
    expect(droppedFile({ files: [], items: [{ kind: 'string' }] })).toMatchObject({ problems: [{ what: 'none' }] });
  });
});

/** A file that counts the bytes read. */
class Counted extends File {
  read = 0;
  readonly #size: number | undefined;

  constructor(content: BlobPart, size?: number) {
    super([content], 'counted');
    this.#size = size;
  }

  override get size(): number {
    return this.#size ?? super.size;
  }

  override slice(...args: Parameters<Blob['slice']>): Blob {
    const part = super.slice(...args);
    this.read += part.size;
    return part;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    this.read += this.size;
    return super.arrayBuffer();
  }
}

describe('a file that is read', () => {
  it('gives its scene, in any supported encoding', async () => {
    expect(await readSceneFile(scene)).toEqual({ name: 'a.json', scene: parseScene(goodText()) });
    const encoded = new File([Uint8Array.from(utf16(goodText()))], 'b');
    expect(await readSceneFile(encoded)).toEqual({ name: 'b', scene: parseScene(goodText()) });
  });

  it('of 700 MB, or of an image, is refused after its first bytes', async () => {
    const film = new Counted('{'.repeat(100), 700_000_000);
    expect(problemOf(await readSceneFile(film))).toMatchObject({ kind: 'limit', limit: 'fileBytes', got: '700000000' });
    expect(film.read).toBeLessThan(100);
    const picture = new Counted(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(5000)));
    expect(problemOf(await readSceneFile(picture))).toMatchObject({ kind: 'notText', form: 'jpeg' });
    expect(picture.read).toBeLessThan(100);
    const full = new Counted(`"${' '.repeat(LIMITS.fileBytes - 2)}"`);
    expect(problemOf(await readSceneFile(full))).toMatchObject({ path: '', kind: 'wrongType', expected: 'object' });
  });

  it('reports that it is empty, missing or unreadable', async () => {
    expect(problemOf(await readSceneFile(new File([], 'empty')))).toMatchObject({ what: 'empty' });
    const gone = new (class extends File {
      override slice(): Blob {
        throw new DOMException('it was moved', 'NotReadableError');
      }
    })([], 'gone');
    expect(problemOf(await readSceneFile(gone))).toMatchObject({ what: 'unreadable', got: 'NotReadableError' });
  });

  it('is ignored if another has been given since', async () => {
    const told: string[] = [];
    const take = createFileReader(({ name }) => told.push(name));
    let deliver: (bytes: ArrayBuffer) => void = () => {};
    const slow = new File([goodText()], 'slow');
    Object.defineProperty(slow, 'arrayBuffer', {
      value: () => new Promise<ArrayBuffer>((resolve) => (deliver = resolve)),
    });
    const slowTaken = take(slow);
    await take(new File([goodText()], 'quick'));
    await take({ name: 'folder', problems: [] });
    deliver(new ArrayBuffer(0));
    await slowTaken;
    expect(told).toEqual(['quick', 'folder']);
  });
});

describe('opening a given file', () => {
  const before = {
    ...initialState(parseScene(goodText()), 'scenes/two-ultraservers.scene.json', 'en', 'night'),
    page: 'scenes',
    help: true,
    share: true,
  } as const;

  it('shows the scene or the file’s problems on the stage, with nothing over it', () => {
    const free = { page: 'stage', help: false, share: false };
    expect(openFile({ name: 'a', scene: parseScene(goodText()) })(before)).toMatchObject({
      ...free,
      file: 'a',
      trouble: undefined,
    });
    const problems: readonly Problem[] = [{ path: '', kind: 'notOneFile', what: 'folder', got: '1' }];
    const refused = openFile({ name: 'b', problems })(before);
    expect(refused).toMatchObject({ ...free, file: before.file, trouble: { file: 'b', problems } });
    expect(refused.scene).toBe(before.scene);
  });
});
