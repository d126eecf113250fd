import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../../../data/contract.ts';
import forms from '../../../../kit/form.module.css';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { compareRules } from './compare.ts';
import styles from './routing.module.css';
import type { RuleWords } from './rule-words.ts';

/** What differs between two lists of rules, in words. */
export function RuleChanges({ before, after, words }: { before: readonly RoutingRule[]; after: readonly RoutingRule[]; words: RuleWords }) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  const changes = compareRules(before, after);
  if (changes.length === 0) return <p className={forms.hint}>{t('conflict.same')}</p>;
  const old = new Map(before.map((rule) => [rule.id, rule]));
  return (
    <ul className={styles.changes}>
      {changes.map(({ kind, rule, from, to }) => {
        const was = old.get(rule.id);
        const places = { from: from ?? '', to: to ?? '' };
        return (
          <li key={rule.id} data-kind={kind}>
            <strong>{t(`section.routing.change.${kind}`, places)}</strong>{' '}
            {kind === 'moved' ? localText(rule.name, lang) : words.whole(rule)}
            {kind === 'changed' && was && <small>{t('section.routing.was', { rule: words.whole(was) })}</small>}
          </li>
        );
      })}
    </ul>
  );
}
