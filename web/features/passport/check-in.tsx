import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideDetail, GuideSummary } from '../../../api/features/guides/contract.ts';
import { guideOfSign } from '../../../data/model/sign-code.ts';
import { Button } from '../../kit/button.tsx';
import { getJson } from '../../lib/api.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { stamp } from '../../lib/story/stamps.ts';
import styles from './passport.module.css';

/** The number on a sign, typed in, is a stamp. */
export function CheckIn({ guides }: { guides: readonly GuideSummary[] }) {
  const { t } = useTranslation('passport');
  const { cityId, lang } = usePortal();
  const id = useId();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<{ bad: boolean; text: string } | null>(null);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    const found = guideOfSign(guides, text);
    const wrong = { bad: true, text: t('checkIn.unknown', { code: text.trim() }) };
    if (!found) return setAnswer(wrong);
    const { guide } = found;
    try {
      const { stops, languages } = await getJson<GuideDetail>(`/cities/${cityId}/guides/${guide.id}`);
      const stop = stops[(found.stop ?? 1) - 1];
      if (!stop) return setAnswer(wrong);
      stamp(cityId, { guide: guide.id, stop: stop.id }, 'code');
      setText('');
      const named = found.stop === undefined ? undefined : (languages[lang] ?? languages.vi)?.stops[stop.id]?.title;
      const title = [localText(guide.title, lang), named].filter(Boolean).join(', ');
      setAnswer({ bad: false, text: t('checkIn.done', { title }) });
    } catch {
      setAnswer({ bad: true, text: t('checkIn.failed') });
    }
  };
  return (
    <form className={styles.code} onSubmit={(event) => void check(event)} noValidate>
      <label htmlFor={id}>{t('checkIn.label')}</label>
      <span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={answer?.bad || undefined}
          aria-describedby={`${id}-answer`}
          onChange={({ target }) => {
            setText(target.value);
            setAnswer(null);
          }}
        />
        <Button type="submit">{t('checkIn.stamp')}</Button>
      </span>
      <span id={`${id}-answer`} role="status" data-bad={answer?.bad || undefined}>
        {answer?.text}
      </span>
    </form>
  );
}
