import { describe, expect, it } from 'vitest';
import { pageWindow } from './page-window.ts';

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const places = { rows: numbers(0, 500), matched: 1200 };
const cameras = { rows: numbers(1200, 1264), matched: 64 };

describe('a page of a long list', () => {
  it('is cut from what is read', () => {
    expect(pageWindow([places, cameras], 50, 50)).toEqual({ rows: numbers(50, 100), lacks: [false, false] });
  });
  it('says which source has to be read on', () => {
    expect(pageWindow([places, cameras], 480, 50)).toEqual({ rows: numbers(480, 500), lacks: [true, false] });
  });
  it('goes over from one source to the next', () => {
    expect(
      pageWindow(
        [
          { rows: numbers(0, 30), matched: 30 },
          { rows: numbers(30, 60), matched: 30 },
        ],
        20,
        20,
      ).rows,
    ).toEqual(numbers(20, 40));
    expect(pageWindow([places, cameras], 1200, 50)).toEqual({ rows: numbers(1200, 1250), lacks: [false, false] });
  });
  it('is empty behind the end and before the first answer', () => {
    expect(pageWindow([cameras], 100, 50)).toEqual({ rows: [], lacks: [false] });
    expect(pageWindow([{ rows: [], matched: undefined }], 0, 50)).toEqual({ rows: [], lacks: [false] });
  });
});
