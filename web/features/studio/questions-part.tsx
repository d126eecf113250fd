import { useTranslation } from 'react-i18next';
import type { TourQuestion, TourStop } from '../../../scenes/tour-contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { usePortal } from '../../lib/portal.ts';
import { idOf } from './draft-edits.ts';
import styles from './studio.module.css';

interface QuestionsPartProps {
  stop: TourStop;
  onStop(edit: (now: TourStop) => TourStop): void;
}

/** Questions for a class, each with its choices, the right one, and why. */
export function QuestionsPart({ stop, onStop }: QuestionsPartProps) {
  const { t } = useTranslation('studio');
  const { languages } = usePortal();
  const set = (questions: TourQuestion[]) => onStop((now) => ({ ...now, questions }));
  const add = () => {
    const texts = (vi: string, en: string) => ({ vi, en });
    const id = idOf(
      'cau hoi',
      stop.questions.map((one) => one.id),
    );
    const choices = [
      { id: 'a', text: texts('Có', 'Yes') },
      { id: 'b', text: texts('Không', 'No') },
    ];
    set([
      ...stop.questions,
      { id, text: texts('Câu hỏi?', 'Question?'), choices, answer: 'a', explanation: texts('Vì…', 'Because…'), facts: [] },
    ]);
  };
  return (
    <fieldset className={styles.part}>
      <legend>{t('questions.title')}</legend>
      {stop.questions.map((question, i) => {
        const put = (change: Partial<TourQuestion>) => set(stop.questions.map((one, k) => (k === i ? { ...one, ...change } : one)));
        const field = (label: string, text: Record<string, string>, onText: (text: TourQuestion['text']) => void) => (
          <div className={styles.sides}>
            {languages.map((lang) => (
              <label key={lang} lang={lang}>
                {label} ({languageName(lang)})
                <input value={text[lang] ?? ''} onChange={({ target }) => onText(without({ ...text, [lang]: target.value }))} />
              </label>
            ))}
          </div>
        );
        return (
          <div key={question.id} className={styles.question}>
            {field(t('questions.text'), question.text, (text) => put({ text }))}
            {question.choices.map((choice, c) => (
              <div key={choice.id} className={forms.acts}>
                <input
                  type="radio"
                  name={`${stop.id}-${question.id}`}
                  checked={question.answer === choice.id}
                  aria-label={t('questions.right', { number: c + 1 })}
                  onChange={() => put({ answer: choice.id })}
                />
                <div className={styles.grow}>
                  {field(t('questions.choice', { number: c + 1 }), choice.text, (text) =>
                    put({ choices: question.choices.map((one) => (one.id === choice.id ? { ...one, text } : one)) }),
                  )}
                </div>
              </div>
            ))}
            {field(t('questions.explanation'), question.explanation, (explanation) => put({ explanation }))}
            <div className={forms.acts}>
              <Button
                disabled={question.choices.length >= 6}
                onClick={() =>
                  put({
                    choices: [
                      ...question.choices,
                      {
                        id: idOf(
                          'c',
                          question.choices.map(({ id }) => id),
                        ),
                        text: { vi: 'Khác', en: 'Other' },
                      },
                    ],
                  })
                }
              >
                {t('questions.addChoice')}
              </Button>
              <Button look="plain" onClick={() => set(stop.questions.filter((_, k) => k !== i))}>
                {t('remove')}
              </Button>
            </div>
          </div>
        );
      })}
      <Button onClick={add}>{t('questions.add')}</Button>
    </fieldset>
  );
}

/** Empty texts are left out; the Vietnamese one is always there. */
function without(text: Record<string, string>): TourQuestion['text'] {
  return Object.fromEntries(Object.entries(text).flatMap(([lang, value]) => (value || lang === 'vi' ? [[lang, value || '…']] : [])));
}
