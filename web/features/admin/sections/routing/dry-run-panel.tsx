import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryReport, DryRunAnswer } from '../../../../../api/features/rules/contract.ts';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { NumberField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatInstant } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { postJson } from '../../../../lib/post.ts';
import parts from '../../parts/parts.module.css';
import styles from './routing.module.css';
import type { RuleWords } from './rule-words.ts';

/** Ten thousand reports take some seconds on a small machine. Milliseconds. */
const TIMEOUT = 120_000;

interface DryRunPanelProps {
  rules: readonly RoutingRule[];
  words: RuleWords;
  onRan(answer: DryRunAnswer | null, error: unknown): void;
}

/** The draft on the reports of the past days, before it goes live. */
export function DryRunPanel({ rules, words, onRan }: DryRunPanelProps) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const [days, setDays] = useState<number | undefined>(90);
  const [ran, setRan] = useState<string | null>(null);
  const run = useMutation<DryRunAnswer>({
    mutationFn: () => postJson(`/cities/${cityId}/admin/routing/dry-run`, { rules, days }, { timeout: TIMEOUT }),
    onSuccess: () => setRan(JSON.stringify(rules)),
    onSettled: (data, error) => onRan(data ?? null, error),
  });
  const { data, error } = run;
  return (
    <form
      className={forms.form}
      aria-labelledby="routing-dry"
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate();
      }}
    >
      <h3 id="routing-dry">{t('section.routing.dry')}</h3>
      <p className={forms.hint}>{t('section.routing.dryHint')}</p>
      <div className={styles.dryAsk}>
        <NumberField
          label={t('section.routing.dryDays')}
          value={days}
          min={1}
          max={3650}
          onChange={(value) => setDays(value === undefined ? undefined : Math.max(1, Math.min(3650, Math.round(value))))}
        />
        <Button look="primary" type="submit" disabled={run.isPending || days === undefined}>
          {t(run.isPending ? 'section.routing.dryRunning' : 'section.routing.dryGo')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
      {data && ran !== JSON.stringify(rules) && <p className={forms.problem}>{t('section.routing.dryOld')}</p>}
      {data && <DryResult data={data} words={words} />}
    </form>
  );
}

function DryResult({ data, words }: { data: DryRunAnswer; words: RuleWords }) {
  const { t } = useTranslation('admin');
  const idle = data.taken.filter(({ count }) => count === 0).length;
  return (
    <div className={styles.result}>
      <div role="status" className={styles.sums} data-dry={`${data.tried} ${data.agencyChanged} ${data.untaken}`}>
        <p>
          <strong>{data.tried}</strong> {t('section.routing.sum.tried', { count: data.tried })}
        </p>
        <p>
          <strong>{data.agencyChanged}</strong> {t('section.routing.sum.agency', { count: data.agencyChanged })}
        </p>
        <p>
          <strong>{data.priorityChanged}</strong> {t('section.routing.sum.priority', { count: data.priorityChanged })}
        </p>
        <p data-bad={data.newlyUntaken > 0 || undefined}>
          <strong>{data.untaken}</strong> {t('section.routing.sum.untaken', { count: data.untaken })}
        </p>
      </div>
      {data.newlyUntaken > 0 && <p className={forms.problem}>{t('section.routing.newlyUntaken', { count: data.newlyUntaken })}</p>}
      {data.more && <p className={forms.hint}>{t('section.routing.dryMore', { count: data.tried })}</p>}
      {idle > 0 && data.tried > 0 && <p className={forms.hint}>{t('section.routing.idle', { count: idle })}</p>}
      {data.moves.length > 0 && (
        <table className={parts.table}>
          <caption>{t('section.routing.moves')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('section.routing.fromAgency')}</th>
              <th scope="col">{t('section.routing.toAgency')}</th>
              <th scope="col">{t('section.routing.reports')}</th>
            </tr>
          </thead>
          <tbody>
            {data.moves.map(({ from, to, count }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">{words.agency(from)}</th>
                <td data-label={t('section.routing.toAgency')}>{words.agency(to)}</td>
                <td data-label={t('section.routing.reports')}>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Reports
        title={t('section.routing.changed', { count: data.agencyChanged })}
        reports={data.changes}
        all={data.agencyChanged}
        words={words}
      />
      <Reports title={t('section.routing.leftOver', { count: data.untaken })} reports={data.left} all={data.untaken} words={words} />
    </div>
  );
}

interface ReportsProps {
  title: string;
  reports: readonly DryReport[];
  /** How many there are; not all of them are named. */
  all: number;
  words: RuleWords;
}

function Reports({ title, reports, all, words }: ReportsProps) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  if (reports.length === 0) return null;
  return (
    <details className={styles.reports}>
      <summary>{title}</summary>
      {reports.length < all && <p className={forms.hint}>{t('section.routing.named', { count: reports.length })}</p>}
      <table className={parts.table}>
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('section.routing.report')}</th>
            <th scope="col">{t('section.routing.fromAgency')}</th>
            <th scope="col">{t('section.routing.toAgency')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ id, title: name, receivedAt, categoryId, areaId, live, draft }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/${cityId}/ioc?case=${encodeURIComponent(id)}`}>{localText(name, lang)}</a>
                <small>
                  {[
                    formatInstant(receivedAt, lang, city.scene.timeZone),
                    words.category(categoryId),
                    ...(areaId ? [words.area(areaId)] : []),
                  ].join(' · ')}
                </small>
              </th>
              <td data-label={t('section.routing.fromAgency')}>
                {words.agency(live.agencyId)}
                <small>{localText(live.words, lang)}</small>
              </td>
              <td data-label={t('section.routing.toAgency')}>
                {words.agency(draft.agencyId)}
                <small>{localText(draft.words, lang)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
