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
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import { moveByArrow } from '../parts/moveByArrow.ts';
import { useRestoredFocus } from '../parts/useRestoredFocus.ts';

/** The gallery: a card for each scene with a picture, caption and takeaway. Arrows move, Enter opens, Escape leaves. */
export function ScenesPage(): JSX.Element {
  const { effects } = useUi();
  const dispatch = useDispatch();
  const text = galleryWords(useLanguage());
  const [query, setQuery] = useState('');
  const scenes = useMemo(() => effects.gallery.scenes(), [effects]);
  const found = useMemo(() => scenes.filter((scene) => matches(scene, query)), [scenes, query]);
  const list = useRef<HTMLUListElement>(null);
  // A card gets a second button (the mark) once its run is finished.
  const openButtons = (): HTMLButtonElement[] => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('h3 button') ?? []),
  ];
  useRestoredFocus();
  useLayoutEffect(() => {
    (list.current?.querySelector<HTMLElement>('[aria-current] button') ?? openButtons()[0])?.focus();
  }, []);
  const onFilterKey = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    const first = openButtons()[0];
    if (event.key === 'Escape' && query !== '') setQuery('');
    else if (event.key === 'Escape') dispatch(openPage('stage'));
    else if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Enter') first?.click();
    else return;
    event.preventDefault();
  };
  return (
    <main class="page scenes-page" aria-labelledby="scenes-title">
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
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onFilterKey}
        />
        <IconButton label={text.close} onClick={() => dispatch(openPage('stage'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class={found.length === scenes.length ? 'hidden' : 'scenes-found'} role="status">
        {text.found(found.length, scenes.length)}
      </p>
      <ul ref={list} class="scene-cards" onKeyDown={(event) => moveByArrow(event, openButtons(), '.scene-card')}>
        {found.map((scene) => (
          <SceneCard key={scene.id} scene={scene} />
        ))}
      </ul>
    </main>
  );
}

/** The whole card opens the scene. Its picture is animated while the card is hovered or focused. */
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
            // The row that the mark leads to is one of this scene's run, so the scene is opened first.
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

/** Whether every word of the query occurs in the scene's texts, in either language. */
function matches({ id, title, caption, teaches, beats }: Scene, query: string): boolean {
  const texts: readonly (LocalText | undefined)[] = [title, caption, teaches, ...beats.map((beat) => beat.title)];
  const whole = searchable([id, ...texts.flatMap((text) => (text === undefined ? [] : [text.en, text.ko]))].join('\n'));
  return searchable(query)
    .split(' ')
    .every((word) => whole.includes(word));
}
