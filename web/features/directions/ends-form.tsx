import { IconArrowsUpDown, IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ApiError } from '../../lib/api.ts';
import { type Ask, type End, VIA_MOST } from './ask.ts';
import styles from './directions.module.css';
import { PlaceChooser } from './place-chooser.tsx';
import type { EndState } from './use-end.ts';

interface EndsFormProps {
  ask: Ask;
  from: EndState;
  to: EndState;
  change(patch: Partial<Ask>): void;
}
type Editing = 'from' | 'to' | 'via' | null;

/** From, stops on the way, to; each may be changed, the ends swapped. */
export function EndsForm({ ask, from, to, change }: EndsFormProps) {
  const { t } = useTranslation('directions');
  const [chosen, setEditing] = useState<Editing | 'none'>('none');
  // What is missing asks for itself.
  const missing: Editing = !to.position && !ask.to ? 'to' : !from.position && ask.from?.kind !== 'place' ? 'from' : null;
  const editing = chosen === 'none' ? missing : chosen;
  const edit = (what: Editing) => setEditing(editing === what ? null : what);
  const pick = (end: End) => {
    setEditing('none');
    if (editing === 'from') change({ from: end });
    if (editing === 'to') change({ to: end });
    if (editing === 'via' && end.kind === 'at') change({ via: [...ask.via, end.position] });
  };
  const line = (what: 'from' | 'to', state: EndState) => (
    <div className={styles.end} data-end={what}>
      <span>
        <small>{t(what)}</small>
        <strong>{state.name || t('choose')}</strong>
      </span>
      <IconButton label={t('change', { what: t(what) })} aria-expanded={editing === what} onClick={() => edit(what)}>
        <IconPencil size={18} aria-hidden="true" />
      </IconButton>
    </div>
  );
  return (
    <section className={styles.ends} aria-label={t('ends')}>
      {line('from', from)}
      {editing === 'from' && <PlaceChooser me onPick={pick} />}
      {ask.via.map((position, i) => (
        <div className={styles.end} data-end="via" key={position.join()}>
          <span>
            <small>{t('stop', { number: i + 1 })}</small>
            <strong>{t('pointOnMap')}</strong>
          </span>
          <IconButton label={t('removeStop', { number: i + 1 })} onClick={() => change({ via: ask.via.filter((_, k) => k !== i) })}>
            <IconX size={18} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {line('to', to)}
      {editing === 'to' && <PlaceChooser me={false} onPick={pick} />}
      {[from, to].map(
        (state, i) =>
          state.error !== null &&
          (state.error instanceof ApiError && state.error.code === 'not-found' ? (
            <Notice key={i === 0 ? 'from' : 'to'} tone="bad">
              {t('unknownEnd')}
            </Notice>
          ) : (
            <Failure key={i === 0 ? 'from' : 'to'} error={state.error} retry={state.retry} />
          )),
      )}
      <div className={styles.row}>
        <Button
          look="plain"
          icon={<IconArrowsUpDown size={18} aria-hidden="true" />}
          onClick={() => change({ from: ask.to, to: ask.from, via: ask.via.toReversed() })}
        >
          {t('swap')}
        </Button>
        {ask.from && ask.to && ask.via.length < VIA_MOST && (
          <Button
            look="plain"
            icon={<IconPlus size={18} aria-hidden="true" />}
            aria-expanded={editing === 'via'}
            onClick={() => edit('via')}
          >
            {t('addStop')}
          </Button>
        )}
      </div>
      {editing === 'via' && <PlaceChooser me={false} onPick={pick} />}
    </section>
  );
}
