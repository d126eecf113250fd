import { useTranslation } from 'react-i18next';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import type { ObjectPath } from './use-objects.ts';

export const PURPOSES = ['traffic', 'security', 'tourism', 'school', 'flood'] as const;

/** Kinds of places, or purposes of cameras, in words. */
export function useKindNames(path: ObjectPath) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const options: { value: string; label: string }[] =
    path === 'cameras'
      ? PURPOSES.map((value) => ({ value, label: t(`camera.purposes.${value}`) }))
      : city.kinds.map(({ id, name }) => ({ value: id, label: localText(name, lang) }));
  return { options, name: (id: string) => options.find(({ value }) => value === id)?.label ?? id };
}
