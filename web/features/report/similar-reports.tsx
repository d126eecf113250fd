import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SimilarReports as Similar } from '../../../api/features/reports/intake-contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Pin } from '../../kit/pins/pin.tsx';
import { getJson } from '../../lib/api.ts';
import { formatDistance, formatInstantDay } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportIcon } from '../../lib/report-icon.ts';
import { withQuery } from '../../lib/with-query.ts';
import styles from './form.module.css';
import { useGo } from './use-go.ts';

const similarQuery = (city: string, category: string, at: string) =>
  queryOptions({
    queryKey: ['similar', city, category, at],
    queryFn: ({ signal }) => getJson<Similar>(`/cities/${city}/reports/similar`, { signal, search: { category, at } }),
    staleTime: 60_000,
  });

/** Perhaps somebody was faster: open reports of the kind near by. It helps only; where it fails the form goes on without. */
export function SimilarReports({ place, categoryId }: { place: { lng: number; lat: number }; categoryId: string }) {
  const { t } = useTranslation('report');
  const { cityId, city, lang, href } = usePortal();
  const go = useGo();
  const { data } = useQuery(similarQuery(cityId, categoryId, `${place.lng.toFixed(6)},${place.lat.toFixed(6)}`));
  const reports = data?.reports.slice(0, 3) ?? [];
  if (reports.length === 0) return null;
  return (
    <section className={forms.section} aria-labelledby="similar-title">
      <h2 id="similar-title">{t('similar.title', { count: reports.length })}</h2>
      <p className={forms.note}>{t('similar.hint')}</p>
      <ul className={styles.similar}>
        {reports.map(({ id, properties, distance }) => {
          const to = href({ selection: `report:${id}`, view: null });
          const follow = withQuery(href({ selection: null, view: null }, 'follow'), 'report', id);
          const icon = reportIcon(properties);
          return (
            <li key={id}>
              <Pin icon={icon} kinds={city.kinds} size={36} />
              <span>
                <strong>{localText(properties.title, lang)}</strong>
                <small>
                  {t('similar.away', { distance: formatDistance(distance, lang) })} · {t(`reports:state.${icon}`)} ·{' '}
                  {formatInstantDay(properties.createdAt, lang, city.scene.timeZone)}
                </small>
              </span>
              <span className={forms.acts}>
                <ButtonLink href={to} onClick={go(to)} aria-label={`${t('similar.this')}: ${localText(properties.title, lang)}`}>
                  {t('similar.this')}
                </ButtonLink>
                <ButtonLink href={follow} onClick={go(follow)} aria-label={`${t('similar.follow')}: ${localText(properties.title, lang)}`}>
                  {t('similar.follow')}
                </ButtonLink>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
