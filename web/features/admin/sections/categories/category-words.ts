import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../../../data/contract.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import type { Described } from '../../parts/changes-list.tsx';

/** A category in words: field by field, and in one line. */
export function useCategoryWords(): { describe(category: Category): Described[]; whole(category: Category): string } {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  return useMemo(() => {
    const S = 'section.categories';
    const question = ({ label, type, required, choices }: Category['questions'][number]) =>
      [
        localText(label, lang),
        t(`${S}.types.${type}`),
        ...(required ? [t(`${S}.required`)] : []),
        ...(choices.length > 0 ? [choices.map((choice) => localText(choice.label, lang)).join(' / ')] : []),
      ].join(', ');
    const describe = (category: Category): Described[] => [
      ...Object.entries(category.name).map(([tag, text]) => ({ label: `${t(`${S}.name`)} (${tag})`, text })),
      { label: t(`${S}.icon`), text: category.icon },
      { label: t(`${S}.days`), text: String(category.days) },
      { label: t(`${S}.moderation`), text: t(`${S}.moderations.${category.moderation}`) },
      { label: t(`${S}.keywords`), text: category.keywords.join(', ') },
      {
        label: t(`${S}.stopper`),
        text: category.stopper
          ? [localText(category.stopper.text, lang), category.stopper.phone, category.stopper.stops ? t(`${S}.stops`) : '']
              .filter(Boolean)
              .join(', ')
          : '',
      },
      { label: t(`${S}.questions`), text: category.questions.map(question).join('; ') },
    ];
    const whole = (category: Category) =>
      describe(category)
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => `${label}: ${text}`)
        .join('; ');
    return { describe, whole };
  }, [t, lang]);
}
