import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewReportInput, Receipt } from '../../../api/features/reports/intake-contract.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import fields from '../../kit/cases/cases.module.css';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';
import { CallPlace } from './call-place.tsx';
import styles from './console.module.css';

interface CallReportProps {
  place: [number, number, number] | null;
  onPlace(place: [number, number, number] | null): void;
  onClose(): void;
  /** Brings the map to the front where it is not. */
  onMap(): void;
  onSent(id: string): void;
}

type Field = 'categoryId' | 'title' | 'description' | 'address' | 'name' | 'phone';
const EMPTY: Record<Field, string> = { categoryId: '', title: '', description: '', address: '', name: '', phone: '' };

/** A report taken by telephone: written down while the caller speaks, placed on the map, sent once however often it is pressed. */
export function CallReport({ place, onPlace, onClose, onMap, onSent }: CallReportProps) {
  const { t } = useTranslation('ioc');
  const { cityId, city, lang } = usePortal();
  const [draft, setDraft] = useState(EMPTY);
  const [key] = useState(() => crypto.randomUUID());
  const [noPlace, setNoPlace] = useState(false);
  const category = city.categories.find((c) => c.id === draft.categoryId);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (report: NewReportInput) =>
      postJson<Receipt>(`/cities/${cityId}/cases`, { ...report, channel: 'telephone' }, { headers: { 'idempotency-key': key } }),
    onSuccess: ({ id }) => {
      onPlace(null);
      onSent(id);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setNoPlace(place === null);
    if (place === null || isPending) return;
    const { categoryId, title, description, address, name, phone } = draft;
    const contact = { ...(name.trim() ? { name } : {}), ...(phone.trim() ? { phone } : {}) };
    mutate({
      categoryId,
      title,
      description,
      position: place,
      lang,
      ...(address.trim() ? { address } : {}),
      ...(Object.keys(contact).length > 0 ? { contact } : {}),
    });
  };
  const text = (field: Exclude<Field, 'categoryId' | 'description'>, limit: number, type = 'text') => (
    <label className={fields.field}>
      {t(`callForm.${field}`)}
      <input
        type={type}
        maxLength={limit}
        autoComplete="off"
        value={draft[field]}
        onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
      />
    </label>
  );
  return (
    <form className={styles.call} aria-labelledby="call-title" onSubmit={send}>
      <header>
        <h2 id="call-title">{t('call')}</h2>
        <IconButton label={t('kit:case.close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </IconButton>
      </header>
      <label className={fields.field}>
        {t('callForm.category')}
        <select
          // biome-ignore lint/a11y/noAutofocus: the form was asked for by the press before.
          autoFocus
          required
          value={draft.categoryId}
          onChange={(event) => setDraft({ ...draft, categoryId: event.target.value })}
        >
          <option value="">{t('kit:case.choose')}</option>
          {city.categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {localText(name, lang)}
            </option>
          ))}
        </select>
      </label>
      {category?.stopper && (
        <p className={styles.stopper} role="status">
          {localText(category.stopper.text, lang)} {category.stopper.phone}
        </p>
      )}
      {text('title', 120)}
      <label className={fields.field}>
        {t('callForm.description')}
        <textarea
          required
          rows={5}
          maxLength={4000}
          value={draft.description}
          onChange={(event) => setDraft({ ...draft, description: event.target.value })}
        />
      </label>
      <CallPlace place={place} missing={noPlace && place === null} onPlace={onPlace} onMap={onMap} />
      {text('address', 200)}
      <p className={forms.hint}>{t('callForm.contact')}</p>
      {text('name', 80)}
      {text('phone', 20, 'tel')}
      {error !== null && <Failure error={error} />}
      <Button type="submit" look="primary" disabled={isPending}>
        {t(isPending ? 'kit:case.sending' : 'callForm.send')}
      </Button>
    </form>
  );
}
