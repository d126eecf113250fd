import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface ChipProps {
  pressed: boolean;
  onPress(): void;
  colour?: string | undefined;
  count?: string | undefined;
  children: ReactNode;
}

/** A switch in the shape of a pill, with a dot of colour and a count. */
export function Chip({ pressed, onPress, colour, count, children }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onPress}>
      {colour && <span className={styles.dot} style={{ ['--dot' as string]: colour }} />}
      {children}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  );
}
