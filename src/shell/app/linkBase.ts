import type { LinkBase } from '../../screen/ui/context.ts';

/** Where the app can be opened by others, where its builder says so (VITE_PUBLIC_URL); else where it was opened here. */
export function linkBase(): LinkBase {
  const published = import.meta.env['VITE_PUBLIC_URL'] as string | undefined;
  if (published !== undefined && published !== '') return { url: published.replace(/#.*$/, ''), reach: 'anyone' };
  const url = location.href.replace(/#.*$/, '');
  if (location.protocol === 'file:') return { url, reach: 'file' };
  return { url, reach: isThisMachine(location.hostname) ? 'machine' : 'anyone' };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');
}

/** Puts a text on the clipboard; false where the browser allows it in no way. What is selected on the page should be the text. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages that are not secure, and some opened from a file, have only the old way: it copies the selection.
    return document.execCommand('copy');
  }
}
