import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Card, Facts } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatDay } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import { centreOf } from './centre-of.ts';

const BAND = { colour: '#2D3A8C', glyph: 'map-pin' };

/** An administrative area: since when it holds, and what it was made from. */
export default function AreaCard({ id }: { id: string }) {
  const { cityId, lang, state, update, locate } = usePortal();
  const { t } = useTranslation('boundaries');
  const { data, error, refetch } = useQuery(boundariesQuery(cityId, state.day));
  const area = data?.features.find((a) => a.id === id);
  useEffect(() => {
    if (area) locate(`area:${id}`, centreOf(area));
  }, [area, id, locate]);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  if (!area) {
    return (
      <Notice actions={state.day && <Button onClick={() => update({ day: null })}>{t('toToday')}</Button>}>
        {t('notOnDay', { day: formatDay(data.on, lang) })}
      </Notice>
    );
  }
  const { name, level, code, validFrom, validTo, mergedFrom, accuracy, source } = area.properties;
  const rows = [
    ...(code ? [{ label: t('code'), value: code }] : []),
    ...(validFrom ? [{ label: t('validFrom'), value: formatDay(validFrom, lang) }] : []),
    ...(validTo ? [{ label: t('validTo'), value: formatDay(validTo, lang) }] : []),
  ];
  return (
    <Card kind={t(`level.${level}`)} band={BAND} title={localText(name, lang)} accuracy={accuracy} source={source}>
      <CardActions position={centreOf(area)} selection={`area:${id}`} />
      <Facts rows={rows} />
      {mergedFrom.length > 0 && (
        <section>
          <h3>{t('mergedFrom')}</h3>
          <ul>
            {mergedFrom.map((old) => (
              <li key={old.id}>{t(`share.${old.share}`, { name: localText(old.name, lang) })}</li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
