import { useQuery } from '@tanstack/react-query';
import { useSetAtom } from 'jotai';
import { useEffect, useMemo } from 'react';
import type { CityModel } from '../../../../api/features/models/contract.ts';
import { useGlobe } from '../../../globe/context.ts';
import { lightByLook } from '../../../globe/look-uniforms.ts';
import { cutOutAtom } from '../../../lib/cut-out.ts';
import { modelsQuery } from '../models-api.ts';
import { makeModelShader } from './model-shader.ts';
import { placeModel } from './place-model.ts';

const NONE: CityModel[] = [];

/** The models that staff placed; the city's own buildings give way under them. */
export default function ModelScene() {
  const { widget, look, draft, draw, onRest, props } = useGlobe();
  const models = useQuery({ ...modelsQuery(props.city.scene.id), enabled: !draft }).data?.models ?? NONE;
  const cutOut = useSetAtom(cutOutAtom);
  const shader = useMemo(makeModelShader, []);
  useEffect(() => {
    lightByLook(shader, look);
    draw();
  }, [shader, look, draw]);
  useEffect(() => {
    const { scene } = widget;
    const ended = new AbortController();
    const placed = new Map<CityModel, Awaited<ReturnType<typeof placeModel>>>();
    const showCuts = () => cutOut([...placed.keys()].filter(({ clip }) => clip).map(({ footprint }) => footprint));
    for (const one of models)
      placeModel(scene, one, shader, ended.signal)
        .then((standing) => {
          if (!standing) return;
          placed.set(one, standing);
          // A house is cut away only when what replaces it can be drawn.
          standing.model.readyEvent.addEventListener(() => {
            showCuts();
            draw();
          });
          standing.model.errorEvent.addEventListener((error: unknown) => {
            console.warn('A model cannot be drawn', error);
            placed.delete(one);
            standing.remove();
            showCuts();
          });
          draw();
        })
        .catch((error: unknown) => console.warn('A model cannot be drawn', error));
    const stop = onRest(() => {
      for (const standing of placed.values()) standing?.settle();
      if (placed.size > 0) draw();
    });
    return () => {
      ended.abort();
      stop();
      for (const standing of placed.values()) standing?.remove();
      cutOut([]);
      if (!scene.isDestroyed()) draw();
    };
  }, [models, widget, shader, cutOut, draw, onRest]);
  return null;
}
