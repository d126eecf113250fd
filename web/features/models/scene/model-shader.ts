import { Cartesian3, CustomShader, LightingModel, UniformType } from 'cesium';
import type { Look } from '../../../globe/look.ts';

/** The light and haze of the city's own houses on the model's colours and textures. */
const FRAGMENT = `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec3 base = pow(max(material.diffuse, vec3(0.0)), vec3(1.0 / 2.2));
  float facing = dot(normalize(fsInput.attributes.normalEC), normalize(czm_viewRotation3D * u_toLight));
  vec3 tone = mix(u_shade, u_lit, smoothstep(-0.25, 0.75, facing));
  vec3 colour = mix(base, base * vec3(0.42, 0.46, 0.58), u_night) * tone;
  colour += pow(max(material.emissive, vec3(0.0)), vec3(1.0 / 2.2));
  float far = max(0.0, length(fsInput.attributes.positionEC) - u_hazeRange.x) / u_hazeRange.y;
  colour = mix(colour, u_haze, far * (1.0 + far) / (0.55 + far * (1.0 + far)));
  material.diffuse = pow(clamp(colour, 0.0, 1.0), vec3(2.2));
}`;

export function makeModelShader(): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_toLight: { type: UniformType.VEC3, value: new Cartesian3(0, 0, 1) },
      u_lit: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
      u_shade: { type: UniformType.VEC3, value: new Cartesian3(0.7, 0.7, 0.8) },
      u_haze: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
      u_hazeRange: { type: UniformType.VEC2, value: { x: 4500, y: 42_000 } },
      u_night: { type: UniformType.FLOAT, value: 0 },
    },
    fragmentShaderText: FRAGMENT,
  });
}

/** Gives models the light that houses and ground have. */
export function lightModels(shader: CustomShader, look: Look): void {
  shader.setUniform('u_toLight', look.toLight);
  shader.setUniform('u_lit', new Cartesian3(...look.lit));
  shader.setUniform('u_shade', new Cartesian3(...look.shade));
  shader.setUniform('u_haze', new Cartesian3(...look.haze));
  shader.setUniform('u_night', look.night);
}
