/**
 * The unit a file belongs to, as docs/architecture.md names them: `data/model`, `contract`, `data`, `scenes`, `tiles`, `api/features/x`,
 * `api/http`, `web/features/x`, `web/layers/k`, `web/globe`… Files directly in `api` or `web` belong to `api` and `web/app`.
 */
export function unitOf(path: string): string {
  if (isPackage(path)) return 'package';
  const [top = '', second = '', third = ''] = path.split('/');
  const inFolder = (depth: number) => path.split('/').length > depth;
  if (path.startsWith('data/model/')) return 'data/model';
  if (/(^|\/|-)contract\.ts$/.test(path)) return 'contract';
  if (top === 'tiles' && second === 'sources' && inFolder(3)) return `tiles/sources/${third}`;
  if (top === 'tiles' && second === 'build' && third === 'stages') return `tiles/build/stages/${path.split('/').at(-1)}`;
  if (top === 'tiles') return 'tiles';
  if ((top === 'api' || top === 'web') && (second === 'features' || second === 'layers') && inFolder(3)) return `${top}/${second}/${third}`;
  if (top === 'api') return inFolder(2) ? `api/${second}` : 'api';
  if (top === 'web') return inFolder(2) ? `web/${second}` : 'web/app';
  return top;
}

/** A bare specifier, `node:fs` and `cesium` alike. */
export const isPackage = (path: string) =>
  !/^(data|narration|scenes|tiles|api|web|tests|bench)\//.test(path) && !/^[\w.-]+\.(ts|js|json)$/.test(path);

/** Tests and what only they use may reach for anything. */
export const isTest = (path: string) => /\.(test|factory|bench)\.tsx?$/.test(path) || /^(tests|bench|api\/testing)\//.test(path);
