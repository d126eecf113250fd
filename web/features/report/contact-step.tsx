import { useTranslation } from 'react-i18next';
import { describedBy } from '../../kit/field.tsx';
import forms from '../../kit/form.module.css';
import { useMe } from '../../lib/me.ts';
import { LIMITS } from './draft.ts';
import { Field } from './field.tsx';
import styles from './form.module.css';
import { Section } from './section.tsx';
import type { Lack } from './steps.ts';
import type { OpenDraft } from './use-draft.ts';

const PARTS = [
  { key: 'name', type: 'text', auto: 'name' },
  { key: 'phone', type: 'tel', auto: 'tel' },
  { key: 'email', type: 'email', auto: 'email' },
] as const;

/** Nobody has to say who they are; what it is for and who sees it stands above the fields. */
export function ContactStep({ open, lacks }: { open: OpenDraft; lacks: readonly Lack[] }) {
  const { t } = useTranslation('report');
  const { draft, change } = open;
  const { me } = useMe();
  const given = Object.values(draft.contact).some((text) => text.trim() !== '');
  const wrong = lacks.some((l) => l.step === 'contact');
  return (
    <Section id="contact" step={5} title={t('contact.title')} done={given && !wrong}>
      <details className={styles.details} {...(given || wrong ? { open: true } : {})}>
        <summary>{t('contact.add')}</summary>
        <p className={forms.note}>{t('contact.purpose')}</p>
        {PARTS.map(({ key, type, auto }) => {
          const problem = key === 'email' && wrong ? t('problem.email') : undefined;
          return (
            <Field key={key} id={key} label={t(`contact.${key}`)} problem={problem}>
              <input
                id={key}
                {...describedBy(key, { problem })}
                type={type}
                autoComplete={auto}
                maxLength={LIMITS[key]}
                value={draft.contact[key]}
                onChange={(event) => change((now) => ({ contact: { ...now.contact, [key]: event.target.value } }))}
              />
            </Field>
          );
        })}
        {draft.contact.email.trim() !== '' && (
          <label className={styles.own}>
            <input
              type="checkbox"
              checked={draft.updates === true}
              onChange={(event) => change(() => ({ updates: event.target.checked }))}
            />
            <span>
              {t('contact.updates')}
              <small>{t('contact.updatesHint')}</small>
            </span>
          </label>
        )}
      </details>
      {me && (
        <label className={styles.own}>
          <input type="checkbox" checked={!draft.unlisted} onChange={(event) => change(() => ({ unlisted: !event.target.checked }))} />
          <span>
            {t('contact.own')}
            <small>{t('contact.ownHint', { name: me.name })}</small>
          </span>
        </label>
      )}
      {!given && <p className={forms.note}>{t('contact.anonymous')}</p>}
    </Section>
  );
}
