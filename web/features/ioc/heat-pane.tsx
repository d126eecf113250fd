import { IconX } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { HEAT_CELLS } from '../../../data/model/replay.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import fields from '../../kit/cases/cases.module.css';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatNumber } from '../../lib/format.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './tools.module.css';
import type { HeatView } from './use-heat.ts';

/** Rows of the table. */
const SHOWN = 25;
/** 2024-01-01 was a Monday. */
const weekday = (day: number, lang: string, weekday: 'short' | 'long') =>
  new Intl.DateTimeFormat(lang, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Where and when the reports of the present filter came: cells, also on the map, and weekday by hour. */
export function HeatPane({ heat, onMap, onClose }: { heat: HeatView; onMap(): void; onClose(): void }) {
  const { t } = useTranslation('ioc');
  const { city, lang } = usePortal();
  const names = useCaseNames();
  const map = useAtomValue(mapHandleAtom);
  const { data, ask, change } = heat;
  const number = (value: number) => formatNumber(value, lang);
  const today = dayIn(city.scene.timeZone, new Date());
  const most = Math.max(1, ...(data?.hours.flat() ?? []));
  return (
    <div className={styles.pane}>
      <header>
        <h2>{t('heat.title')}</h2>
        <IconButton label={t('heat.close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </IconButton>
      </header>
      <p className={forms.hint}>{t('heat.what')}</p>
      <div className={styles.row}>
        <label className={fields.field}>
          {t('heat.from')}
          <input
            type="date"
            value={ask.from}
            max={ask.to}
            onChange={(event) => event.target.value && change({ from: event.target.value })}
          />
        </label>
        <label className={fields.field}>
          {t('heat.to')}
          <input
            type="date"
            value={ask.to}
            min={ask.from}
            max={today}
            onChange={(event) => event.target.value && change({ to: event.target.value })}
          />
        </label>
        <label className={fields.field}>
          {t('heat.cell')}
          <select value={ask.cell} onChange={(event) => change({ cell: Number(event.target.value) })}>
            {HEAT_CELLS.map((size) => (
              <option key={size} value={size}>
                {t('heat.metres', { metres: size })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {heat.error !== null && <Failure error={heat.error} retry={heat.retry} />}
      {heat.pending && (
        <div role="status">
          <span className="sr-only">{t('heat.loading')}</span>
          <CardSkeleton />
        </div>
      )}
      {data && (
        <>
          <p role="status">
            <strong>{t('heat.total', { count: data.total, total: number(data.total) })}</strong>
          </p>
          {data.total === 0 && <p className={forms.hint}>{t('heat.empty')}</p>}
        </>
      )}
      {data && data.total > 0 && (
        <>
          <table className={styles.table}>
            <caption>{t('heat.places')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('heat.place')}</th>
                <th scope="col">{t('heat.count')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {data.cells.slice(0, SHOWN).map(({ box, height, count, areaId }) => {
                const [lng, lat] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
                const where = `${names.area(areaId) ?? t('heat.outside')} · ${lat.toFixed(4)}, ${lng.toFixed(4)}`;
                return (
                  <tr key={box.join()}>
                    <th scope="row">
                      {names.area(areaId) ?? t('heat.outside')}
                      <small>
                        {lat.toFixed(4)}, {lng.toFixed(4)}
                      </small>
                    </th>
                    <td className={styles.number}>
                      <span className={styles.share} style={{ ['--share' as string]: `${(count / (data.cells[0]?.count ?? 1)) * 100}%` }} />
                      {number(count)}
                    </td>
                    <td>
                      <Button
                        look="plain"
                        aria-label={t('heat.lookAt', { where })}
                        onClick={() => {
                          onMap();
                          void map?.lookAt([lng, lat, height], ask.cell * 4);
                        }}
                      >
                        {t('look')}
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {data.cells.length > SHOWN && <p className={forms.hint}>{t('heat.more', { count: data.cells.length - SHOWN })}</p>}
          <table className={styles.hours}>
            <caption>{t('heat.hours')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('heat.hour')}</th>
                {DAYS.map((day) => (
                  <th key={day} scope="col" abbr={weekday(day, lang, 'long')}>
                    {weekday(day, lang, 'short')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: 24 }, (_, hour) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place.
                <tr key={hour}>
                  <th scope="row">{hour}:00</th>
                  {DAYS.map((day) => {
                    const count = data.hours[day]?.[hour] ?? 0;
                    return (
                      <td key={day} data-step={count === 0 ? 0 : Math.ceil((count / most) * 4)}>
                        {count}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
