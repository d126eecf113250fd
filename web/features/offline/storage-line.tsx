import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { formatBytes } from '../../lib/format.ts';
import type { KeptPackage } from '../../lib/offline/kept.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './offline.module.css';

interface Room {
  usage: number;
  quota: number;
  persisted: boolean;
}

async function readRoom(): Promise<Room> {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return { usage, quota, persisted: (await navigator.storage?.persisted?.()) ?? false };
}

/** How much the portal takes on this device, how much it may, and whether the browser may tidy it away. */
export function StorageLine({ packages, elsewhere }: { packages: readonly KeptPackage[]; elsewhere: number }) {
  const { t } = useTranslation('offline');
  const { lang } = usePortal();
  const [room, setRoom] = useState<Room | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes how much room there is
  useEffect(() => {
    let current = true;
    void readRoom().then((read) => current && setRoom(read));
    return () => {
      current = false;
    };
  }, [packages]);
  if (!room || room.quota === 0) return null;
  const ask = async () => {
    await navigator.storage.persist();
    setRoom(await readRoom());
  };
  return (
    <section className={styles.storage} aria-label={t('storage')}>
      <h2>{t('storage')}</h2>
      <meter min={0} max={room.quota} value={room.usage} aria-label={t('storage')} />
      <p>{t('used', { usage: formatBytes(room.usage, lang), free: formatBytes(Math.max(0, room.quota - room.usage), lang) })}</p>
      {elsewhere > 0 && <p className={styles.note}>{t('elsewhere', { count: elsewhere })}</p>}
      {packages.length > 0 && <p className={styles.note}>{t(room.persisted ? 'persisted' : 'notPersisted')}</p>}
      {packages.length > 0 && !room.persisted && <Button onClick={() => void ask()}>{t('persist')}</Button>}
    </section>
  );
}
