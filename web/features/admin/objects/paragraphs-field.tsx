import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../../../data/contract.ts';
import { Button } from '../../../kit/button.tsx';
import forms from '../../../kit/form.module.css';
import { LocalTextField } from '../parts/local-text-field.tsx';

interface ParagraphsFieldProps {
  legend: string;
  value: readonly LocalText[];
  problem: string | undefined;
  onChange(value: LocalText[]): void;
}

/** A text of several paragraphs. */
export function ParagraphsField({ legend, value, problem, onChange }: ParagraphsFieldProps) {
  const { t } = useTranslation('admin');
  return (
    <fieldset className={forms.group}>
      <legend>{legend}</legend>
      {value.map((paragraph, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
        <div key={i} className={forms.group}>
          <LocalTextField
            label={t('place.paragraph', { number: i + 1 })}
            multiline
            value={paragraph}
            onChange={(text) => onChange(value.map((one, at) => (at === i ? (text ?? ({} as LocalText)) : one)))}
          />
          <span>
            <Button
              look="plain"
              icon={<IconTrash size={18} aria-hidden="true" />}
              onClick={() => onChange(value.filter((_, at) => at !== i))}
            >
              {t('place.dropParagraph', { number: i + 1 })}
            </Button>
          </span>
        </div>
      ))}
      {problem && <p className={forms.problem}>{problem}</p>}
      <span>
        <Button icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => onChange([...value, {} as LocalText])}>
          {t('place.addParagraph')}
        </Button>
      </span>
    </fieldset>
  );
}
