import { useQuery } from '@tanstack/react-query';
import { useAtomValue, useSetAtom } from 'jotai';
import { useEffect, useMemo, useState } from 'react';
import type { CityModel } from '../../../../api/features/models/contract.ts';
import { useGlobe } from '../../../globe/context.ts';
import { lightByLook } from '../../../globe/look-uniforms.ts';
import { type CutOut, cutOutAtom } from '../../../lib/cut-out.ts';
import { modelPreviewAtom } from '../../../lib/model-preview.ts';
import { modelsQuery } from '../models-api.ts';
import { makeModelShader } from './model-shader.ts';
import { placeModel, type Standing } from './place-model.ts';
import { PreviewModel } from './preview-model.tsx';

const NONE: CityModel[] = [];

/** The models that staff placed, and the one that is being placed; the city's own buildings give way under them. */
export default function ModelScene() {
  const { widget, look, draft, draw, onRest, props } = useGlobe();
  const all = useQuery({ ...modelsQuery(props.city.scene.id), enabled: !draft }).data?.models ?? NONE;
  const preview = useAtomValue(modelPreviewAtom);
  // What is being placed stands there once.
  const hidden = preview?.id ?? null;
  const models = useMemo(() => (hidden === null ? all : all.filter(({ id }) => id !== hidden)), [all, hidden]);
  const [cuts, setCuts] = useState<CutOut[]>([]);
  const [previewCuts, setPreviewCuts] = useState<CutOut[]>([]);
  const cutOut = useSetAtom(cutOutAtom);
  useEffect(() => {
    cutOut([...cuts, ...previewCuts]);
    return () => cutOut([]);
  }, [cuts, previewCuts, cutOut]);
  const shader = useMemo(makeModelShader, []);
  useEffect(() => {
    lightByLook(shader, look);
    draw();
  }, [shader, look, draw]);
  useEffect(() => {
    const { scene } = widget;
    const ended = new AbortController();
    const placed = new Map<CityModel, Standing>();
    const showCuts = () => setCuts([...placed.keys()].flatMap(({ clip, footprint }) => (clip ? footprint : [])));
    for (const one of models)
      placeModel(scene, { id: one.id, url: one.url, place: one }, shader, ended.signal)
        .then((standing) => {
          if (!standing) return;
          placed.set(one, standing);
          // A house is cut away only when what replaces it can be drawn.
          standing.model.readyEvent.addEventListener(() => {
            showCuts();
            draw();
          });
          standing.onFailure((error) => {
            if (ended.signal.aborted) return;
            console.warn('A model cannot be drawn', error);
            placed.delete(one);
            showCuts();
            draw();
          });
          draw();
        })
        .catch((error: unknown) => !ended.signal.aborted && console.warn('A model cannot be drawn', error));
    const stop = onRest(() => {
      for (const standing of placed.values()) standing.settle();
      if (placed.size > 0) draw();
    });
    return () => {
      ended.abort();
      stop();
      for (const standing of placed.values()) standing.remove();
      setCuts([]);
      if (!scene.isDestroyed()) draw();
    };
  }, [models, widget, shader, draw, onRest]);
  return preview && !draft ? <PreviewModel preview={preview} shader={shader} onCut={setPreviewCuts} /> : null;
}
