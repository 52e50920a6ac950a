import type { AppState } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';
import { handleWords } from '../../screen/words/handleWords.ts';
import type { PictureBox } from './pictureBox.ts';
import type { Pictures } from './pictures.ts';
import type { Prover } from './prover.ts';

/**
 * Creates the function that makes a PNG of the page's picture at the state's instant. It waits for the picture and for the verdict, which
 * is part of the still. `started` resolves when the pictures have started. Rejects if there is no WebGL.
 */
export function createStills(
  store: Store<AppState>,
  pictures: Pictures,
  prover: Pick<Prover, 'settled'>,
  started: Promise<void>,
): (width: number, height: number) => Promise<Blob> {
  const thePicture = async (): Promise<PictureBox> => {
    await started;
    const picture = await pictures.settled();
    if (picture === undefined) throw new Error(handleWords(store.get().language).noWebGl);
    return picture;
  };
  const still = async (width: number, height: number): Promise<Blob> => {
    await thePicture();
    await prover.settled();
    const picture = await thePicture();
    const made = await picture.still({ ...store.get(), compare: false }, width, height);
    // If the WebGL context was lost meanwhile, the still is empty: make it again.
    return picture === (await thePicture()) ? made : still(width, height);
  };
  return still;
}
