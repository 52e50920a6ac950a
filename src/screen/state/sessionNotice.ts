import { isAlike } from '../../core/base/alike.ts';
import type { AppState, SessionNotice } from './appState.ts';
import { isBuiltIn } from './builtIn.ts';
import { applyLink, readLink, writeLink } from './link.ts';

export function setSessionNotice(notice: SessionNotice | undefined): (state: AppState) => AppState {
  return (state) => (state.notice === notice ? state : { ...state, notice });
}

export const dismissNotice = setSessionNotice(undefined);

/** Whether the address alone restores the scene with all its changes. */
export function isInAddress(state: AppState): boolean {
  const link = readLink(writeLink(state));
  return isBuiltIn(state) && isAlike(applyLink(state.written, link).scene, state.scene);
}
