import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowAnswer, NewFollowInput } from '../../../api/features/follow/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import { proveWork } from '../../lib/proof.ts';
import { keepDeviceSecret, type PushFailure, subscribeDevice } from './device-push.ts';
import { rssAddress } from './follow-address.ts';
import { byLink, makeFollow } from './follow-api.ts';
import { firstTarget, targetOf } from './target-choice.ts';
import { TargetFields } from './target-fields.tsx';
import { TopicFields } from './topic-fields.tsx';
import { useReportName } from './use-report-name.ts';
import { type Way, WayFields, waysFor } from './way-fields.tsx';

class PushRefused extends Error {
  readonly why: PushFailure;
  constructor(why: PushFailure) {
    super(why);
    this.why = why;
  }
}

interface FollowFormProps {
  /** Id of a report to follow; null: what is new. */
  report: string | null;
  /** Where the map stood, degrees. */
  at: [number, number] | null;
  /** Secret of one's own report, that the public may not see yet. */
  tracking: string | null;
  /** Secret of one's subscriptions: no mail has to be confirmed again. */
  held: string | null;
  /** @param secret of one's subscriptions, where they are open now */
  onDone(secret: string | null): void;
}

/** A new subscription: what, how often, to where. */
export function FollowForm({ report, at, tracking, held, onDone }: FollowFormProps) {
  const { t } = useTranslation('follow');
  const { cityId, city, lang } = usePortal();
  const { me } = useMe();
  const id = useId();
  const name = useReportName(report);
  const [choice, setChoice] = useState(() => firstTarget(at));
  const [topics, setTopics] = useState<string[]>([]);
  const [pace, setPace] = useState<'now' | 'daily'>('now');
  const ways = waysFor({ held: held !== null, account: Boolean(me) });
  const [chosen, setWay] = useState<Way | null>(null);
  const way = chosen !== null && ways.includes(chosen) ? chosen : (ways[0] ?? 'mail');
  const [email, setEmail] = useState('');
  const [lack, setLack] = useState<'place' | 'area' | 'email' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const target = report !== null ? { kind: 'report' as const, id: report } : targetOf(choice, city.scene.extent);
  const sending = useMutation({
    mutationFn: async (): Promise<FollowAnswer> => {
      if (typeof target === 'string') throw new Error('there is no target');
      const push = way === 'push' ? await subscribeDevice() : null;
      if (typeof push === 'string') throw new PushRefused(push);
      const by: NewFollowInput['by'] = push
        ? { way: 'push', push }
        : way === 'mail'
          ? { way, email: email.trim() }
          : { way: way === 'link' ? 'link' : 'account' };
      const proof: Record<string, string> =
        by.way === 'mail' || by.way === 'push' ? { 'x-altcha': await proveWork(cityId, AbortSignal.timeout(120_000)) } : {};
      const authorization: Record<string, string> =
        by.way === 'link' && held !== null ? byLink(held) : tracking !== null ? { authorization: `Tracking ${tracking}` } : {};
      return makeFollow(
        cityId,
        { target, categories: report !== null ? [] : topics, pace: report !== null ? 'now' : pace, lang, by },
        { ...proof, ...authorization },
      );
    },
    onSuccess: ({ secret }) => {
      if (way === 'push') keepDeviceSecret(secret);
      onDone(secret);
    },
  });
  const press = () => {
    const missing =
      typeof target === 'string' ? target : way === 'mail' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? ('email' as const) : null;
    setLack(missing);
    if (missing === null) sending.mutate();
    else form.current?.querySelector<HTMLElement>(`[data-lack="${missing}"]`)?.focus();
  };
  if (sending.data)
    return (
      <Notice title={t(`done.${sending.data.state}`)} actions={<Button onClick={() => sending.reset()}>{t('link.another')}</Button>}>
        {t(`done.${sending.data.state}Text`, { address: email.trim() || me?.email })}
      </Notice>
    );
  const title = report !== null ? t('form.report') : t('form.title');
  return (
    <form
      ref={form}
      noValidate
      className={forms.section}
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {report !== null ? (
        <p>{name ? t('target.report', { title: name, id: report }) : t('target.hidden', { id: report })}</p>
      ) : (
        <>
          <p className={forms.note}>{t('form.hint')}</p>
          <TargetFields choice={choice} lack={lack} onChange={setChoice} />
          <TopicFields topics={topics} onChange={setTopics} />
          <fieldset className={forms.choices}>
            <legend>{t('form.pace')}</legend>
            {(['now', 'daily'] as const).map((one) => (
              <label key={one}>
                <input type="radio" name={`${id}-pace`} checked={pace === one} onChange={() => setPace(one)} />
                <span>
                  {t(`pace.${one}`)}
                  <small>{t(`pace.${one}Hint`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
        </>
      )}
      <WayFields ways={ways} way={way} email={email} lack={lack === 'email'} onWay={setWay} onEmail={setEmail} account={me?.email} />
      {sending.error &&
        (sending.error instanceof PushRefused ? (
          <Notice tone="bad">{t(`push.${sending.error.why}`)}</Notice>
        ) : (
          <Failure error={sending.error} />
        ))}
      <div>
        <Button type="submit" look="primary" disabled={sending.isPending}>
          {t(sending.isPending ? 'sending' : 'form.send')}
        </Button>
      </div>
      <p className={forms.note}>{t('form.purpose')}</p>
      {typeof target !== 'string' && target.kind !== 'report' && (
        <p className={forms.note}>
          {t('rss.or')} <a href={rssAddress(cityId, target, topics)}>{t('rss.link')}</a>
          <link rel="alternate" type="application/rss+xml" title={t('rss.link')} href={rssAddress(cityId, target, topics)} />
        </p>
      )}
    </form>
  );
}
