import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import type { City } from '../../../api/features/cities/contract.ts';
import { fromNow } from '../../lib/case-time.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { Facts } from '../card.tsx';
import forms from '../form.module.css';
import styles from './cases.module.css';
import { useCaseNames } from './use-case-names.ts';

/** What is known of a case, why it went where it went, and who sent it where the reader may know. */
export function CaseFacts({ item, now }: { item: CaseDetail; now: number }) {
  const { t, i18n } = useTranslation('kit');
  const { city } = usePortal();
  const names = useCaseNames();
  const lang = i18n.language;
  const at = (iso: string) => `${formatInstant(iso, lang, city.scene.timeZone)} (${fromNow(iso, now, lang)})`;
  const area = names.area(item.areaId);
  const answers = Object.entries(item.answers);
  const { reporter, routing } = item;
  return (
    <>
      <section className={styles.part} aria-label={t('case.facts')}>
        <h3>{t('case.facts')}</h3>
        <Facts
          rows={[
            { label: t('case.category'), value: names.category(item.categoryId) },
            { label: t('case.agency'), value: names.agency(item.agencyId) ?? t('case.noAgency') },
            ...(area ? [{ label: t('case.area'), value: area }] : []),
            { label: t('case.assignee'), value: item.assignee?.name ?? t('case.nobody') },
            { label: t('case.receivedAt'), value: at(item.receivedAt) },
            { label: t('case.due_at'), value: at(item.dueAt) },
            { label: t('case.channelLabel'), value: t(`case.channel.${item.channel}`) },
            { label: t('case.visibility'), value: t(item.published ? 'case.published' : 'case.hidden') },
            { label: t('case.followers'), value: String(item.followers) },
          ]}
        />
      </section>
      {answers.length > 0 && (
        <section className={styles.part} aria-label={t('case.answers')}>
          <h3>{t('case.answers')}</h3>
          <Facts
            rows={answers.map(([id, value]) => ({
              label: questionOf(city, item.categoryId, id, lang),
              value: answerOf(city, item.categoryId, id, value, lang),
            }))}
          />
        </section>
      )}
      <section className={styles.part} aria-label={t('case.routing')}>
        <h3>{t('case.routing')}</h3>
        <p>{routing ? localText(routing.words, lang) : t(item.agencyId ? 'case.byHand' : 'case.noRule')}</p>
        {routing?.ruleId && <p className={forms.hint}>{t('case.ruleOf', { rule: routing.ruleId, version: routing.version })}</p>}
      </section>
      {reporter && (
        <section className={styles.part} aria-label={t('case.reporter')}>
          <h3>{t('case.reporter')}</h3>
          <Facts
            rows={[
              ...(reporter.name ? [{ label: t('case.reporterName'), value: reporter.name }] : []),
              ...(reporter.phone
                ? [{ label: t('case.reporterPhone'), value: <a href={`tel:${reporter.phone.replace(/[^\d+]/g, '')}`}>{reporter.phone}</a> }]
                : []),
              ...(reporter.email
                ? [{ label: t('case.reporterEmail'), value: <a href={`mailto:${reporter.email}`}>{reporter.email}</a> }]
                : []),
            ]}
          />
          <p className={forms.hint}>{t('case.reporterNote')}</p>
        </section>
      )}
    </>
  );
}

/** A category's question in words; the id where the city's list does not tell it. */
function questionOf(city: City, categoryId: string, id: string, lang: string): string {
  const question = city.categories.find((c) => c.id === categoryId)?.questions.find((q) => q.id === id);
  return localText(question?.label, lang) ?? id;
}

/** The words of the choices that were made. */
function answerOf(city: City, categoryId: string, id: string, value: string | number | string[], lang: string): string {
  const question = city.categories.find((c) => c.id === categoryId)?.questions.find((q) => q.id === id);
  const words = (one: string | number) => localText(question?.choices.find((choice) => choice.id === one)?.label, lang) ?? String(one);
  return [value].flat().map(words).join(', ');
}
