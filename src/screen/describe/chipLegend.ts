import type { Language } from '../../core/base/text.ts';
import type { ChipState, Theme } from '../picture/theme.ts';
import { pictureWords } from '../words/pictureWords.ts';
import type { LegendEntry } from './label.ts';

/** What the given states of chips look like. */
export function chipLegend(theme: Theme, language: Language, states: readonly ChipState[]): LegendEntry[] {
  const text = pictureWords(language);
  const entries: Readonly<Record<ChipState, Pick<LegendEntry, 'colours' | 'text'>>> = {
    computing: { colours: [theme.computing, theme.computing], text: text.computing },
    moving: { colours: [theme.chipFill, theme.link.neuronLink], text: text.moving },
    waiting: { colours: [theme.chipFill, theme.chipLine], text: text.waitingChip },
    finished: { colours: [theme.chipFill, theme.chipLine], text: text.finished },
    notBegun: { colours: [theme.chipFill, theme.chipLine], text: text.notBegun },
  };
  return states.map((state) => ({ sample: 'chip', state, ...entries[state] }));
}
