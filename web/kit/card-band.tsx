import { type ReactNode, useMemo } from 'react';
import styles from './card-band.module.css';
import type { PinSpec } from './pins/pin-spec.ts';
import { glyphSvg } from './pins/pin-svg.ts';

export type BandSpec = Pick<PinSpec, 'colour' | 'glyph'>;

/** Head of a card while there is no photograph: the kind's colour under a brocade weave, the kind's drawing, and its name. */
export function CardBand({ spec, children }: { spec: BandSpec; children: ReactNode }) {
  const html = useMemo(() => ({ __html: glyphSvg({ ...spec, shape: 'disc', rim: 0 }, 88) }), [spec]);
  return (
    <div className={styles.band} style={{ ['--tone' as string]: spec.colour }}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; nothing of a user's goes in. */}
      <span aria-hidden="true" className={styles.glyph} dangerouslySetInnerHTML={html} />
      <p className={styles.kind}>{children}</p>
    </div>
  );
}
