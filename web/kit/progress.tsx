import styles from './progress.module.css';

/** A bar of known progress, 0..1, with its words. */
export function Progress({ label, fraction }: { label: string; fraction: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className={styles.progress}>
      <span>{label}</span>
      <span className={styles.percent}>{percent}%</span>
      <progress className={styles.bar} max={100} value={percent} aria-label={label} />
    </div>
  );
}
