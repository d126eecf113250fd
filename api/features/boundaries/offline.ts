import type { PackageSource } from '../../http/package-source.ts';

/** The boundaries of today. */
export const boundariesOffline: PackageSource = {
  files: (city) => [{ url: `/api/cities/${city}/boundaries`, part: 'texts' }],
};
