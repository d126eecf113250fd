import type { Problem } from '../http/contract.ts';
import type { ManagedCamera, ManagedItem, ManagedList, ManagedPlace, Saved } from '../objects/contract.ts';
import type { Portal } from './make-portal.ts';

/** What the answers about places, cameras and schools hold, each some of it; a test reads what it expects. */
type Told = Saved &
  ManagedList &
  Required<Problem> & {
    item: ManagedItem;
    object: ManagedPlace['object'] & ManagedCamera['object'];
    proposal: { object: ManagedPlace['object'] };
  };
export interface ObjectRequest<Who extends string> {
  as?: Who;
  method?: string;
  body?: unknown;
  /** What the change is based on (`If-Match`). */
  version?: number;
}

/** Asks a portal for its objects as these people, `usual` if nothing else is said. */
export function askObjects<Who extends string>(portal: () => Portal, usual: Who) {
  const ask = async (path: string, { as = usual, method = 'GET', body, version }: ObjectRequest<Who> = {}) => {
    const response = await portal().app.request(`/api/admin/cities/${path}`, {
      method,
      headers: {
        'x-as': as,
        'content-type': 'application/json',
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Told };
  };
  /** Changes what is there now. */
  const put = async (path: string, change: object, as: Who = usual, version?: number) => {
    const { json } = await ask(path, { as });
    const { id: _, ...object } = json.object;
    return ask(path, { as, method: 'PUT', version: version ?? json.item.version, body: { ...object, ...change } });
  };
  return { ask, put };
}

/** Field and code of every fault. */
export const faultsOf = ({ errors }: Pick<Problem, 'errors'>) => errors?.map(({ field, code }) => `${field} ${code}`);
