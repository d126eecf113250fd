import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { graphQuery, routeQuery } from '../../lib/directions/engine.ts';
import { usePortal } from '../../lib/portal.ts';
import type { PaneProps } from './pane-props.ts';
import { type StreetWays, streetWays, withWays } from './street-ways.ts';

/** Leads the straight legs of a draft along the city's streets, in the browser. */
export function useStreetWays({ draft, work: { change } }: Pick<PaneProps, 'draft' | 'work'>) {
  const { cityId } = usePortal();
  const client = useQueryClient();
  const graph = useQuery(graphQuery(cityId));
  const [state, setState] = useState<'idle' | 'looking' | 'failed' | StreetWays>('idle');
  const lead = async () => {
    const url = graph.data?.url;
    if (!url) return;
    setState('looking');
    try {
      const ways = await streetWays(draft, (request) => client.fetchQuery(routeQuery(url, request)));
      change((now) => withWays(now, ways.found));
      setState(ways);
    } catch {
      setState('failed');
    }
  };
  return { lead, state, ready: Boolean(graph.data), absent: graph.data === null };
}
