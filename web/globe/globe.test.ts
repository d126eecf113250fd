import { Cartesian3 } from 'cesium';
import { describe, expect, it } from 'vitest';
import { poseOf } from './camera.ts';
import { makeClickTargets } from './click-targets.ts';
import { lookOf } from './look.ts';
import { FrameJudge } from './quality.ts';
import { horizon, instantOf, sunAt } from './sun.ts';

const frame = horizon(103.9141, 21.327);
const height = (p: Cartesian3) => Cartesian3.magnitude(p);

describe('the sun', () => {
  it('stands in the south at noon in winter, as high as 90° minus latitude minus declination', () => {
    const noon = sunAt(new Date('2026-12-21T05:03:00Z'), frame);
    expect(noon.azimuth).toBeGreaterThan(175);
    expect(noon.azimuth).toBeLessThan(185);
    expect(noon.altitude).toBeCloseTo(90 - 21.327 - 23.44, 0);
  });

  it('is below the horizon at midnight', () => {
    expect(sunAt(new Date('2026-11-22T17:00:00Z'), frame).altitude).toBeLessThan(-40);
  });

  it('reads minutes as the city reads its clock', () => {
    const at = instantOf(15 * 60 + 40, 'Asia/Ho_Chi_Minh', new Date('2026-11-22T20:30:00Z'));
    expect(at.toISOString()).toBe('2026-11-23T08:40:00.000Z');
  });
});

describe('the look', () => {
  it('lights the city from where the sun stands', () => {
    const look = lookOf('light', { azimuth: 90, altitude: 30 }, frame);
    expect(Cartesian3.dot(look.toLight, frame.east)).toBeCloseTo(Math.cos(Math.PI / 6), 6);
    expect(Cartesian3.dot(look.toLight, frame.up)).toBeCloseTo(0.5, 6);
  });

  it('turns the lamps on at night, by the clock and by the style', () => {
    expect(lookOf('light', { azimuth: 0, altitude: -30 }, frame).night).toBe(1);
    expect(lookOf('night', null, frame).night).toBe(1);
    expect(lookOf('light', null, frame).night).toBe(0);
  });

  it('changes without a step through dusk', () => {
    let last = lookOf('light', { azimuth: 250, altitude: 30 }, frame).night;
    for (let altitude = 29.5; altitude > -15; altitude -= 0.5) {
      const { night } = lookOf('light', { azimuth: 250, altitude }, frame);
      expect(Math.abs(night - last)).toBeLessThan(0.12);
      last = night;
    }
  });
});

describe('the camera', () => {
  it('stands at its range from the target and above it', () => {
    const view = { target: [103.9141, 21.327] as [number, number], range: 1000, heading: 40, pitch: -30 };
    const { destination } = poseOf(view, 600);
    const target = Cartesian3.fromDegrees(103.9141, 21.327, 600);
    expect(Cartesian3.distance(destination, target)).toBeCloseTo(1000, 3);
    expect(height(destination) - height(target)).toBeCloseTo(500, -1);
  });
});

describe('quality by frame time', () => {
  const run = (judge: FrameJudge, preset: 'low' | 'medium' | 'high', ms: number, frames: number, from = 0) => {
    for (let i = 1; i <= frames; i++) {
      const change = judge.frame(from + i * ms, preset);
      if (change) return change;
    }
    return undefined;
  };

  it('steps down after a second of slow frames and does not climb back', () => {
    const judge = new FrameJudge();
    expect(run(judge, 'high', 100, 20)).toBe('medium');
    expect(run(judge, 'medium', 10, 2000, 10_000)).toBeUndefined();
  });

  it('climbs after five seconds of fast frames', () => {
    expect(run(new FrameJudge(), 'low', 10, 600)).toBe('medium');
  });

  it('takes a pause for rest, not for slowness', () => {
    expect(run(new FrameJudge(), 'high', 5000, 10)).toBeUndefined();
  });
});

describe('click targets', () => {
  it('give the nearest one that is hit, and none beside', () => {
    const targets = makeClickTargets();
    const target = (key: string, x: number) => ({ key, x, y: 0, radius: 20, click: () => undefined });
    targets.set('pins', [target('a', 0), target('b', 15)]);
    expect(targets.at(12, 0)?.key).toBe('b');
    expect(targets.at(100, 0)).toBeUndefined();
  });
});
