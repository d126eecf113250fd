import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { linkQuery, spendLink } from './follow-api.ts';
import { useTargetWords } from './use-target-words.ts';

interface UsedLinkProps {
  purpose: 'confirm' | 'end';
  secret: string;
  /** Told how one's own subscriptions are opened. */
  onSecret(secret: string): void;
}

/** A link of a letter: first what it is about, then one press. Programs that open links to look at them change nothing. */
export function UsedLink({ purpose, secret, onSecret }: UsedLinkProps) {
  const { t } = useTranslation('follow');
  const { href } = usePortal();
  const words = useTargetWords();
  const { data, error, refetch } = useQuery(linkQuery(purpose, secret));
  const using = useMutation({
    mutationFn: () => spendLink(purpose, secret),
    onSuccess: (outcome) => outcome.secret !== null && onSecret(outcome.secret),
  });
  const page = href({}, 'follow');
  if (using.data)
    return (
      <Notice title={t(`link.${purpose}Done`)} actions={<ButtonLink href={page}>{t('link.another')}</ButtonLink>}>
        {t(`link.${purpose}DoneText`, { what: words(using.data.target, using.data.name) })}
      </Notice>
    );
  const gone = error instanceof ApiError && ['not-found', 'bad-request'].includes(error.code);
  if (gone)
    return (
      <Notice tone="bad" title={t('link.gone')} actions={<ButtonLink href={page}>{t('link.another')}</ButtonLink>}>
        {t(`link.${purpose}Gone`)}
      </Notice>
    );
  return (
    <section className={forms.section} aria-labelledby="link-title">
      <h2 id="link-title">{t(`link.${purpose}`)}</h2>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && (
        <>
          <p>{words(data.target, data.name)}</p>
          {using.error && <Failure error={using.error} />}
          <div>
            <Button look="primary" disabled={using.isPending} onClick={() => using.mutate()}>
              {t(using.isPending ? 'sending' : `link.${purpose}Press`)}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
