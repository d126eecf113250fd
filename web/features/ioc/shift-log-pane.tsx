import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import type { ShiftEntry } from '../../../api/features/shift-log/contract.ts';
import { can } from '../../../data/model/rights.ts';
import { Button, ButtonLink, IconButton } from '../../kit/button.tsx';
import fields from '../../kit/cases/cases.module.css';
import { useDraft } from '../../kit/cases/draft.ts';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './tools.module.css';
import { useShiftLog, useShiftWriting } from './use-shift-log.ts';

interface ShiftLogPaneProps {
  me: Me;
  /** The case that is open: a line can be about it. */
  open: string | null;
  onOpen(id: string): void;
  onClose(): void;
}

/** What happened in the shift: written by operators and by itself, handed over to the next and signed by them. */
export function ShiftLogPane({ me, open, onOpen, onClose }: ShiftLogPaneProps) {
  const { t } = useTranslation('ioc');
  const { cityId, lang } = usePortal();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 250);
  const log = useShiftLog(true, asked);
  const writes = can(me.grants, 'write:shift-log', { city: cityId });
  const pending = log.data?.pages[0]?.pending ?? null;
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className={styles.pane}>
      <header>
        <h2>{t('log.title')}</h2>
        <IconButton label={t('log.close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </IconButton>
      </header>
      {pending && <Pending entry={pending} me={me.id} writes={writes} />}
      {writes && <EntryForm open={open} />}
      <div className={styles.row}>
        <label className={fields.field}>
          {t('log.search')}
          <input type="search" value={text} maxLength={100} onChange={(event) => setText(event.target.value)} />
        </label>
        <ButtonLink
          href={`/api/cities/${cityId}/shift-log.xlsx?${new URLSearchParams({ lang, ...(asked.trim() ? { q: asked.trim() } : {}) })}`}
          download
        >
          <IconDownload size={18} aria-hidden="true" />
          XLSX
        </ButtonLink>
      </div>
      {log.error !== null && <Failure error={log.error} retry={() => void log.refetch()} />}
      {log.isPending && (
        <div role="status">
          <span className="sr-only">{t('log.loading')}</span>
          <CardSkeleton />
        </div>
      )}
      {log.data && entries.length === 0 && <p className={forms.hint}>{t(asked.trim() ? 'log.nothing' : 'log.empty')}</p>}
      <ol className={styles.entries} aria-label={t('log.title')}>
        {entries.map((entry) => (
          <li key={entry.seq} data-kind={entry.kind}>
            <Line entry={entry} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {log.hasNextPage && <Button onClick={() => void log.fetchNextPage()}>{t('log.older')}</Button>}
    </div>
  );
}

function Line({ entry, onOpen }: { entry: ShiftEntry; onOpen(id: string): void }) {
  const { t } = useTranslation('ioc');
  const { city, lang } = usePortal();
  const zone = city.scene.timeZone;
  const { kind, at, actor, text, case: about, signed } = entry;
  return (
    <>
      <strong>{t(`log.kind.${kind}`)}</strong>
      {text && <p>{text}</p>}
      {about && (
        <Button look="plain" onClick={() => onOpen(about.id)}>
          {about.id} · {localText(about.title, lang)}
        </Button>
      )}
      <small>{[actor?.name, formatInstant(at, lang, zone)].filter(Boolean).join(' · ')}</small>
      {signed && <small>{t('log.signedBy', { name: signed.by.name, at: formatInstant(signed.at, lang, zone) })}</small>}
    </>
  );
}

/** A handover that nobody has taken over: the next one reads it and signs. */
function Pending({ entry, me, writes }: { entry: ShiftEntry; me: string; writes: boolean }) {
  const { t } = useTranslation('ioc');
  const { city, lang } = usePortal();
  const { mutate, isPending, error } = useShiftWriting(() => undefined);
  const own = entry.actor?.id === me;
  const from = t('log.handoverFrom', { name: entry.actor?.name ?? '', at: formatInstant(entry.at, lang, city.scene.timeZone) });
  return (
    <>
      <Notice
        title={from}
        actions={
          writes &&
          !own && (
            <Button look="primary" disabled={isPending} onClick={() => mutate({ sign: entry.seq })}>
              {t('log.sign')}
            </Button>
          )
        }
      >
        {own ? t('log.waits') : entry.text}
      </Notice>
      {error !== null && <Failure error={error} />}
    </>
  );
}

function EntryForm({ open }: { open: string | null }) {
  const { t } = useTranslation('ioc');
  const [draft, change, forget] = useDraft('shift', 'log');
  const [handing, setHanding] = useState(false);
  const [linked, setLinked] = useState(open !== null);
  const [saved, setSaved] = useState<'note' | 'handover' | null>(null);
  const { mutate, isPending, error } = useShiftWriting(() => {
    forget();
    setSaved(handing ? 'handover' : 'note');
    setHanding(false);
  });
  const text = draft.text ?? '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || isPending) return;
    mutate({ kind: handing ? 'handover' : 'note', text, ...(open && linked && !handing ? { caseId: open } : {}) });
  };
  return (
    <form
      className={fields.form}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <label className={fields.field}>
        {t(handing ? 'log.handoverText' : 'log.text')}
        <small>{t(handing ? 'log.handoverHint' : 'log.hint')}</small>
        <textarea
          data-shift-entry=""
          rows={handing ? 5 : 2}
          maxLength={4000}
          value={text}
          onChange={(event) => {
            setSaved(null);
            change({ text: event.target.value });
          }}
        />
      </label>
      {open && !handing && (
        <label>
          <input type="checkbox" checked={linked} onChange={(event) => setLinked(event.target.checked)} /> {t('log.link', { id: open })}
        </label>
      )}
      {error !== null && <Failure error={error} />}
      <div className={forms.acts}>
        <Button type="submit" look="primary" disabled={isPending || text.trim() === ''}>
          {t(isPending ? 'kit:case.sending' : handing ? 'log.handover' : 'log.write')}
        </Button>
        <Button look="plain" onClick={() => setHanding(!handing)}>
          {t(handing ? 'log.justNote' : 'log.handOver')}
        </Button>
        <span role="status" className={forms.hint}>
          {saved && t(saved === 'handover' ? 'log.handedOver' : 'log.written')}
        </span>
      </div>
    </form>
  );
}
