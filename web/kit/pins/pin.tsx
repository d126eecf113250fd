import { useMemo } from 'react';
import type { PlaceKind } from '../../../data/contract.ts';
import { pinSpec } from './pin-spec.ts';
import { pinSvg } from './pin-svg.ts';

/** A pin in the interface, the same drawing as on the map. @param size height in CSS pixels */
export function Pin({ icon, kinds, size = 28 }: { icon: string; kinds: readonly PlaceKind[]; size?: number }) {
  const html = useMemo(() => ({ __html: pinSvg(pinSpec(icon, kinds), size) }), [icon, kinds, size]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; nothing of a user's goes in.
  return <span aria-hidden="true" style={{ display: 'inline-flex', flex: 'none' }} dangerouslySetInnerHTML={html} />;
}
