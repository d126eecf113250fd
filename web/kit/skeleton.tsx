import styles from './skeleton.module.css';

/** Holds the place of text that is on its way. @param height rem */
export function Skeleton({ height = 1, width = '100%' }: { height?: number; width?: string }) {
  return <span aria-hidden="true" className={styles.skeleton} style={{ height: `${height}rem`, width }} />;
}

/** The outline of a card while its facts are on their way. */
export function CardSkeleton() {
  return (
    <div className={styles.stack} aria-hidden="true">
      <Skeleton height={0.9} width="40%" />
      <Skeleton height={1.6} width="80%" />
      <Skeleton height={0.9} width="60%" />
      <Skeleton height={5} />
    </div>
  );
}
