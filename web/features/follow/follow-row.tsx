import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeFollow, Follow, Follows } from '../../../api/features/follow/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { PACES, RADII } from './choices.ts';
import styles from './follow.module.css';
import { changeFollow, endFollow } from './follow-api.ts';
import { useTargetWords } from './use-target-words.ts';

interface FollowRowProps {
  secret: string;
  follow: Follow;
  onChange(follows: Follows): void;
  onEnded(): void;
}

/** One subscription. What is changed counts at once. */
export function FollowRow({ secret, follow, onChange, onEnded }: FollowRowProps) {
  const { t } = useTranslation('follow');
  const { city, lang } = usePortal();
  const id = useId();
  const words = useTargetWords();
  const changing = useMutation({ mutationFn: (change: ChangeFollow) => changeFollow(secret, follow.id, change), onSuccess: onChange });
  const ending = useMutation({ mutationFn: () => endFollow(secret, follow.id), onSuccess: onEnded });
  const { target, categories, paused, pace } = follow;
  const what = words(target, follow.name);
  const topics = categories.map((one) => localText(city.categories.find((c) => c.id === one)?.name, lang) ?? one);
  const busy = changing.isPending || ending.isPending;
  const radii = target.kind === 'point' ? [...new Set([...RADII, target.radius])].sort((a, b) => a - b) : [];
  return (
    <li aria-labelledby={`${id}-what`}>
      <p id={`${id}-what`}>
        <strong>{what}</strong>
        {paused && <span className={styles.paused}>{t('row.paused')}</span>}
      </p>
      {follow.today.length > 0 && (
        <p className={forms.note}>{t('row.ended', { today: follow.today.map((name) => localText(name, lang)).join(', ') })}</p>
      )}
      {target.kind !== 'report' && <p className={forms.note}>{topics.length > 0 ? topics.join(', ') : t('form.allTopics')}</p>}
      <div className={styles.row}>
        <label className={styles.select}>
          <span>{t('form.pace')}</span>
          <select value={pace} disabled={busy} onChange={(event) => changing.mutate({ pace: event.target.value as Follow['pace'] })}>
            {PACES.map((one) => (
              <option key={one} value={one}>
                {t(`pace.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {target.kind === 'point' && (
          <label className={styles.select}>
            <span>{t('form.radius')}</span>
            <select value={target.radius} disabled={busy} onChange={(event) => changing.mutate({ radius: Number(event.target.value) })}>
              {radii.map((metres) => (
                <option key={metres} value={metres}>
                  {formatDistance(metres, lang)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button disabled={busy} aria-describedby={`${id}-what`} onClick={() => changing.mutate({ paused: !paused })}>
          {t(paused ? 'row.resume' : 'row.pause')}
        </Button>
        <Button disabled={busy} aria-describedby={`${id}-what`} onClick={() => ending.mutate()}>
          {t('row.end')}
        </Button>
      </div>
      {(changing.error ?? ending.error) && <Failure error={changing.error ?? ending.error} />}
    </li>
  );
}
