import { useTranslation } from 'react-i18next';
import { describedBy } from '../../kit/field.tsx';
import { LIMITS } from './draft.ts';
import { Field } from './field.tsx';
import { Section } from './section.tsx';
import type { Lack } from './steps.ts';
import type { OpenDraft } from './use-draft.ts';

/** What it is, in the reporter's words. */
export function WordsStep({ open, lacks }: { open: OpenDraft; lacks: readonly Lack[] }) {
  const { t } = useTranslation('report');
  const { draft, change } = open;
  const lack = lacks.some((l) => l.step === 'words') ? t('problem.words') : undefined;
  return (
    <Section
      id="words"
      step={4}
      title={t('words.title')}
      hint={t('words.hint')}
      done={draft.description.trim() !== '' || draft.title.trim() !== ''}
    >
      <Field id="description" label={t('words.description')} count={[draft.description.length, LIMITS.description]} problem={lack}>
        <textarea
          id="description"
          {...describedBy('description', { problem: lack })}
          rows={4}
          maxLength={LIMITS.description}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field id="headline" label={t('words.headline')} hint={t('words.headlineHint')} count={[draft.title.length, LIMITS.title]}>
        <input
          id="headline"
          {...describedBy('headline', { hint: t('words.headlineHint') })}
          type="text"
          maxLength={LIMITS.title}
          autoComplete="off"
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
    </Section>
  );
}
