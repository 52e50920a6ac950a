import { play } from '../../screen/state/actions.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { advance } from '../../screen/state/playback.ts';
import type { Store } from '../../screen/state/store.ts';
import type { FrameSignal } from './frameSignal.ts';
import type { createGallery } from './gallery.ts';
import type { Pictures } from './pictures.ts';

/** What a frame draws, and whom it notifies. */
export type FrameParts = {
  readonly pictures: Pictures;
  readonly gallery: Pick<ReturnType<typeof createGallery>, 'frame'>;
  readonly drawing: FrameSignal;
};

/**
 * Creates the page's frame function: advances time, then draws everything; returns whether another frame is needed. With `playsAtOnce`,
 * playback starts when the first run is shown.
 */
export function createPageFrame(
  store: Store<AppState>,
  { pictures, gallery, drawing }: FrameParts,
  playsAtOnce: boolean,
): (seconds: number) => boolean {
  let isToPlay = playsAtOnce;
  return (seconds) => {
    store.update((state) => advance(state, pictures.isBehind ? 0 : seconds));
    const state = store.get();
    const { isMoving, isShown } = pictures.draw(state, seconds);
    if (isShown) drawing.drawn();
    if (isToPlay && isShown && state.run !== undefined) {
      isToPlay = false;
      if (state.motion === 'full') store.update(play);
    }
    const isGalleryMoving = gallery.frame(seconds, pictures.drawThumbnail);
    return store.get().playing || isMoving || isGalleryMoving;
  };
}
