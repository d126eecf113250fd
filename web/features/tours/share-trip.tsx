import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { useCopy } from '../../kit/use-copy.ts';
import { usePortal } from '../../lib/portal.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import styles from './trip.module.css';
import { type TripAsk, writeTrip } from './trip-ask.ts';

/** The address that makes the same trip again. */
export function ShareTrip({ ask }: { ask: TripAsk }) {
  const { t } = useTranslation('tours');
  const { cityId, lang } = usePortal();
  const link = `${location.origin}/${cityId}/tours${stringifySearch({ ...writeTrip(ask), lang })}`;
  const { said, copy } = useCopy();
  return (
    <div>
      <Button look="primary" icon={<IconLink size={18} aria-hidden="true" />} onClick={() => void copy(link)}>
        {t('kit:copyLink')}
      </Button>
      <p role="status" className={styles.small}>
        {said?.text === link && (said.copied ? t('kit:copied') : t('kit:copyFailed', { link }))}
      </p>
      <p className={styles.small}>{t('make.shareNote')}</p>
    </div>
  );
}
