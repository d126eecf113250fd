import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AssignCase, CaseDetail, Priority } from '../../../api/features/cases/contract.ts';
import { PRIORITIES } from '../../lib/case-filter.ts';
import { colleaguesQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import styles from './cases.module.css';
import { type Colleague, colleaguesOf } from './colleagues.ts';
import { useCaseAction } from './use-case-action.ts';

interface AssignBarProps {
  item: CaseDetail;
  me: Colleague;
}

/** Who is in charge, and how urgent it is: one press each. */
export function AssignBar({ item, me }: AssignBarProps) {
  const { t } = useTranslation('kit');
  const { cityId } = usePortal();
  const { mutate, isPending, error } = useCaseAction(item.id);
  const assign = (body: Omit<AssignCase, 'version'>) => mutate({ verb: 'assignments', body: { version: item.version, ...body } });
  const mine = item.assignee?.id === me.id;
  const colleagues = useQuery(colleaguesQuery(cityId, item.agencyId, item.areaId));
  const people = colleaguesOf(me, item, colleagues.data ?? []);
  return (
    <section className={styles.part} aria-label={t('case.assign')}>
      <div className={styles.fieldsRow}>
        <label className={styles.field}>
          {t('case.assignTo')}
          <select
            value={item.assignee?.id ?? ''}
            disabled={isPending}
            onChange={(event) => assign({ assigneeId: event.target.value || null })}
          >
            <option value="">{t('case.nobody')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {id === me.id ? t('case.me', { name }) : name}
              </option>
            ))}
            {colleagues.isError && <option disabled>{t('case.colleaguesMissing')}</option>}
          </select>
        </label>
        <label className={styles.field}>
          {t('case.priorityLabel')}
          <select
            value={item.priority}
            disabled={isPending}
            onChange={(event) => assign({ priority: PRIORITIES.find((p) => p === event.target.value) as Priority })}
          >
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>
                {t(`case.priority.${priority}`)}
              </option>
            ))}
          </select>
        </label>
        <Button disabled={isPending} onClick={() => assign({ assigneeId: mine ? null : me.id })}>
          {t(mine ? 'case.assignNone' : 'case.assignMe')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
    </section>
  );
}
