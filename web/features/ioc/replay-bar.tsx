import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../../data/model/validity.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { formatDay, formatHour, formatNumber } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './replay.module.css';
import { type ReplayView, SPEEDS } from './use-replay.ts';

const QUARTER = 15 * 60_000;

interface ReplayBarProps {
  replay: ReplayView;
  onDay(day: string): void;
  onClose(): void;
}

/** Plays a day: where one is in it, how the city then stood, and how much happened when. */
export function ReplayBar({ replay, onDay, onClose }: ReplayBarProps) {
  const { t } = useTranslation('ioc');
  const { city, lang } = usePortal();
  const zone = city.scene.timeZone;
  const { day, data, at, playing, counts } = replay;
  const time = formatHour(new Date(at).toISOString(), lang, zone);
  const number = (value: number) => formatNumber(value, lang);
  const bars = useMemo(() => {
    const count = Array.from({ length: 96 }, () => 0);
    for (const step of data?.steps ?? []) {
      const i = Math.floor((step.at - (data?.from ?? 0)) / QUARTER);
      if (i >= 0 && i < count.length) count[i] = (count[i] ?? 0) + 1;
    }
    const most = Math.max(1, ...count);
    return count.map((n) => (n / most) * 20);
  }, [data]);
  return (
    <section className={styles.bar} aria-label={t('replay.title')}>
      <div className={styles.head}>
        <strong>{t('replay.title')}</strong>
        <label>
          <span className="sr-only">{t('replay.day')}</span>
          <input
            type="date"
            value={day}
            max={dayIn(zone, new Date())}
            onChange={(event) => event.target.value && onDay(event.target.value)}
          />
        </label>
        <label>
          <span className="sr-only">{t('replay.speed')}</span>
          <select value={replay.speed} onChange={(event) => replay.setSpeed(Number(event.target.value))}>
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {t('replay.perSecond', { minutes: speed })}
              </option>
            ))}
          </select>
        </label>
        <p aria-live={playing ? 'off' : 'polite'}>
          {data &&
            t('replay.counts', {
              open: number(counts.open),
              late: number(counts.late),
              received: number(counts.received),
              closed: number(counts.closed),
            })}
        </p>
        <IconButton look="quiet" label={t('replay.close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </IconButton>
      </div>
      {replay.error !== null && !data && <Failure error={replay.error} retry={replay.retry} />}
      {replay.pending && <p role="status">{t('replay.loading')}</p>}
      {data && (
        <div className={styles.line}>
          <IconButton look="plain" label={t('replay.before')} onClick={() => replay.step(-1)}>
            <IconPlayerSkipBack size={20} aria-hidden="true" />
          </IconButton>
          <Button
            look="primary"
            icon={playing ? <IconPlayerPause size={18} aria-hidden="true" /> : <IconPlayerPlay size={18} aria-hidden="true" />}
            onClick={replay.toggle}
          >
            {t(playing ? 'replay.pause' : 'replay.play')}
          </Button>
          <IconButton look="plain" label={t('replay.after')} onClick={() => replay.step(1)}>
            <IconPlayerSkipForward size={20} aria-hidden="true" />
          </IconButton>
          <output className={styles.time}>{time}</output>
          <div className={styles.track}>
            <svg className={styles.bars} viewBox="0 0 96 20" preserveAspectRatio="none" aria-hidden="true">
              {bars.map((height, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a quarter of an hour is its place.
                <rect key={i} x={i + 0.1} y={20 - height} width={0.8} height={height} />
              ))}
            </svg>
            <input
              type="range"
              min={0}
              max={1439}
              step={1}
              value={Math.floor((at - data.from) / 60_000)}
              aria-label={t('replay.slider')}
              aria-valuetext={t('replay.at', { day: formatDay(day, lang), time })}
              onChange={(event) => replay.setAt(data.from + Number(event.target.value) * 60_000 + 59_999)}
            />
          </div>
        </div>
      )}
      {data?.truncated && (
        <p className={styles.note}>{t('replay.truncated', { count: data.cases.length, most: number(data.cases.length) })}</p>
      )}
    </section>
  );
}
