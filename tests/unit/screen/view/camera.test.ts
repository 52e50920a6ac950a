import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { openScene } from '../../../../src/screen/state/actions.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { cameraFromText, cameraToText, FITTED } from '../../../../src/screen/state/camera.ts';
import { openLink, readLink, writeLink } from '../../../../src/screen/state/link.ts';
import {
  fitCamera,
  leaveRide,
  lookAt,
  maxZoom,
  panBy,
  ride,
  zoomAt,
  zoomStep,
} from '../../../../src/screen/state/cameraActions.ts';
import type { Point } from '../../../../src/screen/picture/path.ts';
import {
  fit,
  glide,
  lookThrough,
  pixelAt,
  shareOf,
  unitAt,
  type View,
  viewOn,
} from '../../../../src/screen/view/camera.ts';
import { createCameraMotion } from '../../../../src/shell/app/cameraMotion.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const plain = initialState(parseScene(goodText()), 'file', 'en', 'night');
const bounds = { left: -300, top: 40, right: 1500, bottom: 900 };
const fitted = fit(bounds, 1280, 720, { left: 10, right: 30, top: 120, bottom: 60 });
const random = randomStream('camera', 'views');
const between = (low: number, high: number): number => low + random() * (high - low);
const someView = (): View => ({ x: between(0, 1), y: between(0, 1), zoom: 2 ** between(-0.9, 3.4) });

describe('the camera', () => {
  it('centres the fitted picture, and centres its target in the room', () => {
    expect(lookThrough(FITTED, bounds, fitted)).toBe(fitted);
    for (let i = 0; i < 50; i++) {
      const view = someView();
      const camera = lookThrough(view, bounds, fitted);
      const at = shareOf(bounds, unitAt(camera, [10 + (1280 - 40) / 2, 120 + (720 - 180) / 2]));
      expect(at.x).toBeCloseTo(view.x, 9);
      expect(at.y).toBeCloseTo(view.y, 9);
      expect(pixelAt(camera, unitAt(camera, [77, 88]))[0]).toBeCloseTo(77, 9);
    }
  });

  it('keeps the point under the pointer while zooming, within the zoom limits', () => {
    for (let i = 0; i < 200; i++) {
      const before = lookAt(someView(), false)(plain);
      const pixel: Point = [between(200, 1000), between(150, 600)];
      const share = shareOf(bounds, unitAt(lookThrough(before.camera, bounds, fitted), pixel));
      // The camera does not follow beyond the picture's edge.
      if (share.x < 0 || share.x > 1 || share.y < 0 || share.y > 1) continue;
      const after = zoomAt(share, 2 ** between(0, 3))(before);
      const seen = pixelAt(lookThrough(after.camera, bounds, fitted), [
        bounds.left + share.x * 1800,
        bounds.top + share.y * 860,
      ]);
      expect(Math.hypot(seen[0] - pixel[0], seen[1] - pixel[1])).toBeLessThan(0.1);
    }
  });

  it('stays over the picture and within its limits, for any input', () => {
    let state = plain;
    for (let i = 0; i < 300; i++) {
      state = zoomAt(
        { x: between(-3, 4), y: between(-3, 4) },
        2 ** between(-5, 5),
      )(panBy(between(-2, 2), between(-2, 2))(state));
      const { x, y, zoom } = state.camera;
      expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 1 && zoom >= 0.5 && zoom <= maxZoom(state)).toBe(true);
    }
    const whole = fitCamera(state);
    expect(whole.camera).toEqual(FITTED);
    expect(fitCamera(whole)).toBe(whole);
    expect(zoomStep(-1)(zoomStep(1)(plain)).camera.zoom).toBeCloseTo(1, 5);
    expect(openScene('other', goodText())(state).camera).toEqual(FITTED);
  });

  it('fits a box to its share of the screen', () => {
    const box = { left: 100, right: 180, top: 300, bottom: 320 };
    const camera = lookThrough(viewOn(box, bounds, 0.5), bounds, fitted);
    expect(pixelAt(camera, [180, 0])[0] - pixelAt(camera, [100, 0])[0]).toBeCloseTo((fitted.scale * 1800) / 2, 6);
  });
});

describe('camera motion', () => {
  const middle = (view: View, of: View): number => Math.hypot(of.x - view.x, of.y - view.y) * view.zoom;

  it('starts and ends at the right views, and keeps both in sight', () => {
    for (let i = 0; i < 100; i++) {
      const [a, b] = [someView(), someView()];
      const subject = b.zoom >= a.zoom ? b : a;
      expect(glide(a, b, 0)).toEqual(a);
      expect(glide(a, b, 1)).toEqual(b);
      const off = Array.from({ length: 21 }, (_, n) => middle(glide(a, b, n / 20), subject));
      const ordered = off.toSorted((one, other) => (subject === b ? other - one : one - other));
      off.forEach((one, n) => expect(one).toBeCloseTo(ordered[n]!, 9));
    }
  });

  it('takes time only if allowed, and keeps a followed packet near the middle of the screen', () => {
    const aim = { x: 0.2, y: 0.8, zoom: 4, glides: true, follows: false };
    const flight = createCameraMotion();
    expect(flight.step({ ...aim, ...FITTED }, 0, true)).toMatchObject({ x: 0.5, zoom: 1 });
    flight.step(aim, 0.2, true);
    expect(flight.isUnderWay()).toBe(true);
    flight.step(aim, 0.5, true);
    expect(flight.isUnderWay()).toBe(false);
    expect(createCameraMotion().step(aim, 0, true)).toMatchObject({ x: 0.2, zoom: 4 });
    const calm = createCameraMotion();
    calm.step({ ...aim, ...FITTED }, 0, false);
    expect(calm.step(aim, 0, false)).toMatchObject({ x: 0.2, zoom: 4 });
    const behind = createCameraMotion();
    behind.step({ ...aim, follows: true }, 0, true);
    for (let i = 0; i < 60; i++) {
      const packet = { x: random(), y: random(), zoom: 4, glides: true, follows: true };
      expect(middle(behind.step(packet, 0.016, true), packet)).toBeLessThan(0.2501);
    }
  });

  it('back from a ride ends where the ride began', () => {
    const near = lookAt({ x: 0.3, y: 0.4, zoom: 2 }, false)(plain);
    const riding = ride(7)(ride(3)(near));
    expect(riding.inspection.chosen).toEqual({ kind: 'packet', packet: 7 });
    expect(riding.camera.zoom).toBeGreaterThan(3);
    expect(leaveRide(riding).camera).toMatchObject({ x: 0.3, y: 0.4, zoom: 2 });
    expect(leaveRide(near)).toBe(near);
  });
});

describe('the camera in an address', () => {
  it('is restored to the last digit, and omitted while everything is visible', () => {
    expect(writeLink(plain)).not.toContain('camera');
    for (let i = 0; i < 50; i++) {
      const state = lookAt(someView(), false)(plain);
      expect(openLink(plain, readLink(`#${writeLink(state)}`)).camera).toEqual(state.camera);
      expect(cameraFromText(cameraToText(state.camera)!)).toEqual(state.camera);
    }
  });

  it('is ignored if invalid', () => {
    for (const text of [
      '',
      '1',
      '1,2',
      '1,2,3,4',
      'a,b,c',
      '-1,0,1',
      '1e9,1,1',
      '..,1,1',
      'NaN,1,1',
      `${'1'.repeat(99)},1,1`,
    ]) {
      expect(cameraFromText(text)).toBeUndefined();
    }
    expect(cameraFromText('9,9,999')).toMatchObject({ x: 1, y: 1, zoom: 128 });
  });
});
