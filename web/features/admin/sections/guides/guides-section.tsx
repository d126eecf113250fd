import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideFigures } from '../../../../../api/guides/tally-contract.ts';
import { dayIn } from '../../../../../data/model/validity.ts';
import { languageIn } from '../../../../i18n/language-in.ts';
import { ButtonLink } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { getJson } from '../../../../lib/api.ts';
import { formatDay } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { CountsChart } from './counts-chart.tsx';
import { CountsTable } from './counts-table.tsx';
import styles from './guides.module.css';

const DAY = 86_400_000;
const USUAL = 30;

/** How often stories were scanned and heard: without cookies, and nothing about who. */
export default function GuidesSection() {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const today = dayIn(city.scene.timeZone, new Date());
  const [period, setPeriod] = useState({ from: new Date(Date.parse(today) - (USUAL - 1) * DAY).toISOString().slice(0, 10), to: today });
  const { data, error, refetch } = useQuery({
    queryKey: ['guide-figures', cityId, period],
    queryFn: ({ signal }) => getJson<GuideFigures>(`/cities/${cityId}/guide-figures`, { signal, search: period }),
    enabled: period.from <= period.to,
    placeholderData: keepPreviousData,
  });
  const languageName = (code: string) => languageIn(lang, code);
  const tourName = (id: string) => localText(data?.tours.find(({ tour }) => tour === id)?.title ?? { vi: id }, lang);
  return (
    <div className={styles.page}>
      <search className={forms.row} aria-label={t('section.guides.period')}>
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            label={t(`section.guides.${end}`)}
            value={period[end]}
            max={today}
            problem={end === 'to' && period.from > period.to ? t('section.guides.wrongPeriod') : undefined}
            onChange={(day) => day && setPeriod({ ...period, [end]: day })}
          />
        ))}
        <ButtonLink href={`/api/cities/${cityId}/guide-figures.csv?${new URLSearchParams(period)}`} download>
          <IconDownload size={18} aria-hidden="true" />
          {t('section.guides.csv')}
        </ButtonLink>
      </search>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && (
        <>
          <dl className={styles.totals}>
            {(['scan', 'play', 'complete'] as const).map((event) => (
              <div key={event}>
                <dt>{t(`section.guides.event.${event}`)}</dt>
                <dd>{data.all[event].toLocaleString(lang)}</dd>
              </div>
            ))}
          </dl>
          {data.all.scan + data.all.play === 0 ? (
            <p role="status">{t('section.guides.none')}</p>
          ) : (
            <>
              <CountsChart
                title={t('section.guides.byDay')}
                rows={data.days.map(({ day, ...counts }) => ({ key: day, name: formatDay(day, lang), ...counts }))}
              />
              <CountsChart
                title={t('section.guides.byHour')}
                rows={data.hours.map((counts, hour) => ({ key: String(hour), name: `${hour}:00`, ...counts }))}
              />
              <CountsTable
                title={t('section.guides.byGuide')}
                rows={data.guides.map(({ guide, title, ...counts }) => ({ key: guide, name: localText(title, lang), ...counts }))}
              />
              <CountsTable
                title={t('section.guides.byTour')}
                rows={data.tours.map(({ tour, title, ...counts }) => ({ key: tour, name: localText(title, lang), ...counts }))}
              />
              <CountsTable
                title={t('section.guides.byStop')}
                rows={data.stops.map(({ guide, tour, stop, title, ...counts }) => ({
                  key: `${tour ? 'tour' : 'guide'} ${tour ?? guide} ${stop}`,
                  name: tour ? t('section.guides.ofTour', { stop: localText(title, lang), tour: tourName(tour) }) : localText(title, lang),
                  ...counts,
                }))}
              />
              <CountsTable
                title={t('section.guides.byLang')}
                rows={data.langs.map(({ lang: code, ...counts }) => ({ key: code, name: languageName(code), ...counts }))}
              />
            </>
          )}
          <p className={forms.hint}>{t('section.guides.privacy')}</p>
        </>
      )}
    </div>
  );
}
