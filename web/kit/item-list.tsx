import { usePortal } from '../lib/portal.ts';
import styles from './item-list.module.css';
import { Pin } from './pins/pin.tsx';

export interface Item {
  key: string;
  /** Icon key of a pin. */
  icon: string;
  title: string;
  detail?: string | undefined;
  aside?: string | undefined;
  href: string;
  onPick(): void;
}

/** Things as rows with their pins. Links, so that they open in a new tab too. */
export function ItemList({ title, items }: { title?: string; items: Item[] }) {
  const { city } = usePortal();
  return (
    <>
      {title && <h2 className={styles.title}>{title}</h2>}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.key}>
            <a
              className={styles.item}
              href={item.href}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
                event.preventDefault();
                item.onPick();
              }}
            >
              <Pin icon={item.icon} kinds={city.kinds} size={36} />
              <span className={styles.words}>
                <strong>{item.title}</strong>
                {item.detail && <small>{item.detail}</small>}
              </span>
              {item.aside && <span className={styles.aside}>{item.aside}</span>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
