import { useAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import { shortcutsAtom } from '../../lib/map-session.ts';
import styles from './shortcuts-panel.module.css';

const KEYS = [
  ['/', 'search'],
  ['← ↑ ↓ →', 'pan'],
  ['⇧ + ← →', 'rotate'],
  ['⇧ + ↑ ↓', 'tilt'],
  ['Enter', 'near'],
  ['+', 'closer'],
  ['-', 'farther'],
  ['N', 'north'],
  ['H', 'home'],
  ['L', 'layers'],
  ['S', 'share'],
  ['B', 'bookmarks'],
  ['P', 'picture'],
  ['C', 'cities'],
  ['?', 'shortcuts'],
  ['Esc', 'escape'],
] as const;

/** What the keyboard can do. */
export default function ShortcutsPanel() {
  const { t } = useTranslation('shortcuts');
  const [on, setOn] = useAtom(shortcutsAtom);
  return (
    <>
      <label className={styles.on}>
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />
        {t('on')}
      </label>
      <dl className={styles.list}>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`key.${words}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
