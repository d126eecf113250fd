import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BannedDevices, Casework, CaseworkRules } from '../../../../../api/features/cases/casework-contract.ts';
import { languageName } from '../../../../i18n/language-name.ts';
import { ButtonLink } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { CheckField, NumberField, SelectField, TextArea } from '../../../../kit/field.tsx';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { getJson } from '../../../../lib/api.ts';
import { formatInstant } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { SearchTable } from '../../parts/search-table.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';
import { EscalationFields } from './escalation-fields.tsx';

const caseworkQuery = (city: string) =>
  queryOptions({ queryKey: ['casework', city], queryFn: ({ signal }) => getJson<Casework>(`/cities/${city}/casework`, { signal }) });
const devicesQuery = (city: string) =>
  queryOptions({
    queryKey: ['banned-devices', city],
    queryFn: ({ signal }) => getJson<BannedDevices>(`/cities/${city}/banned-devices`, { signal }),
  });
const FIRST = ['off', 'look', 'hold'] as const;
const STATES = ['done', 'answered', 'not_accepted', 'merged', 'cancelled'] as const;

/** When those in charge are told, what is looked at before it is public, and how long it is known who sent a report. */
export default function CaseworkSection() {
  const { cityId } = usePortal();
  const { data, error, refetch } = useQuery(caseworkQuery(cityId));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  return (
    <>
      <CaseworkForm casework={data} />
      <Devices />
    </>
  );
}

/** Without the empty lines of a list that was typed. */
const tidy = (rules: CaseworkRules): CaseworkRules => ({
  ...rules,
  moderation: {
    ...rules.moderation,
    words: Object.fromEntries(
      Object.entries(rules.moderation.words).map(([lang, list]) => [lang, list.filter((word) => word.trim() !== '')]),
    ),
  },
});

function CaseworkForm({ casework }: { casework: Casework }) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const form = useForm<CaseworkRules>({ value: casework.rules, version: casework.version });
  const save = useSave<Casework>([caseworkQuery(cityId).queryKey], ({ rules, version }) => form.took({ value: rules, version }));
  const { escalation, moderation, retention } = form.value;
  const words = (key: string) => t(`section.casework.${key}`);
  return (
    <FormFrame
      title={words('rules')}
      form={form}
      describe={(rules) => [
        { label: words('escalation'), text: JSON.stringify(rules.escalation) },
        { label: words('moderation'), text: JSON.stringify(rules.moderation) },
        { label: words('retention'), text: JSON.stringify(rules.retention) },
      ]}
      pending={save.isPending}
      error={save.error}
      onSave={(version) => save.mutate({ method: 'POST', path: `/cities/${cityId}/casework`, body: { version, rules: tidy(form.value) } })}
    >
      <EscalationFields rules={escalation} onChange={(next) => form.change({ escalation: next })} />
      <h4>{words('moderation')}</h4>
      <SelectField
        label={words('firstTime')}
        hint={words('firstTimeHint')}
        value={moderation.firstTime}
        options={FIRST.map((value) => ({ value, label: words(`first.${value}`) }))}
        onChange={(firstTime) => form.change({ moderation: { ...moderation, firstTime } })}
      />
      {Object.entries(moderation.words).map(([lang, list]) => (
        <TextArea
          key={lang}
          label={t('section.casework.words', { lang: languageName(lang) })}
          hint={words('wordsHint')}
          rows={6}
          value={list.join('\n')}
          onChange={(text) => form.change({ moderation: { ...moderation, words: { ...moderation.words, [lang]: text.split('\n') } } })}
        />
      ))}
      <h4>{words('retention')}</h4>
      {STATES.map((state) => (
        <NumberField
          key={state}
          label={t('section.casework.days', { state: t(`kit:case.state.${state}`) })}
          hint={words('daysHint')}
          min={1}
          max={3650}
          value={retention.days[state] ?? undefined}
          onChange={(days) => form.change({ retention: { ...retention, days: { ...retention.days, [state]: days ?? null } } })}
        />
      ))}
      <CheckField
        label={words('texts')}
        value={retention.texts}
        onChange={(texts) => form.change({ retention: { ...retention, texts } })}
      />
    </FormFrame>
  );
}

const textOf = ({ reportId }: BannedDevices['devices'][number]) => reportId;

/** Banned devices, by the report that each was banned for: there the ban is lifted. */
function Devices() {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const { data, error, refetch } = useQuery(devicesQuery(cityId));
  return (
    <section aria-labelledby="banned-devices">
      <h3 id="banned-devices">{t('section.casework.devices')}</h3>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && (
        <SearchTable
          label={t('section.casework.devices')}
          rows={data.devices}
          columns={[
            { id: 'report', title: t('section.casework.report'), cell: ({ reportId }) => reportId },
            { id: 'at', title: t('section.casework.since'), cell: ({ bannedAt }) => formatInstant(bannedAt, lang, city.scene.timeZone) },
            { id: 'count', title: t('section.casework.reports'), cell: ({ reports }) => reports },
            {
              id: 'open',
              title: '',
              cell: ({ reportId }) => (
                <ButtonLink href={`/${cityId}/ioc?case=${reportId}&state=all`}>{t('section.casework.open')}</ButtonLink>
              ),
            },
          ]}
          keyOf={({ reportId }) => reportId}
          textOf={textOf}
          empty={t('section.casework.noDevices')}
        />
      )}
    </section>
  );
}
