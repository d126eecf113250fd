import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceDetailFeature } from '../../../api/features/places/contract.ts';
import { isYear } from '../../../data/model/year-facts.ts';
import { ButtonLink } from '../../kit/button.tsx';
import styles from '../../kit/card.module.css';
import { Card, Facts } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Failure } from '../../kit/failure.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { useCardParts } from '../../lib/card-slot.ts';
import { formatInstantDay, formatNumber } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { useCan } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import { placeQuery } from '../../lib/queries.ts';
import { OpenLine } from './open-line.tsx';
import { Gallery, Near, useHeadPicture } from './place-around.tsx';
import { VisitSection } from './visit-section.tsx';

/** What a place is: its facts, hours, source, date and how sure all that is. */
export default function PlaceCard({ id }: { id: string }) {
  const { cityId, city, lang, locate } = usePortal();
  const { t } = useTranslation('places');
  const { data, error, refetch } = useQuery(placeQuery(cityId, id));
  const Parts = useCardParts();
  const picture = useHeadPicture(id);
  const position = data?.geometry.coordinates;
  useEffect(() => {
    if (position) locate(`place:${id}`, position);
  }, [position, id, locate]);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  const place = data.properties;
  const kind = city.kinds.find((k) => k.id === place.kind);
  return (
    <Card
      kind={localText(kind?.name, lang) ?? place.kind}
      band={pinSpec(place.kind, city.kinds)}
      picture={picture}
      title={localText(place.name, lang)}
      subtitle={localText(place.address, lang)}
      accuracy={place.accuracy}
      radius={place.uncertainty}
      source={place.source}
    >
      <OpenLine openState={place.openState} hours={place.openingHours} timeZone={city.scene.timeZone} />
      <CardActions position={data.geometry.coordinates} selection={`place:${id}`} />
      {Parts && <Parts type="place" id={id} />}
      <EditLink id={id} kind={place.kind} areaId={place.areaId} />
      <Gallery id={id} />
      {place.summary && <p>{localText(place.summary, lang)}</p>}
      <Facts rows={factRows(data, city.factLabels, lang, (accuracy) => t(`kit:accuracy.${accuracy}`))} />
      {place.description.map((paragraph) => (
        <p key={paragraph.vi}>{localText(paragraph, lang)}</p>
      ))}
      {place.visit && <VisitSection visit={place.visit} hours={place.openingHours} />}
      <Near id={id} />
      <p>
        <a href={`/${cityId}/places/${id}?lang=${lang}`}>{t('page')}</a>
      </p>
      <p className={styles.small}>{t('updated', { date: formatInstantDay(place.updatedAt, lang, city.scene.timeZone) })}</p>
    </Card>
  );
}

/** For who may edit it: staff of a school their own, editors of the city all. */
function EditLink({ id, kind, areaId }: { id: string; kind: string; areaId: string | undefined }) {
  const { t } = useTranslation('places');
  const { cityId } = usePortal();
  const school = useCan('edit:school', { city: cityId, school: id, area: areaId }) && kind === 'school';
  const place = useCan('edit:place', { city: cityId, area: areaId, ...(kind === 'school' ? { school: id } : {}) });
  if (!school && !place) return null;
  return (
    <ButtonLink href={`/${cityId}/admin?section=${place ? 'places' : 'schools'}&item=${id}`}>
      <IconPencil size={18} aria-hidden="true" />
      {t(kind === 'school' ? 'editSchool' : 'edit')}
    </ButtonLink>
  );
}

function factRows(
  { properties }: PlaceDetailFeature,
  labels: Record<string, Record<string, string>>,
  lang: string,
  words: (accuracy: string) => string,
) {
  return properties.facts.map((fact) => {
    const value =
      typeof fact.value === 'number'
        ? isYear(fact)
          ? String(fact.value)
          : formatNumber(fact.value, lang, 2)
        : localText(fact.value, lang);
    const differs = fact.accuracy && fact.accuracy !== properties.accuracy;
    const label = labels[fact.label];
    return {
      label: label ? localText(label as { vi: string }, lang) : fact.label,
      value: `${value}${fact.unit ? ` ${fact.unit}` : ''}${differs ? ` (${words(fact.accuracy ?? '')})` : ''}`,
    };
  });
}
