import { IconCurrentLocation, IconMap2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressSearch } from '../../kit/address-search.tsx';
import { Button } from '../../kit/button.tsx';
import { describedBy } from '../../kit/field.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { askPosition, type LocateFailure } from '../../lib/ask-position.ts';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import { pickAddress } from './addresses.ts';
import { type DraftPlace, LIMITS } from './draft.ts';
import { Field } from './field.tsx';
import styles from './form.module.css';
import { Section } from './section.tsx';
import { inExtent, type Lack } from './steps.ts';
import type { OpenDraft } from './use-draft.ts';
import { wardAt } from './ward-at.ts';

/** How close the map comes to a place that is known, metres. */
const CLOSE = 260;
/** And how close to the town while none is known. */
const WIDE = 1200;
/** Steep enough to see streets between the houses, degrees. */
const STEEP = -48;
/** A device that is less sure than this should be corrected on the map, metres. */
const VAGUE = 60;

/** Where it is: on the map with the very wall, where the device is, or by address. */
export function PlaceStep({ open, lacks }: { open: OpenDraft; lacks: readonly Lack[] }) {
  const { t } = useTranslation('report');
  const { cityId, city, lang, href, state } = usePortal();
  const router = useRouter();
  const { draft, change, flush } = open;
  const [device, setDevice] = useState<'asking' | 'outside' | LocateFailure | null>(null);
  const { place } = draft;
  const lack = lacks.find((l) => l.step === 'place');
  const onMap = async () => {
    const from = state.view ?? city.scene.view;
    const view = {
      ...from,
      ...(place && { target: [place.lng, place.lat] as [number, number] }),
      range: Math.min(from.range, place ? CLOSE : WIDE),
      pitch: Math.min(from.pitch, STEEP),
    };
    await flush();
    router.history.push(pickAddress(href({ view, selection: null }), draft.id));
  };
  const here = async () => {
    setDevice('asking');
    const answer = await askPosition();
    if (typeof answer === 'string') return setDevice(answer);
    const found: DraftPlace = { lng: answer.lng, lat: answer.lat, height: null, from: 'device', accuracy: answer.accuracy };
    if (!inExtent(found, city.scene.extent)) return setDevice('outside');
    setDevice(null);
    change({ place: found });
  };
  return (
    <Section
      id="place"
      step={2}
      title={t('place.title')}
      done={place !== null && inExtent(place, city.scene.extent)}
      problem={lack && t(`problem.${lack.problem}`)}
    >
      {place ? <ChosenPlace place={place} /> : <p className={forms.note}>{t('place.hint')}</p>}
      <div className={forms.acts}>
        <Button id="place" look={place ? 'quiet' : 'primary'} icon={<IconMap2 size={20} aria-hidden="true" />} onClick={() => void onMap()}>
          {t(place ? 'place.adjust' : 'place.map')}
        </Button>
        <Button icon={<IconCurrentLocation size={20} aria-hidden="true" />} disabled={device === 'asking'} onClick={() => void here()}>
          {t('place.device')}
        </Button>
      </div>
      {device === 'asking' && (
        <p role="status" className={forms.note}>
          {t('locate:asking')}
        </p>
      )}
      {device && device !== 'asking' && (
        <Notice tone="bad">
          {device === 'outside' ? t('problem.outside') : `${t(`locate:failed.${device}`)} ${t('place.otherwise')}`}
        </Notice>
      )}
      <AddressSearch
        onPick={({ name, position: [lng, lat] }) =>
          change({ place: { lng, lat, height: null, from: 'address' }, address: localText(name, lang).slice(0, LIMITS.address) })
        }
        cityId={cityId}
      />
      <Field id="address" label={t('place.words')} hint={t('place.wordsHint')}>
        <input
          id="address"
          {...describedBy('address', { hint: t('place.wordsHint') })}
          type="text"
          maxLength={LIMITS.address}
          autoComplete="off"
          value={draft.address}
          onChange={(event) => change({ address: event.target.value })}
        />
      </Field>
    </Section>
  );
}

/** What was chosen, in words: ward, how it was found, height. */
function ChosenPlace({ place }: { place: DraftPlace }) {
  const { t } = useTranslation('report');
  const { cityId, lang } = usePortal();
  const areas = useQuery(boundariesQuery(cityId, null));
  const ward = areas.data && wardAt(areas.data.features, place);
  const vague = place.from === 'device' && (place.accuracy ?? 0) > VAGUE;
  return (
    <div className={styles.chosen} role="status">
      <p>
        <strong>{ward ? localText(ward.properties.name, lang) : areas.data ? t('place.noWard') : '…'}</strong>
      </p>
      <p className={forms.note}>
        {t(`place.from.${place.from}`)}
        {place.from === 'device' && place.accuracy ? ` ${t('place.within', { distance: formatDistance(place.accuracy, lang) })}` : ''}
        {place.height !== null ? ` · ${t('place.wall')}` : ''}
        {` · ${place.lat.toFixed(5)}, ${place.lng.toFixed(5)}`}
      </p>
      {vague && <p className={forms.note}>{t('place.vague')}</p>}
    </div>
  );
}
