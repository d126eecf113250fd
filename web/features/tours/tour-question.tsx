import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideFact } from '../../../scenes/guide-contract.ts';
import type { TourQuestion as Question } from '../../../scenes/tour-contract.ts';
import { localText } from '../../lib/local-text.ts';
import styles from './tours.module.css';

interface TourQuestionProps {
  question: Question;
  facts: readonly GuideFact[];
  lang: string;
  onAnswer(): void;
}

/** A question at a stop; the answer comes with why, and what that rests on. */
export function TourQuestion({ question, facts, lang, onAnswer }: TourQuestionProps) {
  const { t } = useTranslation('tours');
  const [chosen, setChosen] = useState<string | null>(null);
  const right = question.choices.find(({ id }) => id === question.answer);
  const rests = facts.filter(({ id }) => question.facts.includes(id));
  return (
    <fieldset className={styles.question}>
      <legend>{localText(question.text, lang)}</legend>
      {question.choices.map(({ id, text }) => (
        <button
          key={id}
          type="button"
          aria-pressed={chosen === id}
          data-right={(chosen !== null && id === question.answer) || undefined}
          onClick={() => {
            setChosen(id);
            onAnswer();
          }}
        >
          {localText(text, lang)}
          {chosen !== null && id === question.answer && <IconCircleCheck size={20} aria-hidden="true" />}
          {chosen === id && id !== question.answer && <IconCircleX size={20} aria-hidden="true" />}
        </button>
      ))}
      <div role="status">
        {chosen !== null && (
          <>
            <p>
              <strong>
                {chosen === question.answer
                  ? t('question.right')
                  : t('question.wrong', { answer: right ? localText(right.text, lang) : '' })}
              </strong>{' '}
              {localText(question.explanation, lang)}
            </p>
            <p className={styles.muted}>{[...new Set(rests.flatMap(({ sources }) => sources.map(({ name }) => name)))].join(' · ')}</p>
          </>
        )}
      </div>
    </fieldset>
  );
}
