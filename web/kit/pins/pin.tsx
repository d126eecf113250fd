import { useMemo } from 'react';
import type { PlaceKind } from '../../../data/contract.ts';
import styles from './pin.module.css';
import { pinSpec } from './pin-spec.ts';
import { PIN_BOX, pinSvg } from './pin-svg.ts';

/** A pin in the interface, the same drawing as on the map. @param size height in CSS pixels of a 16 px page; it scales with the type */
export function Pin({ icon, kinds, size = 28 }: { icon: string; kinds: readonly PlaceKind[]; size?: number }) {
  const html = useMemo(() => ({ __html: pinSvg(pinSpec(icon, kinds), size) }), [icon, kinds, size]);
  const rem = { width: `${(size * PIN_BOX.width) / PIN_BOX.height / 16}rem`, height: `${size / 16}rem` };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; nothing of a user's goes in.
  return <span aria-hidden="true" className={styles.pin} style={rem} dangerouslySetInnerHTML={html} />;
}
