import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../data/contract.ts';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { Progress } from '../../kit/progress.tsx';
import { ApiError } from '../../lib/api.ts';
import type { Draft } from './draft.ts';
import styles from './form.module.css';
import { PublicPreview } from './public-preview.tsx';
import { PhotoMissing, type SendStage } from './send.ts';
import type { Lack } from './steps.ts';
import type { Sender } from './use-sending.ts';

interface SendStepProps {
  draft: Draft;
  sender: Sender;
  category: Category | undefined;
  missing: readonly Lack[];
  told: boolean;
  onTold(): void;
}

/** Look once more, then send. */
export function SendStep({ draft, sender, category, missing, told, onTold }: SendStepProps) {
  const { t } = useTranslation('report');
  const { sending, online, send, cancel } = sender;
  const summary = useRef<HTMLDivElement>(null);
  const shown = told && missing.length > 0;
  useEffect(() => {
    if (shown) summary.current?.focus();
  }, [shown]);
  const press = () => {
    onTold();
    if (missing.length === 0) return void send();
    summary.current?.focus();
  };
  const going = sending.state === 'going';
  const failed = sending.state === 'failed';
  return (
    <section className={forms.section} aria-labelledby="send-title">
      <h2 id="send-title">{t('send.title')}</h2>
      <p className={forms.note}>{t('preview.hint')}</p>
      <PublicPreview draft={draft} category={category} />
      {shown && (
        <div ref={summary} className={styles.lacks} role="alert" tabIndex={-1}>
          <p>{t('send.lacks', { count: missing.length })}</p>
          <ul>
            {missing.map(({ field, problem }) => (
              <li key={field}>
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const control = document.getElementById(field);
                    control?.focus({ preventScroll: true });
                    control?.scrollIntoView({ block: 'center' });
                  }}
                >
                  {t(`problem.${problem}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!online && !going && <Notice>{t('send.offline')}</Notice>}
      {draft.state === 'sending' && sending.state === 'rest' && <Notice>{t('send.unfinished')}</Notice>}
      {sending.state === 'failed' && (
        <Notice tone="bad" title={t('send.failed')}>
          {sending.error instanceof PhotoMissing ? t('send.photoMissing') : t(`send.why.${failureOf(sending.error)}`)}{' '}
          {waitOf(sending.error) !== null && `${t('send.waitMinutes', { count: waitOf(sending.error) ?? 1 })} `}
          {t('send.kept')}
        </Notice>
      )}
      {going ? (
        <>
          <Going stage={sending.stage} />
          <Button onClick={cancel}>{t('send.stop')}</Button>
        </>
      ) : (
        <Button look="primary" className={styles.call ?? ''} icon={<IconSend size={20} aria-hidden="true" />} onClick={press}>
          {t(failed ? 'send.again' : 'send.send')}
        </Button>
      )}
    </section>
  );
}

/** Failures that have words of their own; the rest share one sentence. */
const TOLD = [
  'offline',
  'timeout',
  'bad-request',
  'too-large',
  'unsupported-file',
  'proof-missing',
  'too-many-requests',
  'not-ready',
  'busy',
  'no-room',
] as const;
function failureOf(error: unknown): (typeof TOLD)[number] | 'too-many-here' | 'internal' {
  // Not this person alone: many report about the same ward.
  if (error instanceof ApiError && error.code === 'too-many-requests' && error.fields.includes('area')) return 'too-many-here';
  return (error instanceof ApiError && TOLD.find((code) => code === error.code)) || 'internal';
}

/** Minutes after which sending again is worth while, where a limit says so. */
const waitOf = (error: unknown): number | null =>
  error instanceof ApiError && error.code === 'too-many-requests' && error.retryAfter !== undefined
    ? Math.ceil(error.retryAfter / 60)
    : null;

function Going({ stage }: { stage: SendStage }) {
  const { t } = useTranslation('report');
  return (
    <div role="status" className={styles.going}>
      {stage.step === 'upload' ? (
        <Progress label={t('send.upload')} fraction={stage.fraction} />
      ) : (
        <p>{stage.step === 'waiting' ? t('send.waiting', { count: stage.seconds }) : t(`send.${stage.step}`)}</p>
      )}
    </div>
  );
}
