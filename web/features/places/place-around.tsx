import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlaceAround as Around } from '../../../api/features/place-pages/contract.ts';
import styles from '../../kit/card.module.css';
import { ItemList } from '../../kit/item-list.tsx';
import { getJson } from '../../lib/api.ts';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';

const MINUTE = 60_000;
const useAround = (city: string, id: string) =>
  useQuery({
    queryKey: ['around', city, id],
    queryFn: ({ signal }) => getJson<Around>(`/cities/${city}/places/${id}/around`, { signal }),
    staleTime: MINUTE,
  });

type Picture = Around['pictures'][number];
const creditOf = (picture: Picture, rendered: string) => (picture.kind === 'rendered' ? rendered : picture.credit);

/** The picture for the head of its card, once it is known that there is one. */
export function useHeadPicture(id: string) {
  const { t } = useTranslation('places');
  const { cityId, lang } = usePortal();
  const first = useAround(cityId, id).data?.pictures[0];
  return first && { url: first.url, alt: localText(first.alt, lang), credit: creditOf(first, t('rendered')) };
}

/** Its other pictures, in a strip to be pushed sideways; nothing where there are none. */
export function Gallery({ id }: { id: string }) {
  const { t } = useTranslation('places');
  const { cityId, lang } = usePortal();
  const { data } = useAround(cityId, id);
  if (!data || data.pictures.length < 2) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls has to be reached by keys
    <section className={styles.gallery} aria-label={t('pictures')} tabIndex={0}>
      {data.pictures.slice(1).map((picture) => (
        <figure key={picture.url}>
          <img src={picture.url} alt={localText(picture.alt, lang)} loading="lazy" />
          <figcaption className={styles.small}>{creditOf(picture, t('rendered'))}</figcaption>
        </figure>
      ))}
    </section>
  );
}

/** What else is near: a part of the card that may come late or not at all. */
export function Near({ id }: { id: string }) {
  const { t } = useTranslation('places');
  const { cityId, city, lang, select, href } = usePortal();
  const { data } = useAround(cityId, id);
  if (!data || data.near.length === 0) return null;
  const kindName = (kind: string) => localText(city.kinds.find((one) => one.id === kind)?.name, lang) ?? kind;
  return (
    <section aria-label={t('near')}>
      <ItemList
        title={t('near')}
        items={data.near.map((near) => ({
          key: near.id,
          icon: near.kind,
          title: localText(near.name, lang),
          detail: `${kindName(near.kind)} · ${formatDistance(near.metres, lang)}`,
          href: href({ selection: `place:${near.id}` }),
          onPick: () => select(`place:${near.id}`),
        }))}
      />
    </section>
  );
}
