import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { Card, Facts } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatNumber } from '../../lib/format.ts';
import { mapHandleAtom, pickedBuildingAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { useSoon } from './use-soon.ts';

const BAND = { colour: '#8A4B36', glyph: 'building' };
/** A building that a link names is known once its tile is here; after this long it is not in sight. Milliseconds. */
const PATIENCE = 20_000;

/** What the model knows of a picked building: class, height and where that height comes from. */
export default function BuildingCard({ id }: { id: string }) {
  const { t, i18n } = useTranslation('buildings');
  const { city, lang } = usePortal();
  const building = useAtomValue(pickedBuildingAtom);
  const map = useAtomValue(mapHandleAtom);
  const late = useSoon(map !== null, PATIENCE);
  if (building?.id !== id) return late ? <Notice title={t('kind')}>{t('pickAgain')}</Notice> : <CardSkeleton />;
  const known = (key: string, value: string) => (i18n.exists(`buildings:${key}.${value}`) ? t(`${key}.${value}`) : value);
  const rows = [
    { label: t('height'), value: `${formatNumber(building.height, lang)} m` },
    { label: t('heightSource.label'), value: known('heightSource', building.heightSource) },
    ...(building.levels > 0 ? [{ label: t('levels'), value: formatNumber(building.levels, lang, 0) }] : []),
    ...(building.ward ? [{ label: t('ward'), value: building.ward }] : []),
    ...(building.year ? [{ label: t('year'), value: String(building.year) }] : []),
  ];
  const [lng, lat] = building.position;
  return (
    <Card
      kind={t('kind')}
      band={BAND}
      title={building.name ?? known('class', building.class)}
      subtitle={building.name ? known('class', building.class) : undefined}
    >
      <CardActions position={lng || lat ? building.position : null} selection={`building:${id}`} keepView />
      <Facts rows={rows} />
      {city.model.sample && <Notice>{t('sample')}</Notice>}
    </Card>
  );
}
