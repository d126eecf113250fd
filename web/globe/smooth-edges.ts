import { _shadersFXAA3_11, PostProcessStage, PostProcessStageSampleMode, type Scene } from 'cesium';

declare module 'cesium' {
  /** GLSL of FXAA 3.11 by Timothy Lottes, as Cesium brings it. */
  export const _shadersFXAA3_11: string;
}

const NAME = 'smooth-edges';
const OPAQUE = 'return FxaaFloat4(FxaaTexTop(tex, posM).xyz, lumaM);';

/**
 * FXAA that smooths coverage too. Cesium's own keeps each pixel's alpha while it mixes the colours, which leaves a black and white line
 * where the land ends: behind it the sky is the page's, the canvas is clear and its colours are premultiplied.
 * @throws Error where Cesium's shader is not the one that is known
 */
export function smoothingShader(fxaa: string = _shadersFXAA3_11): string {
  if (!fxaa.includes(OPAQUE)) throw new Error('FXAA of this Cesium returns something else');
  return `#define FXAA_QUALITY_PRESET 39
${fxaa.replace(OPAQUE, 'return FxaaTexTop(tex, posM);')}
in vec2 v_textureCoordinates;
uniform sampler2D colorTexture;
void main() {
  out_FragColor = FxaaPixelShader(v_textureCoordinates, colorTexture, 1.0 / czm_viewport.zw, 0.5, 0.125, 0.0833);
}`;
}

/** Turns the smoothing of a scene's edges on or off. */
export function smoothEdges(scene: Scene, on: boolean): void {
  const stages = scene.postProcessStages;
  // Looked for by hand: the collection has no way to ask by name in its types.
  for (let i = 0; i < stages.length; i++) {
    const stage = stages.get(i);
    if (stage.name !== NAME) continue;
    stage.enabled = on;
    return;
  }
  if (on)
    stages.add(new PostProcessStage({ name: NAME, fragmentShader: smoothingShader(), sampleMode: PostProcessStageSampleMode.LINEAR }));
}
