import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../../../data/contract.ts';
import { Button, IconButton } from '../../../../kit/button.tsx';
import { CheckField, SelectField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import parts from '../../parts/parts.module.css';
import styles from './categories.module.css';

type Question = Category['questions'][number];
const TYPES = ['text', 'number', 'one', 'many', 'date'] as const;
const chosen = (type: Question['type']) => type === 'one' || type === 'many';

/** An id that is not in the list yet; ids stay when words change, for answers that were given name them. */
const nextId = (prefix: string, list: readonly { id: string }[]) => {
  let number = list.length + 1;
  while (list.some(({ id }) => id === `${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
};

interface QuestionsFieldProps {
  value: readonly Question[];
  problem(field: string): string | undefined;
  onChange(value: Question[]): void;
}

/** What is asked of who reports, beside text and photo. */
export function QuestionsField({ value, problem, onChange }: QuestionsFieldProps) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  const set = (index: number, patch: Partial<Question>) => onChange(value.map((one, i) => (i === index ? { ...one, ...patch } : one)));
  const up = (index: number) => {
    const [before, one] = [value[index - 1], value[index]];
    if (before && one) onChange(value.with(index - 1, one).with(index, before));
  };
  return (
    <section className={styles.box} aria-label={t('section.categories.questions')}>
      <h4>{t('section.categories.questions')}</h4>
      {value.map((question, i) => {
        const name = localText(question.label, lang) || t('section.categories.question', { number: i + 1 });
        return (
          <fieldset key={question.id} className={styles.question}>
            <legend>{t('section.categories.question', { number: i + 1 })}</legend>
            <LocalTextField
              label={t('section.categories.questionText')}
              value={question.label}
              problem={problem(`category.questions.${i}.label`)}
              onChange={(label) => set(i, { label: label ?? { vi: '' } })}
            />
            <div className={forms.row}>
              <SelectField
                label={t('section.categories.type')}
                value={question.type}
                options={TYPES.map((value) => ({ value, label: t(`section.categories.types.${value}`) }))}
                onChange={(type) => set(i, { type, choices: chosen(type) ? question.choices : [] })}
              />
              <CheckField
                label={t('section.categories.required')}
                value={question.required}
                onChange={(required) => set(i, { required })}
              />
              <span className={parts.extra}>
                <IconButton label={t('section.categories.questionUp', { name })} disabled={i === 0} onClick={() => up(i)}>
                  <IconArrowUp aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={t('section.categories.questionRemove', { name })}
                  onClick={() => onChange(value.filter((_, index) => index !== i))}
                >
                  <IconTrash aria-hidden="true" />
                </IconButton>
              </span>
            </div>
            {chosen(question.type) && (
              <Choices
                value={question.choices}
                problem={problem(`category.questions.${i}.choices`)}
                onChange={(choices) => set(i, { choices })}
              />
            )}
          </fieldset>
        );
      })}
      <div>
        <Button
          icon={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => onChange([...value, { id: nextId('q', value), label: { vi: '' }, type: 'text', required: false, choices: [] }])}
        >
          {t('section.categories.questionAdd')}
        </Button>
      </div>
    </section>
  );
}

interface ChoicesProps {
  value: Question['choices'];
  problem: string | undefined;
  onChange(value: Question['choices']): void;
}

function Choices({ value, problem, onChange }: ChoicesProps) {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.choices}>
      {value.map((choice, i) => (
        <div key={choice.id} className={styles.choice}>
          <LocalTextField
            label={t('section.categories.choice', { number: i + 1 })}
            value={choice.label}
            onChange={(label) => onChange(value.with(i, { ...choice, label: label ?? { vi: '' } }))}
          />
          <IconButton
            label={t('section.categories.choiceRemove', { number: i + 1 })}
            onClick={() => onChange(value.filter((_, index) => index !== i))}
          >
            <IconTrash aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {problem && <p className={forms.problem}>{problem}</p>}
      <div>
        <Button
          icon={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => onChange([...value, { id: nextId('lua-chon', value), label: { vi: '' } }])}
        >
          {t('section.categories.choiceAdd')}
        </Button>
      </div>
    </div>
  );
}
