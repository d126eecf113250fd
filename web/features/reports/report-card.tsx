import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { Badge, Card, Facts } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportQuery } from '../../lib/queries.ts';
import { reportIcon } from '../../lib/report-icon.ts';
import { withQuery } from '../../lib/with-query.ts';
import { ReportTimeline } from './report-timeline.tsx';

/** A resident's report as the public sees it: what, where, who is on it, how far. Never who sent it. */
export default function ReportCard({ id }: { id: string }) {
  const { cityId, city, lang, locate, href, embedded } = usePortal();
  const { t } = useTranslation('reports');
  const { data: report, error, refetch } = useQuery(reportQuery(cityId, id));
  const position = report?.geometry.coordinates;
  useEffect(() => {
    if (position) locate(`report:${id}`, position);
  }, [position, id, locate]);
  if (error instanceof ApiError && error.code === 'not-found') return <Notice>{t('gone')}</Notice>;
  if (error && !report) return <Failure error={error} retry={() => void refetch()} />;
  if (!report) return <CardSkeleton />;
  const { title, address, categoryId, agencyId, dueAt, accuracy, source } = report.properties;
  const icon = reportIcon(report.properties);
  const category = city.categories.find((c) => c.id === categoryId);
  const agency = city.agencies.find((a) => a.id === agencyId);
  return (
    <Card
      kind={t('kind')}
      band={pinSpec(icon, city.kinds)}
      title={localText(title, lang)}
      subtitle={localText(address, lang)}
      accuracy={accuracy}
      source={source}
    >
      <Badge tone={pinSpec(icon, city.kinds).colour}>{t(`state.${icon}`)}</Badge>
      <CardActions position={report.geometry.coordinates} selection={`report:${id}`} />
      <ReportTimeline report={report.properties} timeZone={city.scene.timeZone} />
      <Facts
        rows={[
          { label: t('category'), value: localText(category?.name, lang) ?? categoryId },
          { label: t('agency'), value: localText(agency?.name, lang) ?? agencyId ?? t('noAgency') },
          { label: t('due'), value: formatInstant(dueAt, lang, city.scene.timeZone) },
        ]}
      />
      {!embedded && (
        <ButtonLink look="primary" href={withQuery(href({ selection: null, view: null }, 'follow'), 'report', id)}>
          <IconBell size={18} aria-hidden="true" />
          {t('follow')}
        </ButtonLink>
      )}
      {!embedded && <ButtonLink href={href({ selection: null, view: null }, 'report')}>{t('reportToo')}</ButtonLink>}
    </Card>
  );
}
