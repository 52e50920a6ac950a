import type { JSX } from 'preact';
import { useAppState, useLanguage } from '../context.ts';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { shownScene, storyText } from './story.ts';

/** Title and caption of the current beat, or of the scene, at the top left of the picture. */
export function Story(): JSX.Element {
  const language = useLanguage();
  const { title, caption } = useAppState(storyText);
  return (
    <div class="story">
      <h2>{title[language]}</h2>
      <p>{caption[language]}</p>
    </div>
  );
}

/**
 * The story of a talk over two pictures, in a row of its own. Invisible copies of all texts of the scene make the row as high as
 * the longest one, so the pictures don't move from beat to beat.
 */
export function StoryOverBoth(): JSX.Element {
  const language = useLanguage();
  const scene = useAppState(shownScene);
  return (
    <div class="story-over-both">
      <Story />
      {[scene, ...scene.beats].map(({ title, caption }, index) => (
        <div key={index} class="story room" aria-hidden="true">
          <p class="story-title">{title[language]}</p>
          <p>{caption[language]}</p>
        </div>
      ))}
      <AllMadeUp />
    </div>
  );
}
