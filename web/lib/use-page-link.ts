import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { usePortal } from './portal.ts';

/** Attributes of a link to a feature's page that keeps the sound going: no page is loaded. */
export function usePageLink(page: string): (search?: Record<string, string>) => { href: string; onClick(event: MouseEvent): void } {
  const { cityId } = usePortal();
  const navigate = useNavigate();
  return (search = {}) => {
    const query = new URLSearchParams(search).toString();
    return {
      href: `/${cityId}/${page}${query && `?${query}`}`,
      onClick(event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        void navigate({ to: '/$city/$page', params: { city: cityId, page }, search });
      },
    };
  };
}
