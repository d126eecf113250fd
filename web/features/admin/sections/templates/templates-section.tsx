import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import type { TextTemplate } from '../../../../../api/features/cases/template-contract.ts';
import { agenciesWith } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { useCaseNames } from '../../../../kit/cases/use-case-names.ts';
import { Failure } from '../../../../kit/failure.tsx';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { templatesQuery } from '../../../../lib/case-queries.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { SearchTable } from '../../parts/search-table.tsx';
import { NEW, useAdminAddress } from '../../parts/use-admin-address.ts';
import { TemplateForm } from './template-form.tsx';

const textOf = ({ name, text }: TextTemplate) => `${name} ${text}`;

/** Texts that answers are begun with: an officer keeps those of the own agency, an administrator all. */
export default function TemplatesSection({ me }: { me: Me }) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const names = useCaseNames();
  const { item, open } = useAdminAddress();
  const { data, error, refetch } = useQuery(templatesQuery(cityId));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  const mine = agenciesWith(me.grants, 'edit:template', cityId);
  const chosen = data.templates.find(({ id }) => id === item);
  const may = (template: TextTemplate) => mine === 'all' || (template.agencyId !== null && mine.includes(template.agencyId));
  if (item === NEW || (chosen && may(chosen)))
    return <TemplateForm key={item} template={item === NEW ? undefined : chosen} agencies={mine} onClose={() => open(null)} />;
  return (
    <SearchTable
      label={t('section.templates.title')}
      rows={data.templates.filter(may)}
      columns={[
        { id: 'name', title: t('section.templates.name'), cell: ({ name }) => name },
        {
          id: 'agency',
          title: t('section.templates.agency'),
          cell: ({ agencyId }) => names.agency(agencyId) ?? t('section.templates.everyAgency'),
        },
        {
          id: 'category',
          title: t('section.templates.category'),
          cell: ({ categoryId }) => (categoryId === null ? t('section.templates.everyCategory') : names.category(categoryId)),
        },
        {
          id: 'uses',
          title: t('section.templates.uses'),
          cell: ({ uses }) =>
            uses.length === 0 ? t('section.templates.anything') : uses.map((use) => t(`section.templates.use.${use}`)).join(', '),
        },
      ]}
      keyOf={({ id }) => id}
      textOf={textOf}
      onOpen={({ id }) => open(id)}
      tools={
        <Button look="primary" onClick={() => open(NEW)}>
          {t('section.templates.add')}
        </Button>
      }
      empty={t('section.templates.empty')}
    />
  );
}
