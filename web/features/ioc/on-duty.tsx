import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DutyWeek } from '../../../api/features/duty/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { getJson } from '../../lib/api.ts';
import { formatHour } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './tools.module.css';

/** Who is on duty here now, and until when; leads to the roster. */
export function OnDuty({ now }: { now: number }) {
  const { t } = useTranslation('ioc');
  const { cityId, city, lang } = usePortal();
  const zone = city.scene.timeZone;
  const from = dayIn(zone, new Date(now));
  const { data } = useQuery({
    queryKey: ['duty', cityId, from, 1],
    queryFn: ({ signal }) => getJson<DutyWeek>(`/cities/${cityId}/duty`, { signal, search: { from, days: 1 } }),
    refetchInterval: 5 * 60_000,
  });
  const there = data?.shifts.filter((s) => s.agencyId === null && Date.parse(s.startsAt) <= now && now < Date.parse(s.endsAt)) ?? [];
  const words = there.map(({ person, endsAt }) => t('duty.until', { name: person.name, time: formatHour(endsAt, lang, zone) }));
  return (
    <a className={styles.duty} href={`/${cityId}/duty`} title={t('duty.open')}>
      <IconUserCheck size={18} aria-hidden="true" />
      <span>{data && (words.length > 0 ? t('duty.now', { who: words.join(', ') }) : t('duty.nobody'))}</span>
    </a>
  );
}
