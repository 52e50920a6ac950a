declare global {
  interface Window {
    /** Set on a page whose WebGL draws nothing. */
    drawsNothing?: true;
  }
}

/**
 * Put before the scripts of a page: WebGL then takes every call and draws nothing, which is much of what a page costs where
 * software stands in for the GPU. For tests that look at no pixel; helpers that read pixels refuse such a page.
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
