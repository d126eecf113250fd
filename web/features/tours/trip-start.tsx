import { IconCurrentLocation, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressSearch } from '../../kit/address-search.tsx';
import { Button, IconButton } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { askPosition, type LocateFailure } from '../../lib/ask-position.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { placeQuery } from '../../lib/queries.ts';
import styles from './trip.module.css';
import type { TripStart as Start } from './trip-ask.ts';

/** Where the trip begins and ends: a place by its name, or where the device is, once asked. */
export function TripStart({ from, onPick }: { from: Start | null; onPick(from: Start): void }) {
  const { t } = useTranslation('tours');
  const { cityId, lang } = usePortal();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<LocateFailure | 'asking' | null>(null);
  const { data } = useQuery({ ...placeQuery(cityId, from?.kind === 'place' ? from.id : ''), enabled: from?.kind === 'place' });
  const pick = (start: Start) => {
    setEditing(false);
    setAsking(null);
    onPick(start);
  };
  const here = async () => {
    setAsking('asking');
    const answer = await askPosition();
    if (typeof answer === 'string') setAsking(answer);
    else pick({ kind: 'at', position: [Number(answer.lng.toFixed(5)), Number(answer.lat.toFixed(5))] });
  };
  return (
    <section className={styles.from} aria-label={t('make.from')}>
      <div className={styles.fromLine}>
        <span>
          <small>{t('make.from')}</small>
          <strong>
            {!from ? t('make.noStart') : from.kind === 'at' ? t('make.point') : (localText(data?.properties.name, lang) ?? from.id)}
          </strong>
        </span>
        {from && (
          <IconButton label={t('make.changeStart')} aria-expanded={editing} onClick={() => setEditing(!editing)}>
            <IconPencil size={18} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {(!from || editing) && (
        <>
          <AddressSearch
            cityId={cityId}
            onPick={({ type, id, position: [lng, lat] }) =>
              pick(type === 'place' ? { kind: 'place', id } : { kind: 'at', position: [lng, lat] })
            }
          />
          <div>
            <Button icon={<IconCurrentLocation size={18} aria-hidden="true" />} disabled={asking === 'asking'} onClick={() => void here()}>
              {t('make.here')}
            </Button>
          </div>
          <p className={styles.small}>{t('make.hereNote')}</p>
          {asking !== null && asking !== 'asking' && <Notice tone="bad">{t(`make.failed.${asking}`)}</Notice>}
        </>
      )}
    </section>
  );
}
