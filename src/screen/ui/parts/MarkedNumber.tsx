import type { JSX } from 'preact';
import type { Marked } from '../../words/marked.ts';
import { MadeUpLink, Pill } from './MadeUpMark.tsx';

type MarkedNumberProps = {
  value: Marked;
  /** Text in front of the number. */
  before?: string;
  /** Id of the row that the mark opens on the numbers page; without it the mark is not a button. */
  row?: string | undefined;
  /** Makes the number itself a button. */
  button?: NumberButton | undefined;
};

export type NumberButton = { readonly title: string; readonly onClick: () => void };

/** Every time, rate and result is shown with this: number, unit and "made up" mark. Screen readers get one phrase. */
export function MarkedNumber({ value, before = '', row, button }: MarkedNumberProps): JSX.Element {
  const amount = <Amount value={value} before={before} />;
  return (
    <span class="made-up">
      {button === undefined ? (
        amount
      ) : (
        <button type="button" class="plain go" title={button.title} onClick={button.onClick}>
          {amount}
        </button>
      )}{' '}
      {row === undefined ? (
        <span aria-hidden="true">
          <Pill text={value.mark} />
        </span>
      ) : (
        <MadeUpLink path={row} name={value.spoken} />
      )}
    </span>
  );
}

function Amount({ value: { number, unit, spoken }, before }: { value: Marked; before: string }): JSX.Element {
  return (
    <>
      <span aria-hidden="true">
        <span class="number">
          {before}
          {number}
        </span>
        {unit !== '' && <span class="unit"> {unit}</span>}
      </span>
      <span class="hidden">{spoken}</span>
    </>
  );
}
