export type LocateFailure = 'insecure' | 'unsupported' | 'denied' | 'unavailable' | 'timeout';

export interface OwnPosition {
  lng: number;
  lat: number;
  /** Metres. */
  accuracy: number;
}

const FAILURES: Record<number, LocateFailure> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };

/** Asks the device once where it is. Never rejects: a failure is an answer with its reason. */
export function askPosition(
  geolocation: Geolocation | undefined = globalThis.navigator?.geolocation,
  secure: boolean = globalThis.isSecureContext,
): Promise<OwnPosition | LocateFailure> {
  if (!secure) return Promise.resolve('insecure');
  if (!geolocation) return Promise.resolve('unsupported');
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy }),
      (error) => resolve(FAILURES[error.code] ?? 'unavailable'),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 },
    );
  });
}
