import { CustomShader, LightingModel } from 'cesium';
import { HAZE_GLSL, lookUniforms } from '../../../globe/look-uniforms.ts';

/** The light and haze of the city's own houses on the model's colours and textures. */
const FRAGMENT = `${HAZE_GLSL}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec3 base = pow(max(material.diffuse, vec3(0.0)), vec3(1.0 / 2.2));
  float facing = dot(normalize(fsInput.attributes.normalEC), normalize(czm_viewRotation3D * u_toLight));
  vec3 tone = mix(u_shade, u_lit, smoothstep(-0.25, 0.75, facing));
  vec3 colour = mix(base, base * vec3(0.42, 0.46, 0.58), u_night) * tone;
  colour += pow(max(material.emissive, vec3(0.0)), vec3(1.0 / 2.2));
  colour = hazy(colour, length(fsInput.attributes.positionEC));
  material.diffuse = pow(clamp(colour, 0.0, 1.0), vec3(2.2));
}`;

export function makeModelShader(): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: lookUniforms(),
    fragmentShaderText: FRAGMENT,
  });
}
