import { IconBuilding } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { Card, Facts } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Notice } from '../../kit/notice.tsx';
import { formatNumber } from '../../lib/format.ts';
import { pickedBuildingAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';

/** What the model knows of a picked building: class, height and where that height comes from. */
export default function BuildingCard({ id }: { id: string }) {
  const { t, i18n } = useTranslation('buildings');
  const { city, lang } = usePortal();
  const building = useAtomValue(pickedBuildingAtom);
  if (building?.id !== id) return <Notice title={t('kind')}>{t('pickAgain')}</Notice>;
  const known = (key: string, value: string) => (i18n.exists(`buildings:${key}.${value}`) ? t(`${key}.${value}`) : value);
  const rows = [
    { label: t('height'), value: `${formatNumber(building.height, lang)} m` },
    { label: t('heightSource.label'), value: known('heightSource', building.heightSource) },
    ...(building.levels > 0 ? [{ label: t('levels'), value: formatNumber(building.levels, lang, 0) }] : []),
    ...(building.ward ? [{ label: t('ward'), value: building.ward }] : []),
    ...(building.year ? [{ label: t('year'), value: String(building.year) }] : []),
  ];
  return (
    <Card
      kind={
        <>
          <IconBuilding size={20} aria-hidden="true" />
          {t('kind')}
        </>
      }
      title={building.name ?? known('class', building.class)}
      subtitle={building.name ? known('class', building.class) : undefined}
    >
      <CardActions position={building.position} selection={`building:${id}`} />
      <Facts rows={rows} />
      {city.model.sample && <Notice>{t('sample')}</Notice>}
    </Card>
  );
}
