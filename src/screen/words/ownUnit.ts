import { searchable } from '../../core/base/halfWidth.ts';
import { type Language, LANGUAGES } from '../../core/base/text.ts';
import { type MarkedQuantity, unitOf } from './marked.ts';
import { appWords } from './appWords.ts';

/** Whether the text pasted after a number is the unit as the app writes it, in either language, with or without the mark. */
export function isOwnUnit(quantity: MarkedQuantity, pasted: string): boolean {
  const folded = fold(pasted);
  const marks = LANGUAGES.map((language) => fold(appWords(language).madeUp));
  const mark = marks.find((one) => folded.endsWith(one)) ?? '';
  const unit = folded.slice(0, folded.length - mark.length);
  return unit === '' ? mark !== '' : LANGUAGES.some((language) => namesOf(quantity, language).includes(unit));
}

function namesOf(quantity: MarkedQuantity, language: Language): string[] {
  const { unitsPerTickSpoken } = appWords(language);
  const names = [unitOf(quantity, language), ...(quantity === 'rate' ? [unitsPerTickSpoken] : [])].map(fold);
  return names
    .flatMap((name) => (name.endsWith('s') ? [name, name.slice(0, -1)] : [name]))
    .filter((name) => name !== '');
}

/** Removes spaces, brackets, commas and the mark's pencil. */
function fold(text: string): string {
  return searchable(text).replace(/[\s()✎,]/gu, '');
}
