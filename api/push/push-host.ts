/** The push services of the browsers; PUSH_HOSTS replaces them. A star stands for any labels in front. */
export const PUSH_HOSTS = ['fcm.googleapis.com', '*.push.services.mozilla.com', '*.notify.windows.com', '*.push.apple.com'] as const;

/**
 * Whether something may be pushed to an address that a browser named. Entries are hosts, reached by https at the usual port; a whole origin
 * (`http://127.0.0.1:9000`) allows just that, for tries on one machine.
 */
export function isPushHost(endpoint: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username || url.password) return false;
  if (hosts.includes(url.origin)) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return hosts.some((host) => (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host));
}
