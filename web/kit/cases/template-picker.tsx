import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { fillTemplate, type TemplateUse, templatesFor } from '../../../data/model/templates.ts';
import { templatesQuery } from '../../lib/case-queries.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './cases.module.css';
import { useCaseNames } from './use-case-names.ts';

interface TemplatePickerProps {
  item: CaseDetail;
  use: TemplateUse;
  /** What is written already: it is never thrown away. */
  text: string;
  onPick(text: string): void;
}

/** Texts to begin with, their fields filled from the case; nothing where none fits. What was typed stays, the text comes after it. */
export function TemplatePicker({ item, use, text, onPick }: TemplatePickerProps) {
  const { t, i18n } = useTranslation('kit');
  const { cityId, city } = usePortal();
  const names = useCaseNames();
  const { data } = useQuery(templatesQuery(cityId));
  const [picked, setPicked] = useState('');
  const fitting = templatesFor(data?.templates ?? [], item, use);
  if (fitting.length === 0) return null;
  // The reporter reads it, in the language that the report was written for.
  const day = (instant: string | Date) => formatInstant(new Date(instant).toISOString(), i18n.language, city.scene.timeZone);
  const values = {
    report: item.id,
    title: localText(item.title, i18n.language),
    category: names.category(item.categoryId),
    agency: names.agency(item.agencyId) ?? localText(city.scene.name, i18n.language),
    area: names.area(item.areaId),
    address: localText(item.address, i18n.language) ?? names.area(item.areaId),
    received: day(item.receivedAt),
    due: day(item.dueAt),
    today: day(new Date()),
    city: localText(city.scene.name, i18n.language),
  };
  return (
    <label className={styles.field}>
      {t('case.template')}
      <select
        value={picked}
        onChange={(event) => {
          const one = fitting.find(({ id }) => id === event.target.value);
          setPicked(event.target.value);
          if (one) onPick([text.trim(), fillTemplate(one.text, values)].filter(Boolean).join('\n'));
        }}
      >
        <option value="">{t('case.choose')}</option>
        {fitting.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
