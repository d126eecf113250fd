import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CategoryEntries, CategoryEntry } from '../../../../../api/features/rules/contract.ts';
import type { Category } from '../../../../../data/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { ProposalNotice } from '../../parts/proposal-notice.tsx';
import { SearchTable } from '../../parts/search-table.tsx';
import { SectionQuery } from '../../parts/section-query.tsx';
import { NEW, useAdminAddress } from '../../parts/use-admin-address.ts';
import { adminKey, useAdminQuery } from '../../parts/use-admin-query.ts';
import { useSave } from '../../parts/use-save.ts';
import { CategoryForm } from './category-form.tsx';
import { useCategoryWords } from './category-words.ts';

/** What a report can be about, for all cities. */
export default function CategoriesSection() {
  const query = useAdminQuery<CategoryEntries>('categories');
  return <SectionQuery query={query}>{(entries) => <Categories entries={entries} />}</SectionQuery>;
}

const keyOf = ({ category }: CategoryEntry) => category.id;
const textOf = ({ category }: CategoryEntry) => [...Object.values(category.name), ...category.keywords, category.id].join(' ');

function Categories({ entries }: { entries: CategoryEntries }) {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const { item, open } = useAdminAddress();
  const { whole } = useCategoryWords();
  const settle = useSave([adminKey(cityId, 'categories')]);
  const { categories, editable, proposal } = entries;
  const entry = categories.find(({ category }) => category.id === item);
  const lines = (list: readonly Category[]) => list.map((category) => ({ label: localText(category.name, lang), text: whole(category) }));
  if (entry || (item === NEW && editable))
    return (
      <CategoryForm
        key={item}
        entry={entry}
        editable={editable}
        taken={new Set(categories.map(({ category }) => category.id))}
        onClose={() => open(null)}
      />
    );
  return (
    <>
      {!editable && <Notice>{t('everywhereOnly')}</Notice>}
      {proposal && editable && (
        <ProposalNotice
          before={lines(categories.map(({ category }) => category))}
          after={lines(proposal.categories)}
          pending={settle.isPending}
          error={settle.error}
          onSettle={(take) => settle.mutate({ method: 'POST', path: '/admin/categories/proposal', body: { take } })}
        />
      )}
      <SearchTable
        label={t('section.categories.title')}
        rows={categories}
        keyOf={keyOf}
        textOf={textOf}
        onOpen={({ category }) => open(category.id)}
        empty={t('section.categories.empty')}
        tools={
          editable && (
            <Button look="primary" icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => open(NEW)}>
              {t('section.categories.add')}
            </Button>
          )
        }
        columns={[
          { id: 'name', title: t('section.categories.name'), cell: ({ category }) => localText(category.name, lang) },
          { id: 'days', title: t('section.categories.days'), cell: ({ category }) => category.days },
          {
            id: 'moderation',
            title: t('section.categories.moderation'),
            cell: ({ category }) => t(`section.categories.moderations.${category.moderation}`),
          },
          { id: 'questions', title: t('section.categories.questions'), cell: ({ category }) => category.questions.length },
          { id: 'reports', title: t('section.categories.reports'), cell: ({ reports }) => reports },
        ]}
      />
    </>
  );
}
