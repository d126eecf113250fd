import { useAtomValue, useSetAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import type { Barrier, Route } from '../../../data/model/directions/answer.ts';
import { streetWords } from '../../../data/model/directions/words.ts';
import { Notice } from '../../kit/notice.tsx';
import { formatDistance, formatNumber } from '../../lib/format.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './directions.module.css';
import { spotAtom } from './session.ts';

/** Why there is no way for a wheelchair: each stretch that stands in it, on the way that has the fewest metres of them. */
export function BarrierList({ route }: { route: Route }) {
  const { t } = useTranslation('directions');
  const { lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const setSpot = useSetAtom(spotAtom);
  const metres = route.barriers.reduce((sum, barrier) => sum + barrier.metres, 0);
  const look = ({ position }: Barrier) => {
    setSpot(position);
    void map?.lookAt([position[0], position[1], 0], 160);
  };
  return (
    <Notice title={t('barred.title')}>
      {t('barred.nearest', { count: route.barriers.length, distance: formatDistance(metres, lang) })}
      <span className={styles.barriers}>
        {route.barriers.map((barrier) => (
          <button key={barrier.between.join()} type="button" onClick={() => look(barrier)}>
            {t(`barred.${barrier.kind}`, {
              distance: formatDistance(barrier.metres, lang),
              slope: formatNumber(barrier.slope, lang, 0),
              street: streetWords(barrier.street, 'street', lang),
            })}
          </button>
        ))}
      </span>
    </Notice>
  );
}
