declare global {
  interface Window {
    /** Set on a page whose WebGL draws nothing. */
    drawsNothing?: true;
  }
}

/**
 * Runs before a page's scripts: makes WebGL's draw calls do nothing, which saves most of a page's time with software rendering. For tests
 * that look at no pixels; helpers that read pixels refuse such a page.
 */
export function drawNothing(): void {
  const calls = WebGL2RenderingContext.prototype;
  calls.drawArrays = () => undefined;
  calls.drawElements = () => undefined;
  calls.drawArraysInstanced = () => undefined;
  calls.drawElementsInstanced = () => undefined;
  calls.drawRangeElements = () => undefined;
  window.drawsNothing = true;
}
