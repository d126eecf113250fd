import type { PackageSource } from '../../http/package-source.ts';

/** Where public cameras stand. */
export const camerasOffline: PackageSource = {
  files: (city) => [{ url: `/api/cities/${city}/cameras?limit=1000`, part: 'texts' }],
};
