import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { usePortal } from '../../lib/portal.ts';

/** Attributes of a link to a guide's page that keeps the sound going: no page is loaded. */
export function useGuideLink(): (search: Record<string, string>) => { href: string; onClick(event: MouseEvent): void } {
  const { cityId } = usePortal();
  const navigate = useNavigate();
  return (search) => ({
    href: `/${cityId}/guide?${new URLSearchParams(search)}`,
    onClick(event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      void navigate({ to: '/$city/$page', params: { city: cityId, page: 'guide' }, search });
    },
  });
}
