import type { LinkBase } from '../../screen/ui/context.ts';

/** The address that links start with: VITE_PUBLIC_URL if the build sets it, else the page's own; and who can open it. */
export function linkBase(): LinkBase {
  const published = import.meta.env['VITE_PUBLIC_URL'] as string | undefined;
  if (published !== undefined && published !== '') return { url: published.replace(/#.*$/, ''), reach: 'anyone' };
  const url = location.href.replace(/#.*$/, '');
  if (location.protocol === 'file:') return { url, reach: 'file' };
  return { url, reach: isLocalHost(location.hostname) ? 'machine' : 'anyone' };
}

function isLocalHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');
}

/** Copies a text to the clipboard; false if the browser refuses. The fallback copies the page's selection, so select the text first. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Insecure pages, and some opened from a file, have no clipboard API.
    return document.execCommand('copy');
  }
}
