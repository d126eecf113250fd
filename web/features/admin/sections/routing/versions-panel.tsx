import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingContent, RoutingState, RoutingVersion } from '../../../../../api/features/rules/contract.ts';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { ConfirmDialog } from '../../../../kit/confirm-dialog.tsx';
import { SelectField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { getJson } from '../../../../lib/api.ts';
import { formatDay, formatInstant } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { SectionQuery } from '../../parts/section-query.tsx';
import styles from './routing.module.css';
import { RuleChanges } from './rule-changes.tsx';
import type { RuleWords } from './rule-words.ts';

interface VersionsPanelProps {
  state: RoutingState;
  words: RuleWords;
  /** `YYYY-MM-DD` in the city. */
  today: string;
  pending: boolean;
  /** Puts a version's rules into the draft. */
  onRestore(version: number, rules: RoutingRule[]): void;
  onWithdraw(version: number): void;
}

/** Rules of one version; they never change, so they are asked for once. */
function useVersion(version: number) {
  const { cityId } = usePortal();
  return useQuery({
    queryKey: ['admin', cityId, 'routing', 'version', version],
    queryFn: ({ signal }) => getJson<RoutingContent>(`/cities/${cityId}/admin/routing/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Every version there was: read, compared, restored; a coming one withdrawn. */
export function VersionsPanel({ state, words, today, pending, onRestore, onWithdraw }: VersionsPanelProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const { versions, current } = state;
  // The last two, until somebody chooses: there may be a newer one by the time this is looked at.
  const [chosenA, setA] = useState<string | null>(null);
  const [chosenB, setB] = useState<string | null>(null);
  const a = chosenA ?? String(versions[1]?.version ?? versions[0]?.version ?? '');
  const b = chosenB ?? String(versions[0]?.version ?? '');
  const [comparing, setComparing] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  const [leaving, setLeaving] = useState<number | null>(null);
  const since = ({ validFrom }: RoutingVersion) =>
    validFrom ? t('section.routing.since', { day: formatDay(validFrom, lang) }) : t('section.routing.ever');
  const mark = (one: RoutingVersion) => {
    if (one.withdrawn) return t('section.routing.withdrawn');
    if (one.version === current) return t('section.routing.inForce');
    return one.validFrom !== null && one.validFrom > today ? t('section.routing.coming') : null;
  };
  const options = versions.map((one) => ({
    value: String(one.version),
    label: t('section.routing.versionSince', { version: one.version, since: since(one) }),
  }));
  return (
    <section className={forms.form} aria-labelledby="routing-versions">
      <h3 id="routing-versions">{t('section.routing.versions')}</h3>
      <ul className={styles.versions}>
        {versions.map((one) => (
          <li key={one.version} data-mark={mark(one) ? '' : undefined}>
            <div>
              <strong>{t('section.routing.version', { version: one.version })}</strong> {mark(one) && <em>{mark(one)}</em>}
              <small>
                {[
                  since(one),
                  t('section.routing.ruleCount', { count: one.rules }),
                  t('section.routing.madeBy', {
                    who: one.by ?? t('section.routing.pack'),
                    at: formatInstant(one.at, lang, city.scene.timeZone),
                  }),
                  ...(one.restored === null ? [] : [t('section.routing.copyOf', { version: one.restored })]),
                ].join(' · ')}
              </small>
            </div>
            <div className={forms.row}>
              <Button look="plain" aria-expanded={open === one.version} onClick={() => setOpen(open === one.version ? null : one.version)}>
                {t('section.routing.read')}
              </Button>
              {!one.withdrawn && one.validFrom !== null && one.validFrom > today && (
                <Button look="plain" disabled={pending} onClick={() => setLeaving(one.version)}>
                  {t('section.routing.withdraw')}
                </Button>
              )}
            </div>
            {open === one.version && <VersionRules version={one.version} words={words} onRestore={onRestore} />}
          </li>
        ))}
      </ul>
      {versions.length > 1 && (
        <div className={styles.compare}>
          <SelectField label={t('section.routing.compareA')} value={a} options={options} onChange={setA} />
          <SelectField label={t('section.routing.compareB')} value={b} options={options} onChange={setB} />
          <Button aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {t('section.routing.compare')}
          </Button>
        </div>
      )}
      {comparing && <Compared a={Number(a)} b={Number(b)} words={words} />}
      {leaving !== null && (
        <ConfirmDialog
          title={t('section.routing.withdrawAsk', { version: leaving })}
          confirm={t('section.routing.withdraw')}
          danger
          onConfirm={() => {
            onWithdraw(leaving);
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        >
          <p>{t('section.routing.withdrawText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function VersionRules({ version, words, onRestore }: { version: number; words: RuleWords; onRestore: VersionsPanelProps['onRestore'] }) {
  const { t } = useTranslation('admin');
  const query = useVersion(version);
  return (
    <SectionQuery query={query}>
      {({ content }) => (
        <div className={styles.old}>
          <div>
            <Button onClick={() => onRestore(version, content)}>{t('section.routing.restore')}</Button>
          </div>
          {content.length === 0 ? (
            <p className={forms.hint}>{t('section.routing.noRules')}</p>
          ) : (
            <ol>
              {content.map((rule) => (
                <li key={rule.id}>{words.whole(rule)}</li>
              ))}
            </ol>
          )}
        </div>
      )}
    </SectionQuery>
  );
}

function Compared({ a, b, words }: { a: number; b: number; words: RuleWords }) {
  const [before, after] = [useVersion(a), useVersion(b)];
  return (
    <SectionQuery query={before}>
      {(old) => (
        <SectionQuery query={after}>{(now) => <RuleChanges before={old.content} after={now.content} words={words} />}</SectionQuery>
      )}
    </SectionQuery>
  );
}
