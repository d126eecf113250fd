import { IconArrowDown, IconArrowUp, IconCopy, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { IconButton } from '../../../../kit/button.tsx';
import forms from '../../../../kit/form.module.css';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { moved } from './compare.ts';
import styles from './routing.module.css';
import type { RuleWords } from './rule-words.ts';

interface RuleListProps {
  rules: readonly RoutingRule[];
  words: RuleWords;
  /** Folded words that a rule is looked for by; moving stays possible, for places are those of the whole list. */
  shown: ReadonlySet<string>;
  open: string | null;
  onOpen(id: string | null): void;
  onChange(rules: RoutingRule[]): void;
  /** How many reports each takes, after a dry run. */
  taken: ReadonlyMap<string, number> | null;
  /** What is wrong with it, in words. */
  problem(index: number): string | undefined;
  /** The form of the open one. */
  form(rule: RoutingRule, index: number): ReactNode;
}

/** The rules in the order in which they are asked: moved by the mouse, or by the buttons. */
export function RuleList({ rules, words, shown, open, onOpen, onChange, taken, problem, form }: RuleListProps) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    const rule = rules[from];
    if (!rule || to < 0 || to >= rules.length || from === to) return;
    onChange(moved(rules, from, to));
    setSaid(t('section.routing.moved', { name: localText(rule.name, lang), place: to + 1, count: rules.length }));
  };
  /** What is not shown is passed over: a step takes a rule past the next one that is seen. */
  const neighbour = (index: number, step: 1 | -1): number => {
    for (let i = index + step; i >= 0 && i < rules.length; i += step) if (shown.has(rules[i]?.id ?? '')) return i;
    return -1;
  };
  const copy = (index: number, rule: RoutingRule) => {
    const ids = new Set(rules.map(({ id }) => id));
    let id = `${rule.id.slice(0, 70)}-2`;
    for (let i = 3; ids.has(id); i++) id = `${rule.id.slice(0, 70)}-${i}`;
    onChange(rules.toSpliced(index + 1, 0, { ...rule, id }));
    onOpen(id);
  };
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol className={styles.rules}>
        {rules.map((rule, i) => {
          if (!shown.has(rule.id)) return null;
          const name = localText(rule.name, lang);
          const conditions = words.conditions(rule);
          const fault = problem(i);
          return (
            <li
              key={rule.id}
              data-over={over === i || undefined}
              data-open={open === rule.id || undefined}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(i);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) move(dragged, i);
                setDragged(null);
                setOver(null);
              }}
            >
              <div className={styles.rule}>
                <span
                  className={styles.grip}
                  draggable
                  aria-hidden="true"
                  title={t('section.routing.drag')}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move';
                    event.dataTransfer.setData('text/plain', rule.id);
                    setDragged(i);
                  }}
                  onDragEnd={() => {
                    setDragged(null);
                    setOver(null);
                  }}
                >
                  <IconGripVertical size={18} />
                </span>
                <span className={styles.place}>{i + 1}</span>
                <div className={styles.what}>
                  <strong>{name}</strong>
                  <span className={styles.conditions}>{conditions.length > 0 ? conditions.join(' · ') : t('section.routing.always')}</span>
                  <span className={styles.agency}>
                    → {words.agency(rule.agencyId)}
                    {rule.priority !== 'normal' && <em>{t(`kit:case.priority.${rule.priority}`)}</em>}
                    {taken && <small>{t('section.routing.takes', { count: taken.get(rule.id) ?? 0 })}</small>}
                  </span>
                  {fault && <span className={forms.problem}>{fault}</span>}
                </div>
                <div className={styles.moves}>
                  <IconButton
                    label={t('section.routing.up', { name })}
                    disabled={neighbour(i, -1) < 0}
                    onClick={() => move(i, neighbour(i, -1))}
                  >
                    <IconArrowUp aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={t('section.routing.down', { name })}
                    disabled={neighbour(i, 1) < 0}
                    onClick={() => move(i, neighbour(i, 1))}
                  >
                    <IconArrowDown aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label={t('section.routing.edit', { name })}
                    aria-expanded={open === rule.id}
                    onClick={() => onOpen(open === rule.id ? null : rule.id)}
                  >
                    <IconPencil aria-hidden="true" />
                  </IconButton>
                  <IconButton label={t('section.routing.copy', { name })} onClick={() => copy(i, rule)}>
                    <IconCopy aria-hidden="true" />
                  </IconButton>
                  <IconButton label={t('section.routing.remove', { name })} onClick={() => onChange(rules.filter((one) => one !== rule))}>
                    <IconTrash aria-hidden="true" />
                  </IconButton>
                </div>
              </div>
              {open === rule.id && form(rule, i)}
            </li>
          );
        })}
      </ol>
    </>
  );
}
