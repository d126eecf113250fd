import { useTranslation } from 'react-i18next';
import type { CaseworkRules } from '../../../../../api/features/cases/casework-contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { ChecksField, NumberField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';

type Rule = CaseworkRules['escalation'][number];
const TO = ['agency', 'leaders', 'operators'] as const;
const freeId = (rules: readonly Rule[]) => {
  for (let n = rules.length + 1; ; n++) if (!rules.some(({ id }) => id === `quy-tac-${n}`)) return `quy-tac-${n}`;
};

/** The rules by which those in charge are told, before and after the day. */
export function EscalationFields({ rules, onChange }: { rules: readonly Rule[]; onChange(rules: Rule[]): void }) {
  const { t } = useTranslation('admin');
  const words = (key: string) => t(`section.casework.${key}`);
  const change = (id: string, patch: Partial<Rule>) => onChange(rules.map((rule) => (rule.id === id ? { ...rule, ...patch } : rule)));
  const add = (rule: Omit<Rule, 'id'>) => onChange([...rules, { ...rule, id: freeId(rules) }]);
  return (
    <>
      <h4>{words('escalation')}</h4>
      {rules.map((rule, i) => (
        <fieldset key={rule.id} className={forms.group}>
          <legend>{t('section.casework.rule', { number: i + 1, when: words(rule.when) })}</legend>
          <div className={forms.fields}>
            {rule.when === 'before' ? (
              <>
                <NumberField
                  label={words('share')}
                  min={1}
                  max={99}
                  value={rule.share === undefined ? undefined : Math.round(rule.share * 100)}
                  onChange={(percent) => change(rule.id, { share: percent === undefined ? undefined : percent / 100 })}
                />
                <NumberField
                  label={words('hours')}
                  min={0.5}
                  step={0.5}
                  value={rule.minutes === undefined ? undefined : rule.minutes / 60}
                  onChange={(hours) => change(rule.id, { minutes: hours === undefined ? undefined : Math.round(hours * 60) })}
                />
              </>
            ) : (
              <>
                <NumberField
                  label={words('after_days')}
                  min={0}
                  max={365}
                  value={rule.days ?? 0}
                  onChange={(days) => change(rule.id, { days })}
                />
                <NumberField label={words('again')} min={1} max={365} value={rule.again} onChange={(again) => change(rule.id, { again })} />
              </>
            )}
          </div>
          <ChecksField
            label={words('to')}
            value={rule.to}
            options={TO.map((value) => ({ value, label: words(`whom.${value}`) }))}
            onChange={(to) => change(rule.id, { to })}
          />
          <div>
            <Button look="plain" onClick={() => onChange(rules.filter(({ id }) => id !== rule.id))}>
              {words('removeRule')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div className={forms.row}>
        <Button onClick={() => add({ when: 'before', share: 0.25, to: ['agency'] })}>{words('addBefore')}</Button>
        <Button onClick={() => add({ when: 'after', days: 0, again: 3, to: ['leaders', 'operators'] })}>{words('addAfter')}</Button>
      </div>
    </>
  );
}
