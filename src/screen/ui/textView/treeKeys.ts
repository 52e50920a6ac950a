/** A visible row of a tree: all its ancestors are open. */
export type TreeRow = {
  readonly key: string;
  readonly parent: string | undefined;
  readonly name: string;
  /** Undefined for a leaf. */
  readonly isOpen: boolean | undefined;
};

/** The effect of a key: move the focus, or open or close a row. */
export type TreeMove = { readonly focus: string } | { readonly open: string } | { readonly close: string };

/** The keys of the ARIA tree pattern, without type-ahead; undefined for other keys. */
export function treeMove(rows: readonly TreeRow[], focused: string, key: string): TreeMove | undefined {
  const at = rows.findIndex((row) => row.key === focused);
  const row = rows[at];
  if (row === undefined) return undefined;
  const to = (other: TreeRow | undefined): TreeMove | undefined => other && { focus: other.key };
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1] ?? row);
    case 'ArrowUp':
      return to(rows[at - 1] ?? row);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (row.isOpen === false) return { open: row.key };
      return to(row.isOpen === true ? (rows[at + 1] ?? row) : row);
    case 'ArrowLeft':
      if (row.isOpen === true) return { close: row.key };
      return to(rows.find(({ key: other }) => other === row.parent) ?? row);
    case 'Enter':
      if (row.isOpen === undefined) return to(row);
      return row.isOpen ? { close: row.key } : { open: row.key };
    default:
      return undefined;
  }
}

/** Type-ahead: the next row, wrapping around, with a word that begins with the typed text; undefined if there is none. */
export function typeAhead(rows: readonly TreeRow[], focused: string, typed: string): string | undefined {
  const at = rows.findIndex((row) => row.key === focused);
  // The second and later letters may still match the focused row.
  const first = typed.length > 1 ? at : at + 1;
  const wrapped = [...rows.slice(first), ...rows.slice(0, first)];
  return wrapped.find(({ name }) => name.split(' ').some((word) => beginsWith(word, typed)))?.key;
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_PER_INITIAL = 588;

/** Outside a text field a Korean keyboard sends single consonants: one matches every syllable that begins with it. */
function beginsWith(word: string, typed: string): boolean {
  return Array.from(typed.toLowerCase()).every((letter, i) => {
    const own = word.toLowerCase()[i];
    if (own === undefined) return false;
    const code = own.charCodeAt(0);
    const isSyllable = code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
    return (
      own === letter || (isSyllable && INITIALS[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_PER_INITIAL)] === letter)
    );
  });
}
