import { useState } from 'react';
import { NEW, useAdminAddress } from '../parts/use-admin-address.ts';
import { ImportPage } from './import-page.tsx';
import { ObjectList } from './object-list.tsx';
import { NewObject, ObjectPage } from './object-page.tsx';
import { CSV, NO_FILTER, type ObjectPath } from './use-objects.ts';

/** Places, schools or cameras: their list, one of them, or the page for CSV. What was searched for stays while one looks at one. */
export function ObjectSection({ path }: { path: ObjectPath }) {
  const { item, open } = useAdminAddress();
  const [filter, setFilter] = useState(NO_FILTER);
  if (item === CSV) return <ImportPage path={path} onClose={() => open(null)} />;
  if (item === NEW && path !== 'schools') return <NewObject path={path} onClose={() => open(null)} onMade={open} />;
  if (item !== null) return <ObjectPage key={item} path={path} id={item} onClose={() => open(null)} />;
  return <ObjectList path={path} filter={filter} onFilter={setFilter} onOpen={open} />;
}
