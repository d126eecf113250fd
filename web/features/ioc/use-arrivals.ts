import { useCallback, useRef, useState } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { deviceStorage } from '../../lib/device-storage.ts';

export interface Arrivals {
  /** Urgent cases that nobody has looked at yet, newest first. */
  toasts: CaseSummary[];
  tell(item: CaseSummary): void;
  dismiss(id: string): void;
  sound: boolean;
  toggleSound(): void;
}

const KEY = 'toan-canh:case-sound';
const MOST = 3;
/** A case that is told of later than this after it came is no arrival but a replay. Milliseconds. */
const FRESH = 10 * 60_000;

/** Two short rising notes; made, not loaded. Silent where the browser allows no sound yet. */
function chime(context: AudioContext): void {
  for (const [i, pitch] of [660, 880].entries()) {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    const begin = context.currentTime + i * 0.16;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, begin);
    volume.gain.exponentialRampToValueAtTime(0.2, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + 0.32);
  }
}

/** Tells of urgent cases as they come: on the screen always, by sound where the operator wants it. */
export function useArrivals(): Arrivals {
  const [toasts, setToasts] = useState<CaseSummary[]>([]);
  const [sound, setSound] = useState(deviceStorage.getItem(KEY) === 'on');
  const audio = useRef<AudioContext | null>(null);
  const on = useRef(sound);
  on.current = sound;
  const tell = useCallback((item: CaseSummary) => {
    if (item.priority !== 'urgent' || Date.now() - Date.parse(item.updatedAt) > FRESH) return;
    setToasts((all) => [item, ...all.filter(({ id }) => id !== item.id)].slice(0, MOST));
    if (!on.current) return;
    audio.current ??= new AudioContext();
    if (audio.current.state === 'suspended') void audio.current.resume();
    chime(audio.current);
  }, []);
  const dismiss = useCallback((id: string) => setToasts((all) => all.filter((item) => item.id !== id)), []);
  const toggleSound = useCallback(() => {
    const next = !on.current;
    deviceStorage.setItem(KEY, next ? 'on' : 'off');
    setSound(next);
    // The press itself is what the browser wants before it lets anything be heard.
    if (next) {
      audio.current ??= new AudioContext();
      chime(audio.current);
    }
  }, []);
  return { toasts, tell, dismiss, sound, toggleSound };
}
