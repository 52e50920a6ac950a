import { FILE_IS_READ } from '../time/waits.ts';

/** Gives the user a file, as the browser does with downloads. Works from a page that was opened from a disk, too. */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FILE_IS_READ);
}
