import styles from './layout.module.css';
import { PanelBody } from './panel-body.tsx';
import { PanelHead } from './panel-head.tsx';

/** The one panel of a wide screen: brand, search, kinds; below, what is picked or what is worth seeing. */
export function MainPanel() {
  return (
    <main className={`${styles.panel} ${styles.main}`}>
      <div className={styles.head}>
        <PanelHead />
      </div>
      <div className={styles.mainBody}>
        <PanelBody />
      </div>
    </main>
  );
}
