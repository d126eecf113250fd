import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MODES } from '../../../data/model/directions/answer.ts';
import { Chip } from '../../kit/chip.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { guidesQuery } from '../../lib/story/story-queries.ts';
import styles from './trip.module.css';
import { clock, DAYS, HOURS_MOST, STORY, type TripAsk } from './trip-ask.ts';
import { INTERESTS } from './trip-candidates.ts';
import { TripStart } from './trip-start.tsx';

/** What one likes, for how long, by what, from where and when. */
export function TripForm({ ask, change }: { ask: TripAsk; change(patch: Partial<TripAsk>): void }) {
  const { t } = useTranslation('tours');
  const { cityId, city, lang } = usePortal();
  const { data } = useQuery(guidesQuery(cityId));
  const toggle = (like: string) =>
    change({ likes: ask.likes.includes(like) ? ask.likes.filter((one) => one !== like) : [...ask.likes, like] });
  const kinds = city.kinds.filter(({ id }) => INTERESTS[id] && (city.counts[id] ?? 0) > 0);
  const { day, minutes } = ask.leave;
  return (
    <section className={styles.form} aria-label={t('make.ask')}>
      <fieldset className={styles.likes}>
        <legend>{t('make.likes')}</legend>
        {(data?.guides.length ?? 0) > 0 && (
          <Chip pressed={ask.likes.includes(STORY)} onPress={() => toggle(STORY)}>
            {t('make.stories')}
          </Chip>
        )}
        {kinds.map(({ id, plural, colour }) => (
          <Chip key={id} pressed={ask.likes.includes(id)} colour={colour} onPress={() => toggle(id)}>
            {localText(plural, lang)}
          </Chip>
        ))}
      </fieldset>
      <TripStart from={ask.from} onPick={(from) => change({ from })} />
      <div className={styles.fields}>
        <label>
          {t('make.hours')}
          <select value={ask.hours} onChange={({ target }) => change({ hours: Number(target.value) })}>
            {Array.from({ length: HOURS_MOST }, (_, i) => i + 1).map((count) => (
              <option key={count} value={count}>
                {t('make.hour', { count })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('make.by')}
          <select value={ask.by} onChange={({ target }) => change({ by: MODES.find((mode) => mode === target.value) ?? 'foot' })}>
            {MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`means.${mode}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('make.day')}
          <select value={day} onChange={({ target }) => change({ leave: { day: Number(target.value), minutes } })}>
            {DAYS.map((name, i) => (
              <option key={name} value={i}>
                {t(`make.days.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('make.leave')}
          <input
            type="time"
            value={clock(minutes)}
            onChange={({ target }) => {
              const [hour, minute] = target.value.split(':').map(Number);
              if (hour !== undefined && minute !== undefined) change({ leave: { day, minutes: hour * 60 + minute } });
            }}
          />
        </label>
      </div>
    </section>
  );
}
