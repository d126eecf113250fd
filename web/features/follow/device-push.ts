/** Web push on this device: asks the browser, and hands what it gives to the portal. */
import type { PushAddress } from '../../../api/features/follow/contract.ts';
import { getJson } from '../../lib/api.ts';
import { deviceStorage } from '../../lib/device-storage.ts';
import { mayHaveWorker, registerWorker } from '../../lib/offline/register-worker.ts';

/** Why push cannot be switched on here. */
export type PushFailure = 'unsupported' | 'denied' | 'failed';

const STORED = 'follow-device';

/** The secret of this device's subscriptions. */
export const deviceSecret = (): string | null => deviceStorage.getItem(STORED);
export const keepDeviceSecret = (secret: string | null): void =>
  secret === null ? deviceStorage.removeItem(STORED) : deviceStorage.setItem(STORED, secret);

export const mayPush = (): boolean => mayHaveWorker() && 'PushManager' in window && 'Notification' in window;

const bytesOf = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
const textOf = (bytes: ArrayBuffer | null) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Asks for permission and subscribes. Never rejects for what the browser or its owner decided. @throws ApiError */
export async function subscribeDevice(): Promise<PushAddress | PushFailure> {
  if (!mayPush()) return 'unsupported';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const { key } = await getJson<{ key: string }>('/push/key');
  try {
    const { pushManager } = await registerWorker();
    const had = await pushManager.getSubscription();
    // A subscription made for another key of the portal would be refused by the push service.
    if (had && textOf(had.options.applicationServerKey) !== key) await had.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
    return { endpoint: made.endpoint, p256dh: textOf(made.getKey('p256dh')), auth: textOf(made.getKey('auth')) };
  } catch {
    return 'failed';
  }
}
