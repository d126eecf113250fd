import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guideOfSign } from '../../../data/model/sign-code.ts';
import { languageName } from '../../i18n/language-name.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { OptionalPicture } from '../../kit/optional-picture.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { minutes } from '../../lib/story/minutes.ts';
import { guidesQuery } from '../../lib/story/story-queries.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './guide.module.css';

/** All stories of the city, and a field for the number on a sign. @param unknown a code that leads nowhere @param gone the story asked for is not there */
export function GuideList({ unknown, gone = false }: { unknown?: string | undefined; gone?: boolean }) {
  const { t } = useTranslation('guide');
  const { cityId, lang } = usePortal();
  const link = usePageLink('guide');
  const { data, error, refetch } = useQuery(guidesQuery(cityId));
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  if (data.guides.length === 0) return <Notice>{t('none')}</Notice>;
  return (
    <>
      {gone && <Notice tone="bad">{t('gone')}</Notice>}
      {unknown && <Notice tone="bad">{t('unknownCode', { code: unknown })}</Notice>}
      <CodeForm />
      <ul className={styles.guides}>
        {data.guides.map((guide) => {
          const spoken = guide.durations[lang] ?? guide.durations.en ?? guide.durations.vi ?? 0;
          return (
            <li key={guide.id}>
              <a {...link({ of: guide.id })}>
                {guide.picture && <OptionalPicture src={guide.picture} className={styles.sight} />}
                <strong>{localText(guide.title, lang)}</strong>
                <span>{localText(guide.summary, lang)}</span>
                <small>
                  {t('stops', { count: guide.stops })} · {minutes(spoken)} ·{' '}
                  {inOrder(Object.keys(guide.durations), lang).map(languageName).join(', ')} · {t('code', { code: guide.code })}
                </small>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The reader's own language first. */
const inOrder = (languages: string[], own: string) => languages.toSorted((a, b) => Number(b === own) - Number(a === own));

/** The number on a sign, for who cannot scan it. */
function CodeForm() {
  const { t } = useTranslation('guide');
  const { cityId } = usePortal();
  const { data } = useQuery(guidesQuery(cityId));
  const navigate = useNavigate();
  const id = useId();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const found = guideOfSign(data?.guides ?? [], text);
    if (!found) return setWrong(true);
    void navigate({
      to: '/$city/$page',
      params: { city: cityId, page: 'guide' },
      search: { of: found.guide.id, ...(found.stop ? { n: String(found.stop) } : {}) } as Record<string, string>,
    });
  };
  return (
    <form className={styles.code} onSubmit={open} noValidate>
      <label htmlFor={id}>{t('codeLabel')}</label>
      <span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => {
            setText(target.value);
            setWrong(false);
          }}
        />
        <Button type="submit">{t('open')}</Button>
      </span>
      <span id={`${id}-wrong`} role="alert" className={styles.wrong}>
        {wrong && t('unknownCode', { code: text.trim() })}
      </span>
    </form>
  );
}
