import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import { MAIL_LENGTH } from './choices.ts';
import { mayPush } from './device-push.ts';

export type Way = 'link' | 'account' | 'mail' | 'push';

/** The ways that are open to whoever looks at the page, the easiest first. */
export function waysFor({ held, account }: { held: boolean; account: boolean }, push = mayPush()): Way[] {
  return [...(held ? (['link'] as const) : account ? (['account'] as const) : []), 'mail', ...(push ? (['push'] as const) : [])];
}

interface WayFieldsProps {
  ways: Way[];
  way: Way;
  email: string;
  lack: boolean;
  /** Address of who is signed in. */
  account: string | undefined;
  onWay(way: Way): void;
  onEmail(email: string): void;
}

/** To where it is told. */
export function WayFields({ ways, way, email, lack, account, onWay, onEmail }: WayFieldsProps) {
  const { t } = useTranslation('follow');
  const id = useId();
  return (
    <>
      {ways.length > 1 && (
        <fieldset className={forms.choices}>
          <legend>{t('form.way')}</legend>
          {ways.map((one) => (
            <label key={one}>
              <input type="radio" name={`${id}-way`} checked={way === one} onChange={() => onWay(one)} />
              <span>
                {t(`way.${one}`, { address: account })}
                {one === 'push' && <small>{t('way.pushHint')}</small>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {way === 'mail' && (
        <>
          <label className={forms.field}>
            {t('form.email')}
            <input
              type="email"
              autoComplete="email"
              inputMode="email"
              data-lack="email"
              maxLength={MAIL_LENGTH}
              value={email}
              aria-invalid={lack || undefined}
              aria-describedby={`${id}-email`}
              onChange={(event) => onEmail(event.target.value)}
            />
          </label>
          <p id={`${id}-email`} className={forms.note}>
            {t('form.emailHint')}
          </p>
        </>
      )}
      {lack && (
        <p role="alert" className={forms.problem}>
          {t('problem.email')}
        </p>
      )}
    </>
  );
}
