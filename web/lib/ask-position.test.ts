import { describe, expect, it } from 'vitest';
import { askPosition } from './ask-position.ts';

const device = (answer: (done: PositionCallback, failed: PositionErrorCallback) => void): Geolocation => ({
  getCurrentPosition: (done, failed) => answer(done, failed ?? (() => undefined)),
  watchPosition: () => 0,
  clearWatch: () => undefined,
});
const refusal = (code: 1 | 2 | 3) =>
  device((_, failed) => failed({ code, message: '', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 }));

describe('asking where one is', () => {
  it('says why it cannot', async () => {
    expect(await askPosition(refusal(1), false)).toBe('insecure');
    expect(await askPosition(undefined, true)).toBe('unsupported');
    expect(await askPosition(refusal(1), true)).toBe('denied');
    expect(await askPosition(refusal(2), true)).toBe('unavailable');
    expect(await askPosition(refusal(3), true)).toBe('timeout');
  });
  it('gives degrees and metres', async () => {
    const coords = { longitude: 103.9, latitude: 21.3, accuracy: 12, altitude: null, altitudeAccuracy: null, heading: null, speed: null };
    const here = device((done) => done({ coords: { ...coords, toJSON: () => coords }, timestamp: 0, toJSON: () => coords }));
    expect(await askPosition(here, true)).toEqual({ lng: 103.9, lat: 21.3, accuracy: 12 });
  });
});
