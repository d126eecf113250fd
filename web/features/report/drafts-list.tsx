import { IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, IconButton } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { trackingAddress } from './addresses.ts';
import type { Draft } from './draft.ts';
import styles from './drafts-list.module.css';
import form from './form.module.css';

interface DraftsListProps {
  drafts: Draft[];
  onOpen(id: string): void;
  onNew(): void;
  onRemove(id: string): Promise<void>;
}

/** What this device keeps: drafts to go on with, and sent reports with their tracking links. */
export function DraftsList({ drafts, onOpen, onNew, onRemove }: DraftsListProps) {
  const { t } = useTranslation('report');
  const { cityId, city, lang } = usePortal();
  const [asked, setAsked] = useState<string | null>(null);
  const open = drafts.filter((d) => d.state !== 'sent');
  const sent = drafts.filter((d) => d.state === 'sent' && d.receipt);
  const nameOf = (draft: Draft) =>
    draft.title.trim() ||
    draft.description.trim().slice(0, 80) ||
    localText(city.categories.find((c) => c.id === draft.categoryId)?.name, lang) ||
    t('drafts.unnamed');
  const remove = (draft: Draft) =>
    asked === draft.id ? (
      <Button look="primary" className={styles.sure ?? ''} onClick={() => void onRemove(draft.id)}>
        {t('drafts.sure')}
      </Button>
    ) : (
      <IconButton label={t('drafts.remove', { name: nameOf(draft) })} onClick={() => setAsked(draft.id)}>
        <IconTrash size={18} aria-hidden="true" />
      </IconButton>
    );
  const when = (draft: Draft) => formatInstant(new Date(draft.updated).toISOString(), lang, city.scene.timeZone);
  const saved = (draft: Draft) => {
    const unsent = draft.state === 'sending';
    return t(unsent ? 'drafts.unsent' : 'drafts.saved', { when: when(draft) });
  };
  return (
    <>
      {open.length > 0 && (
        <section className={forms.section} aria-labelledby="drafts-open">
          <h2 id="drafts-open">{t('drafts.title', { count: open.length })}</h2>
          <p className={forms.note}>{t('drafts.hint')}</p>
          <ul className={styles.list}>
            {open.map((draft) => (
              <li key={draft.id}>
                <button type="button" className={styles.draft} onClick={() => onOpen(draft.id)}>
                  <span>
                    <strong>{nameOf(draft)}</strong>
                    <small>
                      {saved(draft)} · {t('drafts.photos', { count: draft.photos.length })}
                    </small>
                  </span>
                  <IconChevronRight size={20} aria-hidden="true" />
                </button>
                {remove(draft)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Button look="primary" className={form.call ?? ''} icon={<IconPlus size={20} aria-hidden="true" />} onClick={onNew}>
        {t('drafts.new')}
      </Button>
      {sent.length > 0 && (
        <section className={forms.section} aria-labelledby="drafts-sent">
          <h2 id="drafts-sent">{t('drafts.sent')}</h2>
          <p className={forms.note}>{t('drafts.sentHint')}</p>
          <ul className={styles.list}>
            {sent.map((draft) => (
              <li key={draft.id}>
                <ButtonLink look="plain" className={styles.draft ?? ''} href={trackingAddress(draft.receipt?.trackingToken ?? '', cityId)}>
                  <span>
                    <strong>{nameOf(draft)}</strong>
                    <small>{t('drafts.sentAt', { when: when(draft) })}</small>
                  </span>
                  <IconChevronRight size={20} aria-hidden="true" />
                </ButtonLink>
                {remove(draft)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
