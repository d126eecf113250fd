import { useEffect, useMemo } from 'react';
import { useGlobe } from '../../globe/context.ts';
import { lightByLook } from '../../globe/look-uniforms.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { useLayerTileset } from '../use-layer-tileset.ts';
import { makeSiteShader } from './site-shader.ts';
import { usePickedPart } from './use-picked-part.ts';

function SiteModels({ layer }: { layer: MapLayer }) {
  const { look, props, draw } = useGlobe();
  const shader = useMemo(makeSiteShader, []);
  const tileset = useLayerTileset(layer, { folder: 'sites', shader });

  useEffect(() => {
    lightByLook(shader, look);
    draw();
  }, [shader, look, draw]);

  usePickedPart(tileset, props.selected, draw);
  return null;
}

/** Sights modelled part by part, `/tiles/<city>/sites/`; a click on a part picks it. */
export default defineLayer({
  technique: 'sites',
  Component: ({ layers }) => layers.map((layer) => <SiteModels key={layer.config.id} layer={layer} />),
});
