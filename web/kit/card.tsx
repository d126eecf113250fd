import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Accuracy, Source } from '../../data/contract.ts';
import { formatDay } from '../lib/format.ts';
import { AccuracyBadge } from './accuracy-badge.tsx';
import styles from './card.module.css';
import { type BandPicture, type BandSpec, CardBand } from './card-band.tsx';

interface CardProps {
  /** Name of the kind, over its band. */
  kind: string;
  band: BandSpec;
  /** In place of the band's drawing; `credit` says what it is or whose. */
  picture?: (BandPicture & { credit: string | undefined }) | undefined;
  title: string;
  subtitle?: string | undefined;
  children?: ReactNode;
  accuracy?: Accuracy;
  radius?: number | undefined;
  source?: Source;
}

/** The card of one picked thing. Its title takes the focus, so that a reader hears what was picked. */
export function Card({ kind, band, picture, title, subtitle, children, accuracy, radius, source }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const held = document.activeElement;
    // A reader typing in the search keeps the field.
    if (title && !(held instanceof HTMLInputElement)) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <CardBand spec={band} picture={picture}>
          {kind}
        </CardBand>
        <h2 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {subtitle && <p className={styles.muted}>{subtitle}</p>}
        {picture?.credit && <p className={styles.small}>{picture.credit}</p>}
      </header>
      {children}
      {accuracy && <AccuracyBadge accuracy={accuracy} radius={radius} />}
      {source && <SourceLine source={source} />}
    </article>
  );
}

function SourceLine({ source }: { source: Source }) {
  const { t, i18n } = useTranslation('kit');
  return (
    <p className={styles.source}>
      {t('source')}:{' '}
      {source.url ? (
        <a href={source.url} rel="noreferrer" target="_blank">
          {source.name}
        </a>
      ) : (
        source.name
      )}
      {' · '}
      {source.licence}
      {source.date && ` · ${formatDay(source.date, i18n.language)}`}
    </p>
  );
}

/** Facts as pairs of label and value. */
export function Facts({ rows }: { rows: { label: string; value: ReactNode }[] }) {
  if (rows.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {rows.map((row) => (
        <FactRow key={row.label} {...row} />
      ))}
    </dl>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A state with its dot of colour. @param tone a CSS colour */
export function Badge({ tone, children }: { tone: string; children: ReactNode }) {
  return (
    <p className={styles.badge} style={{ ['--tone' as string]: tone }}>
      {children}
    </p>
  );
}
