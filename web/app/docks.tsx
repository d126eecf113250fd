import { features } from './features.ts';
import styles from './layout.module.css';

/** What features keep at the lower edge of the map. */
export function Docks() {
  return <div className={styles.dock}>{features.map(({ id, Dock }) => Dock && <Dock key={id} />)}</div>;
}
