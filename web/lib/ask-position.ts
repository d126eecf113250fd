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

/** Follows the device until the returned function is called. A denied permission ends it; what passes is told and goes on. */
export function watchPosition(
  onPosition: (position: OwnPosition) => void,
  onFailure: (failure: LocateFailure) => void,
  geolocation: Geolocation | undefined = globalThis.navigator?.geolocation,
  secure: boolean = globalThis.isSecureContext,
): () => void {
  if (!secure || !geolocation) {
    onFailure(secure ? 'unsupported' : 'insecure');
    return () => undefined;
  }
  const id = geolocation.watchPosition(
    ({ coords }) => onPosition({ lng: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy }),
    (error) => onFailure(FAILURES[error.code] ?? 'unavailable'),
    { enableHighAccuracy: true, timeout: 30_000, maximumAge: 2000 },
  );
  return () => geolocation.clearWatch(id);
}
