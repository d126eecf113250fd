import { Cartesian2, Cartesian3, type Cesium3DTileset, type CustomShader, UniformType } from 'cesium';
import type { Look } from './look.ts';

/** Uniforms by which a custom shader gets the light of the map: see `HAZE_GLSL` and `lightByLook`. */
export const lookUniforms = () => ({
  u_toLight: { type: UniformType.VEC3, value: new Cartesian3(0, 0, 1) },
  u_lit: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
  u_shade: { type: UniformType.VEC3, value: new Cartesian3(0.7, 0.7, 0.8) },
  u_haze: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
  u_hazeRange: { type: UniformType.VEC2, value: { x: 4500, y: 42_000 } },
  u_night: { type: UniformType.FLOAT, value: 0 },
});

/** `vec3 hazy(vec3 colour, float away)`: a colour (sRGB) seen through `away` metres of air. */
export const HAZE_GLSL = `
vec3 hazy(vec3 colour, float away) {
  float far = max(0.0, away - u_hazeRange.x) / u_hazeRange.y;
  return mix(colour, u_haze, far * (1.0 + far) / (0.55 + far * (1.0 + far)));
}`;

/** Gives a shader with `lookUniforms` the light that falls on everything else. */
export function lightByLook(shader: CustomShader, { toLight, lit, shade, haze, night }: Look): void {
  shader.setUniform('u_toLight', toLight);
  shader.setUniform('u_lit', new Cartesian3(...lit));
  shader.setUniform('u_shade', new Cartesian3(...shade));
  shader.setUniform('u_haze', new Cartesian3(...haze));
  shader.setUniform('u_night', night);
}

/**
 * Such a shader is all the light there is. Left alone, Cesium makes an environment map of the atmosphere for each tileset: some forty
 * passes, and pixels read back, for light that an unlit shader never asks for.
 */
export function lightOnlyByShader(tileset: Cesium3DTileset): void {
  tileset.environmentMapManager.enabled = false;
  tileset.imageBasedLighting.imageBasedLightingFactor = Cartesian2.ZERO;
}
