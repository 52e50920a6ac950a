import type { JSX } from 'preact';
import { PencilIcon } from './icons.tsx';

/** The mark of made-up numbers where its words would stand in every line: its dashed edge and pencil; said in words. */
export function PencilMark({ mark }: { mark: string }): JSX.Element {
  return (
    <span class="pill pencil-mark" title={mark}>
      <PencilIcon />
      <span class="hidden">({mark})</span>
    </span>
  );
}
