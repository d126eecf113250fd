import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../../../data/contract.ts';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import type { Described } from '../parts/changes-list.tsx';
import { useKindNames } from './use-kind-names.ts';
import type { Draft, ObjectPath } from './use-objects.ts';

/** Every field of an object in words, in one order: to compare two of them. */
export function useDescribe(path: ObjectPath): (value: Draft) => Described[] {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const kinds = useKindNames(path);
  const all = (text: LocalText | undefined) => Object.values(text ?? {}).join(' / ');
  const fact = ({ label, value, unit }: NonNullable<Draft['facts']>[number]) => {
    const name = city.factLabels[label];
    const words = typeof value === 'object' && value !== null ? all(value) : `${value}${unit ? ` ${unit}` : ''}`;
    return `${name ? localText(name, lang) : label}: ${words}`;
  };
  return (v) => {
    const said = (label: string, text: string | number | undefined): Described => ({ label, text: String(text ?? '') });
    const common = [said(t('object.name'), all(v.name)), said(t('object.position'), v.position?.map((n) => n.toFixed(6)).join(', '))];
    const source = said(t('source.title'), Object.values(v.source ?? {}).join(' · '));
    if (path === 'cameras')
      return [
        ...common,
        ...(['heading', 'fieldOfView', 'range', 'mountHeight'] as const).map((key) => said(t(`camera.${key}`), v[key])),
        said(t('object.kindOf.cameras'), kinds.name(v.purpose ?? '')),
        said(t('camera.visibility'), v.visibility && t(`camera.visible.${v.visibility}`)),
        said(t('camera.agency'), v.agencyId),
        said(t('camera.place'), v.placeId),
        said(t('object.accuracy'), v.accuracy && t(`kit:accuracy.${v.accuracy}`)),
        source,
      ];
    return [
      ...common,
      said(t('object.kindOf.places'), kinds.name(v.kind ?? '')),
      said(t('place.address'), all(v.address)),
      said(t('place.hours'), v.openingHours),
      said(t('place.summary'), all(v.summary)),
      said(t('fact.title'), (v.facts ?? []).map(fact).join('; ')),
      said(t('place.description'), (v.description ?? []).map(all).join(' ¶ ')),
      said(t('visit.prices'), all(v.visit?.prices)),
      said(
        t('visit.wheelchair'),
        v.visit?.wheelchair && `${t(`visit.access.${v.visit.wheelchair.access}`)} ${all(v.visit.wheelchair.note)}`.trim(),
      ),
      said(t('visit.manners'), (v.visit?.manners ?? []).map(all).join(' ¶ ')),
      said(t('place.aliases'), (v.aliases ?? []).join('; ')),
      said(t('object.accuracy'), v.accuracy && t(`kit:accuracy.${v.accuracy}`)),
      said(t('place.uncertainty'), v.uncertainty),
      said(t('place.validFrom'), v.validFrom),
      said(t('place.validTo'), v.validTo),
      source,
    ];
  };
}
