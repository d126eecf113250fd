import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inBox } from '../../../data/model/tile-box.ts';
import { IMPORT_MOST } from '../../../data/model/tour-limits.ts';
import type { TourDraft, TourStop } from '../../../scenes/tour-contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { emptyDraft, idOf } from './draft-edits.ts';
import styles from './studio.module.css';
import { FORMATS, importFile, saveDraft, studioQuery } from './studio-api.ts';
import list from './studio-list.module.css';

/** Degrees round the city within which a tour may go: a day's trip. */
const AROUND = 0.5;

/** All tours of the city with their drafts; a new one, from nothing or from a file. */
export function StudioList() {
  const { t } = useTranslation('studio');
  const { cityId, city, lang } = usePortal();
  const link = usePageLink('studio');
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(studioQuery(cityId));
  const [failure, setFailure] = useState<string | null>(null);
  const [made, setMade] = useState<{ id: string; odd: number } | null>(null);
  const ids = { vi: useId(), en: useId(), file: useId() };
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  const taken = data.tours.map(({ id }) => id);
  const begin = async (tour: TourDraft, odd = 0) => {
    try {
      await saveDraft(cityId, tour, 0);
      await client.invalidateQueries({ queryKey: ['studio', cityId], exact: true });
      // What was left out of a file is said before one goes on.
      if (odd > 0) setMade({ id: tour.id, odd });
      else void navigate({ to: '/$city/$page', params: { city: cityId, page: 'studio' }, search: { of: tour.id } });
    } catch {
      setFailure(t('list.notMade'));
    }
  };
  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [vi, en] = [String(form.get('vi')).trim(), String(form.get('en')).trim()];
    if (!vi) return;
    const layers = city.scene.layers.filter(({ technique, visible }) => visible && technique !== 'pins').map(({ id }) => id);
    void begin(emptyDraft(idOf(vi, taken), en ? { vi, en } : { vi }, layers));
  };
  const take = async (file: File) => {
    setFailure(null);
    setMade(null);
    const format = FORMATS.find((one) => file.name.toLowerCase().endsWith(`.${one}`)) ?? (/\.json$/i.test(file.name) ? 'geojson' : null);
    if (!format) return setFailure(t('list.unknownFile'));
    if (file.size > IMPORT_MOST) return setFailure(t('list.tooBig', { name: file.name, most: IMPORT_MOST / 1_000_000 }));
    try {
      const { tour, skipped } = await importFile(cityId, format, await file.text());
      const [west, south, east, north] = city.scene.extent;
      const here = ({ own }: TourStop) => !own || inBox(own.position, [west - AROUND, south - AROUND, east + AROUND, north + AROUND]);
      if (!tour.stops.some(here)) return setFailure(t('list.elsewhere', { name: file.name, city: localText(city.scene.name, lang) }));
      const left = skipped + tour.stops.filter((stop) => !here(stop)).length;
      await begin({ ...tour, id: idOf(tour.title.vi ?? file.name, taken) }, left);
    } catch {
      setFailure(t('list.badFile', { name: file.name }));
    }
  };
  return (
    <>
      <form className={styles.card} onSubmit={make}>
        <h2>{t('list.new')}</h2>
        <div className={styles.sides}>
          <label htmlFor={ids.vi}>
            {t('list.titleVi')}
            <input id={ids.vi} name="vi" required maxLength={120} lang="vi" />
          </label>
          <label htmlFor={ids.en}>
            {t('list.titleEn')}
            <input id={ids.en} name="en" maxLength={120} lang="en" />
          </label>
        </div>
        <div className={forms.acts}>
          <Button look="primary" type="submit">
            {t('list.make')}
          </Button>
          <label htmlFor={ids.file} className={list.file}>
            {t('list.import')}
            <input
              id={ids.file}
              type="file"
              accept=".gpx,.kml,.geojson,.json"
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = '';
                if (file) void take(file);
              }}
            />
          </label>
        </div>
        {failure && <Notice tone="bad">{failure}</Notice>}
        {made && (
          <Notice actions={<ButtonLink {...link({ of: made.id })}>{t('list.goOn')}</ButtonLink>}>
            {t('list.odd', { count: made.odd })}
          </Notice>
        )}
      </form>
      {data.tours.length === 0 && <Notice>{t('list.none')}</Notice>}
      <ul className={list.tours}>
        {data.tours.map(({ id, title, stops, origin, published, changed, editedAt, editedBy }) => (
          <li key={id}>
            <a {...link({ of: id })}>
              <strong>{localText(title, lang)}</strong>
              <span className={list.badges}>
                <span data-look={published !== null ? 'good' : undefined}>
                  {origin === 'file' ? t('list.file') : published !== null ? t('list.published', { version: published }) : t('list.draft')}
                </span>
                {origin === 'studio' && changed && published !== null && <span data-look="new">{t('list.changed')}</span>}
              </span>
              <small>
                {t('list.stops', { count: stops })}
                {editedAt && ` · ${t('list.edited', { at: formatInstant(editedAt, lang, city.scene.timeZone), by: editedBy ?? '' })}`}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
