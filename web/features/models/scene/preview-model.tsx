import type { CustomShader } from 'cesium';
import { useSetAtom } from 'jotai';
import { useEffect, useRef, useState } from 'react';
import { modelFootprint } from '../../../../data/model/model-footprint.ts';
import { useGlobe } from '../../../globe/context.ts';
import type { CutOut } from '../../../lib/cut-out.ts';
import { type ModelPreview, modelPreviewStateAtom } from '../../../lib/model-preview.ts';
import { glbOutline } from './glb-outline.ts';
import { placeModel, type Standing } from './place-model.ts';

const placeOf = ({ position, heading, scale, height }: ModelPreview) => ({ position, heading, scale, height, ground: 0 });

interface PreviewModelProps {
  preview: ModelPreview;
  shader: CustomShader;
  /** Told where the city gives way under it. Keep the same function. */
  onCut(cuts: CutOut[]): void;
}

/** The model that somebody is placing: it follows what is typed. */
export function PreviewModel({ preview, shader, onCut }: PreviewModelProps) {
  const { widget, draw, onRest } = useGlobe();
  const setState = useSetAtom(modelPreviewStateAtom);
  const [made, setMade] = useState<{ standing: Standing; outline: ReturnType<typeof glbOutline> } | null>(null);
  const latest = useRef(preview);
  latest.current = preview;
  const { url } = preview;
  useEffect(() => {
    const ended = new AbortController();
    let standing: Standing | undefined;
    const failed = (error: unknown) => {
      if (ended.signal.aborted) return;
      console.warn('A model cannot be drawn', error);
      standing?.remove();
      setMade(null);
      setState('failed');
      draw();
    };
    const load = async () => {
      const bytes = await (await fetch(url, { signal: ended.signal })).arrayBuffer();
      const outline = glbOutline(bytes);
      const placed = await placeModel(widget.scene, { id: null, url, place: placeOf(latest.current) }, shader, ended.signal);
      if (!placed) return;
      standing = placed;
      placed.model.readyEvent.addEventListener(() => {
        setMade({ standing: placed, outline });
        setState('shown');
      });
      placed.onFailure(failed);
      draw();
    };
    setState('loading');
    load().catch(failed);
    const stop = onRest(() => {
      standing?.settle();
      if (standing) draw();
    });
    return () => {
      ended.abort();
      stop();
      standing?.remove();
      setMade(null);
      draw();
    };
  }, [url, widget, shader, setState, draw, onRest]);
  useEffect(() => {
    if (!made) return;
    made.standing.move(placeOf(preview));
    onCut(preview.clip ? modelFootprint(made.outline, preview) : []);
    draw();
    return () => onCut([]);
  }, [made, preview, onCut, draw]);
  return null;
}
