import { serve, type Server } from '../serve.ts';
import { WATCH_SCRIPT } from './watchPage.ts';

/** A page with nothing but a frame at its top left, for a browser whose own window can't be as small as asked for. */
const FRAME = `<!doctype html><title>Frame</title>
<style>body { margin: 0 } iframe { border: 0; position: absolute; left: 0; top: 0 }</style>
<iframe allow="fullscreen"></iframe>`;

/** The built app as it is, but that its page is watched from the start. */
export function serveWatched(): Promise<Server> {
  return serve('dist', {
    additions: { head: '<script src="./watch.js"></script>', files: { 'watch.js': WATCH_SCRIPT, 'frame.html': FRAME } },
  });
}
