import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import styles from './offline.module.css';
import { remove } from './take-along.ts';

/** Takes a package off the device, after one question. @param packageKey see `keyOf` */
export function RemovePart({ packageKey }: { packageKey: string }) {
  const { t } = useTranslation('offline');
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button look="plain" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => setSure(true)}>
        {t('remove')}
      </Button>
    );
  return (
    <fieldset className={styles.sure}>
      <legend>{t('removeSure')}</legend>
      <div className={styles.row}>
        <Button look="primary" autoFocus onClick={() => void remove(packageKey)}>
          {t('removeYes')}
        </Button>
        <Button onClick={() => setSure(false)}>{t('removeNo')}</Button>
      </div>
    </fieldset>
  );
}
