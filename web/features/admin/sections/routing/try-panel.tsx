import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TryAnswer } from '../../../../../api/features/rules/contract.ts';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { instantOf, localMinutes } from '../../../../../data/model/working-time.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { SelectField, TextArea, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatInstant } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { postJson } from '../../../../lib/post.ts';
import { AreaMap } from '../../parts/area-map.tsx';
import styles from './routing.module.css';
import type { RuleWords } from './rule-words.ts';

/** `YYYY-MM-DDTHH:MM` on the city's clock, and back. */
const localOf = (timeZone: string, at: Date) => new Date(Math.floor(localMinutes(timeZone, at)) * 60_000).toISOString().slice(0, 16);
const instantAt = (timeZone: string, local: string) => instantOf(timeZone, Date.parse(`${local}:00Z`) / 60_000);

/** A made-up report against the draft: where it would go, and why. */
export function TryPanel({ rules, words, onTried }: { rules: readonly RoutingRule[]; words: RuleWords; onTried(error: unknown): void }) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const { timeZone, centre } = city.scene;
  const [categoryId, setCategory] = useState(city.categories[0]?.id ?? '');
  const [text, setText] = useState('');
  const [at, setAt] = useState(() => localOf(timeZone, new Date()));
  const [place, setPlace] = useState(`${centre[1].toFixed(5)}, ${centre[0].toFixed(5)}`);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [lat = Number.NaN, lng = Number.NaN] = place.split(/[,;\s]+/).map(Number);
  const placed = Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  const questions = city.categories.find(({ id }) => id === categoryId)?.questions.filter(({ choices }) => choices.length > 0) ?? [];
  const attempt = useMutation<TryAnswer>({
    mutationFn: () => {
      const given = Object.entries(answers).filter(([id, answer]) => answer !== '' && questions.some((question) => question.id === id));
      const many = (id: string) => questions.some((question) => question.id === id && question.type === 'many');
      const report = {
        categoryId,
        text,
        position: [lng, lat],
        at: instantAt(timeZone, at).toISOString(),
        answers: Object.fromEntries(given.map(([id, answer]) => [id, many(id) ? [answer] : answer])),
      };
      return postJson(`/cities/${cityId}/admin/routing/try`, { rules, report });
    },
    onSettled: (_, error) => onTried(error),
  });
  const { data, error } = attempt;
  const differs = data && data.draft.agencyId !== data.live.agencyId;
  return (
    <form
      className={forms.form}
      aria-labelledby="routing-try"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate();
      }}
    >
      <h3 id="routing-try">{t('section.routing.try')}</h3>
      <p className={forms.hint}>{t('section.routing.tryHint')}</p>
      <TextArea label={t('section.routing.tryText')} value={text} rows={2} onChange={setText} />
      <div className={forms.fields}>
        <SelectField
          label={t('kit:case.category')}
          value={categoryId}
          options={city.categories.map(({ id, name }) => ({ value: id, label: localText(name, lang) }))}
          onChange={setCategory}
        />
        <TextField type="datetime-local" label={t('section.routing.tryAt')} value={at} onChange={setAt} />
        <TextField
          label={t('section.routing.tryPlace')}
          hint={t('section.routing.tryPlaceHint')}
          value={place}
          problem={placed ? undefined : t('section.routing.tryPlaceBad')}
          onChange={setPlace}
        />
        {questions.map((question) => (
          <SelectField
            key={question.id}
            label={localText(question.label, lang)}
            value={answers[question.id] ?? ''}
            options={[
              { value: '', label: t('none') },
              ...question.choices.map(({ id, label }) => ({ value: id, label: localText(label, lang) })),
            ]}
            onChange={(answer) => setAnswers((old) => ({ ...old, [question.id]: answer }))}
          />
        ))}
      </div>
      <AreaMap
        label={t('section.routing.tryMap')}
        on={/^\d{4}/.test(at) ? at.slice(0, 10) : null}
        point={placed ? [lng, lat] : null}
        onPick={([x, y]) => setPlace(`${y.toFixed(5)}, ${x.toFixed(5)}`)}
      />
      <div className={forms.row}>
        <Button look="primary" type="submit" disabled={attempt.isPending || !placed || at === ''}>
          {t(attempt.isPending ? 'section.routing.trying' : 'section.routing.tryGo')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
      {data && (
        <div className={styles.answer} role="status" data-agency={data.draft.agencyId ?? ''}>
          <strong>{words.agency(data.draft.agencyId)}</strong>
          <p>{localText(data.draft.words, lang)}</p>
          <p className={forms.hint}>
            {[
              t(`kit:case.priority.${data.draft.priority}`),
              t('kit:case.dueAt', { date: formatInstant(data.dueAt, lang, timeZone) }),
              ...data.areas.map(words.area),
            ].join(' · ')}
          </p>
          <p className={forms.hint}>
            {differs ? t('section.routing.tryLive', { agency: words.agency(data.live.agencyId) }) : t('section.routing.trySame')}
          </p>
        </div>
      )}
    </form>
  );
}
