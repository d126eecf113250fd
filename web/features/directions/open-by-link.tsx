import { useAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { panelAtom } from '../../lib/map-session.ts';
import { useAsk } from './use-ask.ts';

/** Opens the panel for an address that asks for a way, and takes the ask out of the address when the panel is closed. */
export function OpenByLink() {
  const { ask, clear } = useAsk();
  const [panel, setPanel] = useAtom(panelAtom);
  const first = useRef(true);
  const open = useRef(false);
  useEffect(() => {
    if (first.current && ask.to) setPanel('directions');
    first.current = false;
  }, [ask.to, setPanel]);
  useEffect(() => {
    if (panel === 'directions') open.current = true;
    else if (panel === null && open.current) {
      open.current = false;
      clear();
    }
  }, [panel, clear]);
  return null;
}
