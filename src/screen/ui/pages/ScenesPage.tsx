import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { searchable } from '../../../core/base/halfWidth.ts';
import type { LocalText } from '../../../core/base/text.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import { openPage } from '../../state/pages.ts';
import { galleryWords } from '../../words/galleryWords.ts';
import { markedTime } from '../../words/marked.ts';
import { useAppState, useDispatch, useLanguage, useUi } from '../context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { isComposing } from '../keyboard/keyboard.ts';
import { MarkedNumber } from '../parts/MadeUpMark.tsx';
import { moveByArrow } from '../parts/moveByArrow.ts';
import { useRestoredFocus } from '../parts/useRestoredFocus.ts';

/** The page of all scenes: a picture of each, what it shows and what one takes home. Arrows move, Enter opens, Escape leaves. */
export function ScenesPage(): JSX.Element {
  const { effects } = useUi();
  const dispatch = useDispatch();
  const text = galleryWords(useLanguage());
  const [wanted, setWanted] = useState('');
  const scenes = useMemo(() => effects.gallery.scenes(), [effects]);
  const found = useMemo(() => scenes.filter((scene) => matches(scene, wanted)), [scenes, wanted]);
  const page = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** That which opens each card; a card has other buttons too, as soon as its length is known. */
  const buttons = (): HTMLButtonElement[] => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('h3 button') ?? []),
  ];
  useRestoredFocus();
  useLayoutEffect(() => {
    (list.current?.querySelector<HTMLElement>('[aria-current] button') ?? buttons()[0])?.focus();
  }, []);
  const inFilter = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    const first = buttons()[0];
    if (event.key === 'Escape' && wanted !== '') setWanted('');
    else if (event.key === 'Escape') dispatch(openPage('stage'));
    else if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Enter') first?.click();
    else return;
    event.preventDefault();
  };
  return (
    <main ref={page} class="page scenes-page" aria-labelledby="scenes-title">
      <div class="scenes-head">
        <div>
          <h2 id="scenes-title">{text.title}</h2>
          <p>{text.lead}</p>
        </div>
        <input
          type="search"
          class="scenes-filter"
          aria-label={text.filter}
          placeholder={text.filter}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={inFilter}
        />
        <IconButton label={text.close} onClick={() => dispatch(openPage('stage'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class={found.length === scenes.length ? 'hidden' : 'scenes-found'} role="status">
        {text.found(found.length, scenes.length)}
      </p>
      <ul ref={list} class="scene-cards" onKeyDown={(event) => moveByArrow(event, buttons(), '.scene-card')}>
        {found.map((scene) => (
          <SceneCard key={scene.id} scene={scene} />
        ))}
      </ul>
    </main>
  );
}

/** The whole card opens the scene, and its picture moves while the card is pointed at or has the focus. */
function SceneCard({ scene }: { scene: Scene }): JSX.Element {
  const { gallery } = useUi().effects;
  const language = useLanguage();
  const text = galleryWords(language);
  const isOpen = useAppState((state) => state.written.id === scene.id);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [finish, setFinish] = useState<number>();
  useLayoutEffect(() => gallery.show(scene.id, canvas.current!, setFinish), [gallery, scene.id]);
  const play = (): void => gallery.play(scene.id);
  const rest = (): void => gallery.play(undefined);
  const about = `scene-${scene.id}`;
  return (
    <li class="scene-card" aria-current={isOpen ? 'true' : undefined} onPointerEnter={play} onPointerLeave={rest}>
      <div class="scene-sketch">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <div class="scene-words">
        <h3>
          <button
            type="button"
            aria-describedby={about}
            onClick={() => gallery.open(scene.id)}
            onFocus={play}
            onBlur={rest}
          >
            {scene.title[language]}
          </button>
          {isOpen && <span class="scene-open">{text.open}</span>}
        </h3>
        <p id={about}>{scene.caption[language]}</p>
        {scene.teaches !== undefined && (
          <p class="scene-teaches">
            <span class="hidden">{text.takeHome}: </span>
            {scene.teaches[language]}
          </p>
        )}
        <p class="scene-facts">
          <span class="hidden">{text.length}: </span>
          {finish === undefined ? (
            text.running
          ) : (
            // Its row is that of its run, so its scene is opened first.
            <span onClickCapture={() => gallery.open(scene.id)}>
              <MarkedNumber value={markedTime(finish, language)} row="run.finish" />
            </span>
          )}
          {scene.beats.length > 0 && <span>{text.beats(scene.beats.length)}</span>}
        </p>
      </div>
    </li>
  );
}

/** Whether every word that was typed stands somewhere in what the scene says of itself, in either language. */
function matches({ id, title, caption, teaches, beats }: Scene, wanted: string): boolean {
  const texts: readonly (LocalText | undefined)[] = [title, caption, teaches, ...beats.map((beat) => beat.title)];
  const whole = searchable([id, ...texts.flatMap((text) => (text === undefined ? [] : [text.en, text.ko]))].join('\n'));
  return searchable(wanted)
    .split(' ')
    .every((word) => whole.includes(word));
}
