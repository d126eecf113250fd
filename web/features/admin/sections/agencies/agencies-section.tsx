import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgencyEntries, AgencyEntry } from '../../../../../api/features/rules/contract.ts';
import type { Agency } from '../../../../../data/contract.ts';
import { dayIn, validOn } from '../../../../../data/model/validity.ts';
import { Button } from '../../../../kit/button.tsx';
import { TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { Notice } from '../../../../kit/notice.tsx';
import { formatDay } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { cityQuery } from '../../../../lib/queries.ts';
import type { Described } from '../../parts/changes-list.tsx';
import { FormFrame } from '../../parts/form-frame.tsx';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { useProblems } from '../../parts/problems.ts';
import { ProposalNotice } from '../../parts/proposal-notice.tsx';
import { SearchTable } from '../../parts/search-table.tsx';
import { SectionQuery } from '../../parts/section-query.tsx';
import { slugOf } from '../../parts/slug-of.ts';
import { NEW, useAdminAddress } from '../../parts/use-admin-address.ts';
import { adminKey, useAdminQuery } from '../../parts/use-admin-query.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';

/** Who is responsible. */
export default function AgenciesSection() {
  const query = useAdminQuery<AgencyEntries>('agencies');
  return <SectionQuery query={query}>{({ agencies }) => <Agencies agencies={agencies} />}</SectionQuery>;
}

const keyOf = ({ agency }: AgencyEntry) => agency.id;
const textOf = ({ agency }: AgencyEntry) => `${Object.values(agency.name).join(' ')} ${agency.id}`;

function Agencies({ agencies }: { agencies: AgencyEntry[] }) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  const { item, open } = useAdminAddress();
  const entry = agencies.find(({ agency }) => agency.id === item);
  if (entry || item === NEW)
    return <AgencyForm key={item} entry={entry} taken={new Set(agencies.map(({ agency }) => agency.id))} onClose={() => open(null)} />;
  const span = ({ validFrom, validTo }: Agency) =>
    [
      ...(validFrom ? [t('span.from', { day: formatDay(validFrom, lang) })] : []),
      ...(validTo ? [t('span.to', { day: formatDay(validTo, lang) })] : []),
    ].join(', ') || t('span.always');
  return (
    <SearchTable
      label={t('section.agencies.title')}
      rows={agencies}
      keyOf={keyOf}
      textOf={textOf}
      onOpen={({ agency }) => open(agency.id)}
      empty={t('section.agencies.empty')}
      tools={
        <Button look="primary" icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => open(NEW)}>
          {t('section.agencies.add')}
        </Button>
      }
      columns={[
        {
          id: 'name',
          title: t('section.agencies.name'),
          cell: ({ agency, proposal }) => `${localText(agency.name, lang)}${proposal ? ` (${t('proposal.waits')})` : ''}`,
        },
        { id: 'span', title: t('span.title'), cell: ({ agency }) => span(agency) },
        { id: 'rules', title: t('section.agencies.rules'), cell: ({ rules }) => rules },
        { id: 'cases', title: t('section.agencies.cases'), cell: ({ openCases }) => openCases },
      ]}
    />
  );
}

interface AgencyFormProps {
  /** Undefined: a new one. */
  entry: AgencyEntry | undefined;
  taken: ReadonlySet<string>;
  onClose(): void;
}

const EMPTY: Agency = { id: '', name: { vi: '' } };

function AgencyForm({ entry, taken, onClose }: AgencyFormProps) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const { open } = useAdminAddress();
  const form = useForm<Agency>({ value: entry?.agency ?? EMPTY, version: entry?.version ?? null });
  const keys = [adminKey(cityId, 'agencies'), cityQuery(cityId).queryKey];
  const save = useSave(keys, (_, { path }) => {
    form.took({ value: form.value, version: form.version });
    if (!entry) open(path.slice(path.lastIndexOf('/') + 1));
  });
  const settle = useSave(keys);
  const problem = useProblems(save.error);
  const agency = form.value;
  const today = dayIn(city.scene.timeZone, new Date());
  const day = (key: 'validFrom' | 'validTo', text: string) => form.change({ [key]: text === '' ? undefined : text });
  const describe = (value: Agency): Described[] => [
    { label: t('section.agencies.name'), text: localText(value.name, lang) },
    ...Object.entries(value.name).map(([tag, text]) => ({ label: `${t('section.agencies.name')} (${tag})`, text })),
    { label: t('span.fromLabel'), text: value.validFrom ? formatDay(value.validFrom, lang) : '' },
    { label: t('span.toLabel'), text: value.validTo ? formatDay(value.validTo, lang) : '' },
  ];
  const onSave = (version: typeof form.version) => {
    const id = entry?.agency.id ?? slugOf(agency.name.vi ?? '', taken);
    save.mutate({ method: 'PUT', path: `/cities/${cityId}/admin/agencies/${id}`, body: { version, agency: { ...agency, id } } });
  };
  const ending = entry && !validOn(agency, today) && entry.rules + entry.openCases > 0;
  return (
    <>
      {entry?.proposal && (
        <ProposalNotice
          before={describe(entry.agency)}
          after={describe(entry.proposal.agency)}
          pending={settle.isPending}
          error={settle.error}
          onSettle={(take) =>
            settle.mutate({ method: 'POST', path: `/cities/${cityId}/admin/agencies/${entry.agency.id}/proposal`, body: { take } })
          }
        />
      )}
      <FormFrame
        title={entry ? localText(entry.agency.name, lang) : t('section.agencies.add')}
        form={form}
        describe={describe}
        pending={save.isPending}
        error={save.error}
        saved={save.isSuccess}
        onSave={onSave}
        onClose={onClose}
      >
        <LocalTextField
          label={t('section.agencies.name')}
          value={agency.name}
          problem={problem('agency.name')}
          onChange={(name) => form.change({ name: name ?? { vi: '' } })}
        />
        <div className={forms.fields}>
          <TextField type="date" label={t('span.fromLabel')} value={agency.validFrom ?? ''} onChange={(text) => day('validFrom', text)} />
          <TextField
            type="date"
            label={t('span.toLabel')}
            hint={t('section.agencies.toHint')}
            value={agency.validTo ?? ''}
            problem={problem('agency.validTo')}
            onChange={(text) => day('validTo', text)}
          />
        </div>
        {entry && <p className={forms.hint}>{t('section.agencies.used', { rules: entry.rules, cases: entry.openCases })}</p>}
        {ending && <Notice>{t('section.agencies.ending')}</Notice>}
      </FormFrame>
    </>
  );
}
