import { IconCamera, IconPhotoPlus } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceBetween } from '../../../data/model/distance.ts';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { askPosition } from '../../lib/ask-position.ts';
import { formatInstantDay } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { type DraftPlace, LIMITS, randomId } from './draft.ts';
import { choosePlace, type PhotoSource, readPhotoFacts } from './photo-facts.ts';
import { PHOTO_TYPES, PhotoError, type PhotoFault, preparePhoto } from './photo-file.ts';
import { PhotoTile } from './photo-tile.tsx';
import styles from './photos.module.css';
import { Section } from './section.tsx';
import type { OpenDraft } from './use-draft.ts';

type Told = { kind: PhotoFault | 'many' | 'full' | 'outside' | 'placed' | 'here'; name?: string; when?: string | undefined };

/** Photos first: taken now or chosen. What they say of place and time is used, then left behind. */
export function PhotosStep({ open }: { open: OpenDraft }) {
  const { t } = useTranslation('report');
  const { city, lang } = usePortal();
  const { draft, store, change } = open;
  const [busy, setBusy] = useState(0);
  const [told, setTold] = useState<Told[]>([]);
  const [offer, setOffer] = useState<DraftPlace | null>(null);
  const inputs = { taken: useRef<HTMLInputElement>(null), chosen: useRef<HTMLInputElement>(null) };
  const id = useId();
  const place = useRef(draft.place);
  place.current = draft.place;

  const add = async (files: File[], source: PhotoSource) => {
    const room = LIMITS.photos - draft.photos.length;
    const news: Told[] = files.length > room ? [{ kind: 'many' }] : [];
    setTold([]);
    setOffer(null);
    for (const file of files.slice(0, room)) {
      setBusy((n) => n + 1);
      try {
        const facts = await readPhotoFacts(file);
        const { blob, width, height } = await preparePhoto(file);
        const photo = { id: randomId(), width, height, boxes: [], ...facts };
        await store.savePhoto(draft.id, photo.id, blob).catch(() => {
          throw new DeviceFull();
        });
        change((now) => ({ photos: [...now.photos, photo] }));
        const device = source === 'taken' && !place.current ? await askPosition() : null;
        const choice = choosePlace(source, facts, typeof device === 'string' ? null : device, place.current, city.scene.extent);
        if ('take' in choice) {
          place.current = choice.take;
          change({ place: choice.take });
          const when = facts.takenAt ? formatInstantDay(facts.takenAt, lang, city.scene.timeZone) : undefined;
          news.push({ kind: choice.take.from === 'photo' ? 'placed' : 'here', when });
        } else if ('outside' in choice) news.push({ kind: 'outside' });
        else if (choice.offer && !near(choice.offer, place.current)) setOffer(choice.offer);
      } catch (error) {
        news.push({
          kind: error instanceof PhotoError ? error.fault : error instanceof DeviceFull ? 'full' : 'unreadable',
          name: file.name,
        });
      } finally {
        setBusy((n) => n - 1);
      }
    }
    setTold(news);
  };
  const pick = (source: PhotoSource) => (
    <input
      ref={inputs[source]}
      id={`${id}-${source}`}
      className="sr-only"
      type="file"
      tabIndex={-1}
      aria-hidden="true"
      accept={PHOTO_TYPES.join(',')}
      {...(source === 'taken' ? { capture: 'environment' as const } : { multiple: true })}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        void add(files, source);
      }}
    />
  );
  const full = draft.photos.length >= LIMITS.photos;
  return (
    <Section id="photos" step={1} title={t('photos.title')} hint={t('photos.hint')} done={draft.photos.length > 0}>
      {draft.photos.length > 0 && (
        <ul className={styles.photos}>
          {draft.photos.map((photo, i) => (
            <PhotoTile key={photo.id} open={open} photo={photo} number={i + 1} />
          ))}
        </ul>
      )}
      <div className={forms.acts}>
        {pick('taken')}
        {pick('chosen')}
        <Button
          look="primary"
          className={styles.take ?? ''}
          disabled={full}
          icon={<IconCamera size={20} aria-hidden="true" />}
          onClick={() => inputs.taken.current?.click()}
        >
          {t('photos.take')}
        </Button>
        <Button disabled={full} icon={<IconPhotoPlus size={20} aria-hidden="true" />} onClick={() => inputs.chosen.current?.click()}>
          {t('photos.choose')}
        </Button>
      </div>
      <p role="status" className={forms.note}>
        {busy > 0 ? t('photos.reading') : t('photos.count', { count: draft.photos.length, most: LIMITS.photos })}
      </p>
      {told.map(({ kind, name = '', when }) => (
        <Notice key={kind + name} tone={kind === 'placed' || kind === 'here' ? 'info' : 'bad'}>
          {name && `${name}: `}
          {kind === 'placed' && when ? t('photos.placedOn', { when }) : t(`photos.${kind}`)}
        </Notice>
      ))}
      {offer && (
        <Notice
          actions={
            <>
              <Button
                look="primary"
                onClick={() => {
                  change({ place: offer });
                  setOffer(null);
                }}
              >
                {t('photos.useOffer')}
              </Button>
              <Button onClick={() => setOffer(null)}>{t('photos.keep')}</Button>
            </>
          }
        >
          {t('photos.offer')}
        </Notice>
      )}
    </Section>
  );
}

class DeviceFull extends Error {}

/** Within a house's width the photo says nothing new. */
const near = (a: DraftPlace, b: DraftPlace | null) => b !== null && distanceBetween([a.lng, a.lat], [b.lng, b.lat]) < 15;
