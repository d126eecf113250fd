import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../data/contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import pills from '../../kit/pills.module.css';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { CategoryIcon } from './category-icon.tsx';
import styles from './form.module.css';
import { QuestionField } from './question-field.tsx';
import { Section } from './section.tsx';
import type { Lack } from './steps.ts';
import type { OpenDraft } from './use-draft.ts';

interface CategoryStepProps {
  open: OpenDraft;
  category: Category | undefined;
  lacks: readonly Lack[];
}

/** What it is about, and what the agency has to know for that; or whom to call instead. */
export function CategoryStep({ open, category, lacks }: CategoryStepProps) {
  const { t } = useTranslation('report');
  const { city, lang } = usePortal();
  const { draft, change } = open;
  const own = lacks.find((l) => l.field === 'category');
  const problemOf = (field: string) => {
    const lack = lacks.find((l) => l.field === field);
    return lack && t(`problem.${lack.problem}`);
  };
  return (
    <Section
      id="category"
      step={3}
      title={t('category.title')}
      done={category !== undefined && !category.stopper?.stops}
      problem={own && t(`problem.${own.problem}`)}
    >
      <fieldset className={`${pills.pills} ${styles.categories}`} aria-labelledby="category-title">
        {city.categories.map(({ id, name, icon }, i) => (
          <label key={id}>
            <input
              type="radio"
              name="category"
              {...(i === 0 ? { id: 'category' } : {})}
              checked={draft.categoryId === id}
              onChange={() => change({ categoryId: id })}
            />
            <span>
              <CategoryIcon icon={icon} />
              {localText(name, lang)}
            </span>
          </label>
        ))}
      </fieldset>
      {category?.stopper && (
        <Notice
          tone={category.stopper.stops ? 'bad' : 'info'}
          actions={
            category.stopper.phone && (
              <ButtonLink look="primary" href={`tel:${category.stopper.phone}`}>
                <IconPhone size={18} aria-hidden="true" />
                {t('category.call', { phone: category.stopper.phone })}
              </ButtonLink>
            )
          }
        >
          {localText(category.stopper.text, lang)}
        </Notice>
      )}
      {category &&
        !category.stopper?.stops &&
        category.questions.map((question) => (
          <QuestionField
            key={`${category.id} ${question.id}`}
            question={question}
            answer={draft.answers[question.id]}
            problem={problemOf(`answer-${question.id}`)}
            onAnswer={(answer) =>
              change((now) => {
                const { [question.id]: _, ...rest } = now.answers;
                return { answers: answer === undefined ? rest : { ...rest, [question.id]: answer } };
              })
            }
          />
        ))}
    </Section>
  );
}
