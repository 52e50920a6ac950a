/** The mark's size in CSS pixels for a picture of this height. */
export function markSize(height: number): number {
  return Math.max(12, Math.round(height * 0.0205));
}

/** Height at the bottom of the canvas that belongs to the mark. */
export function markRoom(height: number): number {
  return Math.round(markSize(height) * 2);
}
