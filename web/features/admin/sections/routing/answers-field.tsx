import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { IconButton } from '../../../../kit/button.tsx';
import { SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import styles from './routing.module.css';

type Answers = RoutingRule['when']['answers'];

/** Answers to the categories' questions that must be given so. */
export function AnswersField({
  value = {},
  problem,
  onChange,
}: {
  value: Answers;
  problem: string | undefined;
  onChange(value: Answers): void;
}) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const questions = [
    ...new Map(city.categories.flatMap((category) => category.questions).map((question) => [question.id, question])).values(),
  ];
  const set = (id: string, answer: string | number | undefined) => {
    const { [id]: _, ...rest } = value;
    const next = answer === undefined ? rest : { ...value, [id]: answer };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const free = questions.filter(({ id }) => !(id in value));
  return (
    <div className={styles.answers}>
      {Object.entries(value).map(([id, answer]) => {
        const question = questions.find((one) => one.id === id);
        const label = question ? localText(question.label, lang) : id;
        return (
          <div key={id} className={forms.row}>
            {question && question.choices.length > 0 ? (
              <SelectField
                label={label}
                value={String(answer)}
                options={question.choices.map((choice) => ({ value: choice.id, label: localText(choice.label, lang) }))}
                onChange={(chosen) => set(id, chosen)}
              />
            ) : (
              <TextField
                label={label}
                type={question?.type === 'number' ? 'number' : 'text'}
                value={String(answer)}
                onChange={(text) => set(id, question?.type === 'number' ? Number(text) : text)}
              />
            )}
            <IconButton label={t('section.routing.removeAnswer', { question: label })} onClick={() => set(id, undefined)}>
              <IconTrash aria-hidden="true" />
            </IconButton>
          </div>
        );
      })}
      <SelectField
        label={t('section.routing.addAnswer')}
        value=""
        problem={problem}
        options={[
          { value: '', label: t('section.routing.chooseQuestion') },
          ...free.map(({ id, label }) => ({ value: id, label: localText(label, lang) })),
        ]}
        onChange={(id) => {
          const question = questions.find((one) => one.id === id);
          if (question) set(id, question.choices[0]?.id ?? (question.type === 'number' ? 0 : ''));
        }}
      />
    </div>
  );
}
