import { type ReactNode, useMemo, useState } from 'react';
import styles from './card-band.module.css';
import type { PinSpec } from './pins/pin-spec.ts';
import { glyphSvg } from './pins/pin-svg.ts';

export type BandSpec = Pick<PinSpec, 'colour' | 'glyph'>;

export interface BandPicture {
  url: string;
  alt: string;
}

interface CardBandProps {
  spec: BandSpec;
  picture?: BandPicture | undefined;
  children: ReactNode;
}

/** Head of a card: its picture, or while there is none the kind's colour under a brocade weave with the kind's drawing; and its name. */
export function CardBand({ spec, picture, children }: CardBandProps) {
  const html = useMemo(() => ({ __html: glyphSvg({ ...spec, shape: 'disc', rim: 0 }, 88) }), [spec]);
  const [broken, setBroken] = useState<string>();
  const shown = picture && picture.url !== broken ? picture : undefined;
  return (
    <div className={styles.band} style={{ ['--tone' as string]: spec.colour }}>
      {shown ? (
        <img className={styles.picture} src={shown.url} alt={shown.alt} onError={() => setBroken(shown.url)} />
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; nothing of a user's goes in.
        <span aria-hidden="true" className={styles.glyph} dangerouslySetInnerHTML={html} />
      )}
      <p className={styles.kind}>{children}</p>
    </div>
  );
}
