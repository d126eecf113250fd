import { expect, it } from 'vitest';
import { smoothingShader } from './smooth-edges.ts';

it('smooths the coverage of a pixel with its colour, by the FXAA that this Cesium brings', () => {
  expect(smoothingShader()).toContain('return FxaaTexTop(tex, posM);\n}');
  expect(() => smoothingShader('void main() {}')).toThrow('returns something else');
});
