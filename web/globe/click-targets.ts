import type { ClickTarget, ClickTargets } from './context.ts';

export function makeClickTargets(): ClickTargets {
  const byOwner = new Map<string, ClickTarget[]>();
  const ground = new Map<string, (lng: number, lat: number) => boolean>();
  return {
    set: (owner, targets) => void byOwner.set(owner, targets),
    setGround(owner, take) {
      if (take) ground.set(owner, take);
      else ground.delete(owner);
    },
    takeGround: (lng, lat) => [...ground.values()].some((take) => take(lng, lat)),
    at(x, y) {
      let best: ClickTarget | undefined;
      let bestDistance = Number.POSITIVE_INFINITY;
      for (const targets of byOwner.values()) {
        for (const target of targets) {
          const distance = Math.hypot(target.x - x, target.y - y);
          if (distance <= target.radius && distance < bestDistance) {
            best = target;
            bestDistance = distance;
          }
        }
      }
      return best;
    },
  };
}
