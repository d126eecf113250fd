import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, SessionList } from '../../../api/features/account/contract.ts';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { getJson } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './account.module.css';
import { agentWords } from './agent-words.ts';
import { PasswordForm } from './password-form.tsx';

const KEY = ['own-sessions'];

/** Where one is signed in: each can be ended on its own. */
export function OwnSessions() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<SessionList>('/auth/sessions', { signal }),
    staleTime: 0,
  });
  const ended = () => {
    setSaid(t('sessions.ended'));
    void queries.invalidateQueries({ queryKey: KEY });
  };
  return (
    <section className={styles.card} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p className={forms.note}>{t('sessions.hint')}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && (
        <ul className={styles.roles} aria-labelledby="sessions">
          {data.sessions.map((session) => (
            <Row key={session.id} session={session} onEnded={ended} />
          ))}
        </ul>
      )}
      <p role="status">{said}</p>
    </section>
  );
}

function Row({ session, onEnded }: { session: Session; onEnded(): void }) {
  const { t } = useTranslation('account');
  const { lang, city } = usePortal();
  const name = agentWords(session.agent) || t('sessions.unknown');
  const when = formatInstant(session.begunAt, lang, city.scene.timeZone);
  return (
    <li className={styles.stack}>
      <div>
        <strong>{session.here ? `${name} (${t('sessions.here')})` : name}</strong>
        <span>{t(`sessions.by.${session.by}`, { when })}</span>
      </div>
      {!session.here && (
        <details>
          <summary aria-label={`${t('sessions.end')}: ${name}, ${when}`}>{t('sessions.end')}</summary>
          <PasswordForm path={`sessions/${encodeURIComponent(session.id)}/end`} label={t('sessions.endNow')} onAnswer={onEnded} />
        </details>
      )}
    </li>
  );
}
