import { useTranslation } from 'react-i18next';
import type { RoutingState } from '../../../../../api/features/rules/contract.ts';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { CheckField, ChecksField, NumberField, SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatMinutes } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { AnswersField } from './answers-field.tsx';
import { PolygonField } from './polygon-field.tsx';
import styles from './routing.module.css';

type When = RoutingRule['when'];

interface RuleFormProps {
  rule: RoutingRule;
  /** From 1. */
  place: number;
  count: number;
  state: RoutingState;
  problem(field: string): string | undefined;
  onChange(rule: RoutingRule): void;
  onPlace(place: number): void;
  onClose(): void;
}

const minutesOf = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** One rule: what it asks for, whom it names. Every condition that is set has to hold; one that is not set is not asked. */
export function RuleForm({ rule, place, count, state, problem, onChange, onPlace, onClose }: RuleFormProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const { when } = rule;
  /** A condition without content is none. */
  const ask = <K extends keyof When>(key: K, value: When[K] | undefined) => {
    const { [key]: _, ...rest } = when;
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    onChange({ ...rule, when: empty ? rest : { ...rest, [key]: value } });
  };
  const day = (key: 'validFrom' | 'validTo', text: string) => {
    const { [key]: _, ...rest } = rule;
    onChange(text === '' ? (rest as RoutingRule) : { ...rule, [key]: text });
  };
  const weekday = (index: number) =>
    new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, index)));
  const areaName = ({ name, validTo }: RoutingState['areas'][number]) =>
    validTo ? t('section.routing.areaUntil', { name: localText(name, lang), day: validTo }) : localText(name, lang);
  return (
    <div className={styles.form}>
      <LocalTextField
        label={t('section.routing.name')}
        value={rule.name}
        problem={problem('name')}
        onChange={(name) => onChange({ ...rule, name: name ?? ({ vi: '' } as RoutingRule['name']) })}
      />
      <div className={forms.fields}>
        <SelectField
          label={t('section.routing.agency')}
          value={rule.agencyId}
          problem={problem('agencyId')}
          options={city.agencies.map(({ id, name }) => ({ value: id, label: localText(name, lang) }))}
          onChange={(agencyId) => onChange({ ...rule, agencyId })}
        />
        <SelectField
          label={t('kit:case.priorityLabel')}
          value={rule.priority}
          options={(['normal', 'high', 'urgent'] as const).map((value) => ({ value, label: t(`kit:case.priority.${value}`) }))}
          onChange={(priority) => onChange({ ...rule, priority })}
        />
        <NumberField
          label={t('section.routing.place', { count })}
          value={place}
          min={1}
          max={count}
          onChange={(value) => value !== undefined && onPlace(Math.max(1, Math.min(count, Math.round(value))))}
        />
      </div>
      <p className={forms.hint}>{t('section.routing.whenHint')}</p>
      <ChecksField
        label={t('section.routing.categories')}
        value={when.categories ?? []}
        options={city.categories.map(({ id, name }) => ({ value: id, label: localText(name, lang) }))}
        onChange={(categories) => ask('categories', categories)}
      />
      <details open={when.areas !== undefined}>
        <summary>{t('section.routing.areas')}</summary>
        <ChecksField
          label={t('section.routing.areasHint')}
          value={when.areas ?? []}
          options={state.areas.map((area) => ({ value: area.id, label: areaName(area) }))}
          onChange={(areas) => ask('areas', areas)}
        />
      </details>
      <PolygonField value={when.polygon} problem={problem('when.polygon')} onChange={(polygon) => ask('polygon', polygon)} />
      <div className={forms.fields}>
        <TextField
          label={t('section.routing.road')}
          hint={t(state.streets.length > 0 ? 'section.routing.roadHint' : 'section.routing.roadNone')}
          list="routing-streets"
          value={when.road?.name ?? ''}
          problem={problem('when.road')}
          onChange={(name) => ask('road', name === '' ? undefined : { name, metres: when.road?.metres ?? 50 })}
        />
        {when.road && (
          <NumberField
            label={t('section.routing.metres')}
            value={when.road.metres}
            min={1}
            max={5000}
            onChange={(metres) => metres !== undefined && ask('road', { name: when.road?.name ?? '', metres })}
          />
        )}
      </div>
      <datalist id="routing-streets">
        {state.streets.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        label={t('section.routing.words')}
        hint={t('section.routing.wordsHint')}
        value={when.words?.join(', ') ?? ''}
        problem={problem('when.words')}
        onChange={(text) => ask('words', text === '' ? undefined : text.split(',').map((word) => word.replace(/^\s+/, '')))}
      />
      <ChecksField
        label={t('section.routing.weekdays')}
        value={when.weekdays ?? []}
        options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value) }))}
        onChange={(weekdays) => ask('weekdays', weekdays)}
      />
      <CheckField
        label={t('section.routing.hours')}
        value={when.minutes !== undefined}
        onChange={(on) => ask('minutes', on ? [1320, 360] : undefined)}
      />
      {when.minutes && (
        <div className={forms.fields}>
          <TextField
            type="time"
            label={t('section.routing.hoursFrom')}
            value={formatMinutes(when.minutes[0])}
            problem={problem('when.minutes')}
            onChange={(text) => ask('minutes', [minutesOf(text), when.minutes?.[1] ?? 0])}
          />
          <TextField
            type="time"
            label={t('section.routing.hoursTo')}
            value={formatMinutes(when.minutes[1])}
            onChange={(text) => ask('minutes', [when.minutes?.[0] ?? 0, minutesOf(text)])}
          />
        </div>
      )}
      <AnswersField value={when.answers} problem={problem('when.answers')} onChange={(answers) => ask('answers', answers)} />
      <div className={forms.fields}>
        <TextField
          type="date"
          label={t('section.routing.validFrom')}
          value={rule.validFrom ?? ''}
          onChange={(text) => day('validFrom', text)}
        />
        <TextField
          type="date"
          label={t('section.routing.validTo')}
          value={rule.validTo ?? ''}
          problem={problem('validTo')}
          onChange={(text) => day('validTo', text)}
        />
      </div>
      <div>
        <Button onClick={onClose}>{t('section.routing.closeRule')}</Button>
      </div>
    </div>
  );
}
