import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingState } from '../../../../../api/features/rules/contract.ts';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { fold } from '../../../../../data/model/fold.ts';
import { dayIn } from '../../../../../data/model/validity.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { CheckField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { Notice } from '../../../../kit/notice.tsx';
import { formatDay } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { Unsaved } from '../../parts/form-frame.tsx';
import parts from '../../parts/parts.module.css';
import { useProblems } from '../../parts/problems.ts';
import { SectionQuery } from '../../parts/section-query.tsx';
import { adminKey, useAdminQuery } from '../../parts/use-admin-query.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';
import { moved } from './compare.ts';
import { DryRunPanel } from './dry-run-panel.tsx';
import styles from './routing.module.css';
import { RuleChanges } from './rule-changes.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';
import { useRuleWords } from './rule-words.ts';
import { TryPanel } from './try-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';

const PANES = ['rules', 'try', 'live', 'versions'] as const;

/** Which report goes to which agency: a draft is written, tried on past reports, and made a version from a day on. */
export default function RoutingSection() {
  const query = useAdminQuery<RoutingState>('routing');
  return <SectionQuery query={query}>{(state) => <Routing state={state} />}</SectionQuery>;
}

function Routing({ state }: { state: RoutingState }) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const today = dayIn(city.scene.timeZone, new Date());
  const words = useRuleWords(state.areas);
  const form = useForm<{ rules: RoutingRule[] }>({ value: { rules: state.rules }, version: state.newest });
  const { rules } = form.value;
  const setRules = (next: RoutingRule[]) => form.change({ rules: next });
  const [pane, setPane] = useState<(typeof PANES)[number]>('rules');
  const [asked, setAsked] = useState('');
  const [over, setOver] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const [validFrom, setValidFrom] = useState(today);
  const [restored, setRestored] = useState<number | null>(null);
  const [tried, setTried] = useState<unknown>(null);
  const [taken, setTaken] = useState<ReadonlyMap<string, number> | null>(null);
  const key = adminKey(cityId, 'routing');
  const save = useSave<{ version: number }>([key], () => {
    form.took({ value: form.value, version: form.version });
    setRestored(null);
    setTaken(null);
    setOpen(null);
  });
  const withdraw = useSave([key]);
  const settle = useSave([key]);
  const problem = useProblems(save.error ?? tried);
  const shown = useMemo(() => {
    const looked = fold(asked).split(' ');
    const fits = (rule: RoutingRule) => looked.every((word) => fold(words.whole(rule)).includes(word));
    const ended = ({ validTo, id }: RoutingRule) => !over && id !== open && validTo !== undefined && validTo <= today;
    return new Set(rules.filter((rule) => fits(rule) && !ended(rule)).map(({ id }) => id));
  }, [rules, asked, words, over, open, today]);
  const ended = rules.filter(({ validTo }) => validTo !== undefined && validTo <= today).length;
  const coming = state.versions.filter((one) => !one.withdrawn && one.validFrom !== null && one.validFrom > today);
  const add = () => {
    const ids = new Set(rules.map(({ id }) => id));
    let number = rules.length + 1;
    while (ids.has(`quy-tac-${number}`)) number += 1;
    const id = `quy-tac-${number}`;
    const agencyId = city.agencies[0]?.id ?? '';
    setRules([{ id, name: { vi: t('section.routing.newRule') }, when: {}, agencyId, priority: 'normal' }, ...rules]);
    setAsked('');
    setOpen(id);
  };
  const goLive = () => {
    const newest = form.stale ? form.accept() : form.version;
    const body = { newest, rules, validFrom, ...(restored === null ? {} : { restored }) };
    save.mutate({ method: 'POST', path: `/cities/${cityId}/admin/routing`, body });
  };
  return (
    <div className={styles.section}>
      <p className={forms.hint}>{t('section.routing.intro')}</p>
      {coming.map((one) => (
        <Notice key={one.version}>
          {t('section.routing.comingNote', { version: one.version, day: formatDay(one.validFrom ?? '', lang) })}
        </Notice>
      ))}
      {state.proposal && (
        <div className={parts.conflict}>
          <Notice
            title={t('proposal.title')}
            actions={
              <>
                <Button
                  look="primary"
                  disabled={settle.isPending}
                  onClick={() => settle.mutate({ method: 'POST', path: `/cities/${cityId}/admin/routing/proposal`, body: { take: true } })}
                >
                  {t('proposal.take')}
                </Button>
                <Button
                  disabled={settle.isPending}
                  onClick={() => settle.mutate({ method: 'POST', path: `/cities/${cityId}/admin/routing/proposal`, body: { take: false } })}
                >
                  {t('proposal.keep')}
                </Button>
              </>
            }
          >
            {t('proposal.text')}
          </Notice>
          <RuleChanges before={state.rules} after={state.proposal.rules} words={words} />
          {settle.error !== null && <Failure error={settle.error} />}
        </div>
      )}
      {form.stale && (
        <div className={parts.conflict}>
          <Notice tone="bad" title={t('conflict.title')} actions={<Button onClick={form.reset}>{t('conflict.take')}</Button>}>
            {t('conflict.keep')}
          </Notice>
          <RuleChanges before={form.before.rules} after={form.after.rules} words={words} />
        </div>
      )}
      <nav className={forms.row} aria-label={t('section.routing.title')}>
        {PANES.map((one) => (
          <Button key={one} aria-pressed={pane === one} onClick={() => setPane(one)}>
            {t(`section.routing.pane.${one}`)}
            {one === 'live' && form.dirty && <em className={styles.draft}>{t('section.routing.draft')}</em>}
          </Button>
        ))}
      </nav>
      <section className={styles.list} aria-labelledby="routing-rules" hidden={pane !== 'rules'}>
        <h3 id="routing-rules">{t('section.routing.rules', { count: rules.length })}</h3>
        <div className={forms.tools}>
          <TextField type="search" label={t('table.search')} value={asked} onChange={setAsked} />
          {ended > 0 && <CheckField label={t('section.routing.ended', { count: ended })} value={over} onChange={setOver} />}
          <Button icon={<IconPlus size={18} aria-hidden="true" />} onClick={add}>
            {t('section.routing.add')}
          </Button>
        </div>
        {rules.length === 0 && <p className={forms.hint}>{t('section.routing.noRules')}</p>}
        <RuleList
          rules={rules}
          words={words}
          shown={shown}
          open={open}
          onOpen={setOpen}
          onChange={setRules}
          taken={taken}
          problem={(i) => problem(`rules.${i}`)}
          form={(rule, i) => (
            <RuleForm
              rule={rule}
              place={i + 1}
              count={rules.length}
              state={state}
              problem={(field) => problem(`rules.${i}.${field}`)}
              onChange={(next) => setRules(rules.with(i, next))}
              onPlace={(place) => setRules(moved(rules, i, place - 1))}
              onClose={() => setOpen(null)}
            />
          )}
        />
      </section>
      <div className={styles.section} hidden={pane !== 'try'}>
        <TryPanel rules={rules} words={words} onTried={setTried} />
        <DryRunPanel
          rules={rules}
          words={words}
          onRan={(answer, error) => {
            setTried(error);
            setTaken(answer ? new Map(answer.taken.map(({ ruleId, count }) => [ruleId, count])) : null);
          }}
        />
      </div>
      <section className={forms.form} aria-labelledby="routing-save" hidden={pane !== 'live'}>
        <h3 id="routing-save">{t('section.routing.goLive')}</h3>
        {form.dirty ? (
          <RuleChanges before={form.before.rules} after={rules} words={words} />
        ) : (
          <p className={forms.hint}>{t('section.routing.noDraft')}</p>
        )}
        {restored !== null && <p>{t('section.routing.copyOf', { version: restored })}</p>}
        <div className={styles.dryAsk}>
          <TextField
            type="date"
            label={t('section.routing.saveFrom')}
            min={today}
            value={validFrom}
            problem={problem('validFrom')}
            onChange={setValidFrom}
          />
          <Button look="primary" disabled={!form.dirty || save.isPending || validFrom === ''} onClick={goLive}>
            {t(save.isPending ? 'form.saving' : form.stale ? 'form.again' : 'section.routing.save')}
          </Button>
          {form.dirty && (
            <Button
              look="plain"
              onClick={() => {
                form.reset();
                setRestored(null);
              }}
            >
              {t('form.reset')}
            </Button>
          )}
        </div>
        {save.error !== null && <Failure error={save.error} />}
        <p role="status" className={forms.hint}>
          {form.dirty ? t('form.unsaved') : save.isSuccess ? t('section.routing.saved', { version: save.data.version }) : ''}
        </p>
      </section>
      <div className={styles.section} hidden={pane !== 'versions'}>
        <VersionsPanel
          state={state}
          words={words}
          today={today}
          pending={withdraw.isPending}
          onRestore={(version, old) => {
            setRules(old);
            setRestored(version);
            setPane('live');
          }}
          onWithdraw={(version) => withdraw.mutate({ method: 'DELETE', path: `/cities/${cityId}/admin/routing/${version}`, body: {} })}
        />
        {withdraw.error !== null && <Failure error={withdraw.error} />}
      </div>
      <Unsaved dirty={form.dirty && !save.isPending} />
    </div>
  );
}
