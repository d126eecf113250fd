import { type RefObject, useEffect, useState } from 'react';
import { mercatorX, mercatorY } from '../../../lib/mercator.ts';
import { usePortal } from '../../../lib/portal.ts';
import { openPlan, type Plan, TILE } from './paint-plan.ts';

export interface PlanView {
  centre: readonly [number, number];
  zoom: number;
  /** CSS pixels. */
  width: number;
  height: number;
}

/** CSS pixels of a tile's side: half of what is painted, so that dense screens get it sharp. */
const SIDE = TILE / 2;
export const worldPixels = (zoom: number) => SIDE * 2 ** zoom;

/** Draws the ground below a plan. @returns false where the city has no ground tiles yet: the plan then is an empty sheet */
export function usePlan(canvas: RefObject<HTMLCanvasElement | null>, { centre, zoom, width, height }: PlanView): boolean {
  const { cityId, city } = usePortal();
  const [plan, setPlan] = useState<Plan | null | undefined>();
  const extent = city.scene.extent;
  const [lng, lat] = centre;
  useEffect(() => {
    let opened: Plan | undefined;
    let current = true;
    openPlan(cityId, extent).then(
      (made) => {
        if (!current) return made.close();
        opened = made;
        setPlan(made);
      },
      () => current && setPlan(null),
    );
    return () => {
      current = false;
      opened?.close();
    };
  }, [cityId, extent]);
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!plan || !ctx || width === 0) return;
    let current = true;
    const dark = document.documentElement.dataset.mantineColorScheme === 'dark';
    const left = mercatorX(lng) * worldPixels(zoom) - width / 2;
    const top = mercatorY(lat) * worldPixels(zoom) - height / 2;
    const scale = 2;
    ctx.canvas.width = width * scale;
    ctx.canvas.height = height * scale;
    for (let x = Math.floor(left / SIDE); x * SIDE < left + width; x++)
      for (let y = Math.floor(top / SIDE); y * SIDE < top + height; y++)
        void plan.tile(zoom, x, y, dark ? 'dark' : 'light').then((image) => {
          if (!current || !image) return;
          ctx.setTransform(scale, 0, 0, -scale, (x * SIDE - left) * scale, ((y + 1) * SIDE - top) * scale);
          ctx.drawImage(image, 0, 0, SIDE, SIDE);
        });
    return () => {
      current = false;
    };
  }, [plan, canvas, lng, lat, zoom, width, height]);
  return plan !== null;
}
