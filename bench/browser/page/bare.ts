/** The least that Cesium can be: an ellipsoid without imagery. Marks `bare:first-frame`. */
import { CesiumWidget, EllipsoidTerrainProvider, Ion } from 'cesium';
import { offerFrames } from './offer-frames.ts';

Ion.defaultAccessToken = '';
const root = document.getElementById('root');
if (!root) throw new Error('no #root');
const widget = new CesiumWidget(root, {
  baseLayer: false,
  terrainProvider: new EllipsoidTerrainProvider(),
  skyBox: false,
  skyAtmosphere: false,
  requestRenderMode: true,
  maximumRenderTimeChange: Number.POSITIVE_INFINITY,
  msaaSamples: 1,
  scene3DOnly: true,
});
const stop = widget.scene.postRender.addEventListener(() => {
  if (!widget.scene.globe.tilesLoaded) return widget.scene.requestRender();
  stop();
  performance.mark('bare:first-frame');
  offerFrames(widget.scene);
});
