import { useTranslation } from 'react-i18next';
import type { Question } from '../../../data/contract.ts';
import { describedBy } from '../../kit/field.tsx';
import forms from '../../kit/form.module.css';
import pills from '../../kit/pills.module.css';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { type Answer, LIMITS } from './draft.ts';
import { Field } from './field.tsx';
import styles from './form.module.css';

interface QuestionFieldProps {
  question: Question;
  answer: Answer | undefined;
  problem: string | undefined;
  onAnswer(answer: Answer | undefined): void;
}

/** One of a category's own questions. */
export function QuestionField({ question, answer, problem, onAnswer }: QuestionFieldProps) {
  const { t } = useTranslation('report');
  const { lang } = usePortal();
  const { type, choices, required } = question;
  const id = `answer-${question.id}`;
  const label = `${localText(question.label, lang)} ${required ? t('required') : t('optional')}`;
  if (type === 'one' || type === 'many') {
    const many = Array.isArray(answer) ? answer : [];
    return (
      <fieldset className={`${pills.pills} ${styles.choices}`} aria-describedby={problem ? `${id}-problem` : undefined}>
        <legend>{label}</legend>
        {choices.map((choice, i) => (
          <label key={choice.id}>
            <input
              {...(i === 0 ? { id } : {})}
              type={type === 'one' ? 'radio' : 'checkbox'}
              name={id}
              checked={type === 'one' ? answer === choice.id : many.includes(choice.id)}
              onChange={(event) => {
                if (type === 'one') return onAnswer(choice.id);
                const next = event.target.checked ? [...many, choice.id] : many.filter((m) => m !== choice.id);
                onAnswer(next.length > 0 ? next : undefined);
              }}
            />
            <span>{localText(choice.label, lang)}</span>
          </label>
        ))}
        {problem && (
          <p className={forms.problem} id={`${id}-problem`}>
            {problem}
          </p>
        )}
      </fieldset>
    );
  }
  return (
    <Field id={id} label={label} problem={problem}>
      <input
        id={id}
        {...describedBy(id, { problem })}
        type={type === 'number' ? 'number' : type === 'date' ? 'date' : 'text'}
        {...(type === 'number' ? { inputMode: 'decimal' as const, step: 'any' } : {})}
        maxLength={LIMITS.answer}
        aria-required={required}
        value={Array.isArray(answer) ? '' : (answer ?? '')}
        onChange={(event) => {
          const text = event.target.value;
          if (text === '') return onAnswer(undefined);
          onAnswer(type === 'number' ? event.target.valueAsNumber : text);
        }}
      />
    </Field>
  );
}
