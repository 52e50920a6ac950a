import { serve, type Server } from '../serve.ts';
import { WATCH_SCRIPT } from './watchPage.ts';

/** A page with an iframe at its top left, for a browser whose window can't be as small as needed. */
const FRAME = `<!doctype html><title>Frame</title>
<style>body { margin: 0 } iframe { border: 0; position: absolute; left: 0; top: 0 }</style>
<iframe allow="fullscreen"></iframe>`;

/** Serves the built app with the watch script in its page. */
export function serveWatched(): Promise<Server> {
  return serve('dist', {
    additions: { head: '<script src="./watch.js"></script>', files: { 'watch.js': WATCH_SCRIPT, 'frame.html': FRAME } },
  });
}
