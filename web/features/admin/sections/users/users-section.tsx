import type { Me } from '../../../../../api/auth/contract.ts';
import { NEW, useAdminAddress } from '../../parts/use-admin-address.ts';
import { InviteForm } from './invite-form.tsx';
import { UserList } from './user-list.tsx';
import { UserPage } from './user-page.tsx';

/** The accounts of the city: their list, one of them, or an invitation. */
export default function UsersSection({ me }: { me: Me }) {
  const { item, open } = useAdminAddress();
  if (item === NEW) return <InviteForm me={me} onClose={() => open(null)} />;
  if (item !== null) return <UserPage key={item} id={item} me={me} onClose={() => open(null)} />;
  return <UserList me={me} onOpen={open} />;
}
