import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { Card, Facts } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { useCan } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import { cameraQuery } from '../../lib/queries.ts';

const WINDS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;
/** The eighth of the compass that a heading (degrees from north) points to. */
export const windOf = (heading: number) => WINDS[Math.round((((heading % 360) + 360) % 360) / 45) % 8] ?? 'N';

/** What the public may know of a camera. People recorded in public must be told, so the card says what it watches. */
export default function CameraCard({ id }: { id: string }) {
  const { cityId, city, lang, locate } = usePortal();
  const { t } = useTranslation('cameras');
  const { data: camera, error, refetch } = useQuery(cameraQuery(cityId, id));
  const { agencyId: agencyOf, areaId } = camera?.properties ?? {};
  const editable = useCan('edit:camera', { city: cityId, camera: id, agency: agencyOf, area: areaId });
  const position = camera?.geometry.coordinates;
  useEffect(() => {
    if (position) locate(`camera:${id}`, position);
  }, [position, id, locate]);
  if (error instanceof ApiError && error.code === 'not-found') return <Notice>{t('gone')}</Notice>;
  if (error && !camera) return <Failure error={error} retry={() => void refetch()} />;
  if (!camera) return <CardSkeleton />;
  const { name, purpose, heading, fieldOfView, range, mountHeight, agencyId, accuracy, source } = camera.properties;
  const agency = city.agencies.find((a) => a.id === agencyId);
  return (
    <Card
      kind={t(`purpose.${purpose}`)}
      band={pinSpec('camera', city.kinds)}
      title={localText(name, lang)}
      accuracy={accuracy}
      source={source}
    >
      <CardActions position={camera.geometry.coordinates} selection={`camera:${id}`} />
      <Facts
        rows={[
          { label: t('looks'), value: `${t(`wind.${windOf(heading)}`)} (${Math.round(heading)}°)` },
          { label: t('fieldOfView'), value: `${Math.round(fieldOfView)}°` },
          { label: t('range'), value: formatDistance(range, lang) },
          { label: t('mountHeight'), value: formatDistance(mountHeight, lang) },
          { label: t('agency'), value: localText(agency?.name, lang) ?? agencyId },
        ]}
      />
      <p>{t('privacy')}</p>
      {editable && (
        <ButtonLink href={`/${cityId}/admin?section=cameras&item=${id}`}>
          <IconPencil size={18} aria-hidden="true" />
          {t('edit')}
        </ButtonLink>
      )}
    </Card>
  );
}
