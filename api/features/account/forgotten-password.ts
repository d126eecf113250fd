import { appendAudit } from '../../audit/append-audit.ts';
import { invitationLink, makeInvitation } from '../../auth/invitation.ts';
import { findUser } from '../../auth/keep-user.ts';
import type { AppContext } from '../../http/context.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { linkCity } from './link-city.ts';

/** A mailed link opens for this long. Milliseconds. */
const LIFE = 3_600_000;

const WORDS = {
  vi: {
    subject: 'Đặt lại mật khẩu',
    text: (link: string) =>
      `Có người (có thể là bạn) đã yêu cầu đặt lại mật khẩu tài khoản Toàn Cảnh của địa chỉ này.\n\nMở liên kết sau trong vòng một giờ để đặt mật khẩu mới; liên kết chỉ dùng được một lần:\n${link}\n\nNếu không phải bạn, hãy bỏ qua thư này: mật khẩu cũ vẫn dùng được.`,
  },
  en: {
    subject: 'Set a new password',
    text: (link: string) =>
      `Somebody, perhaps you, asked for a new password for the Toàn Cảnh account of this address.\n\nOpen this link within an hour to set one; it works once:\n${link}\n\nIf it was not you, leave this letter be: the old password still works.`,
  },
};

/**
 * Sends a one-time link to whoever has an account at this address; says nothing about whether there is one. The old password works until the link
 * is used, and the second factor stays. Asking is everybody's right.
 */
export async function forgottenPassword(
  { db, config, now }: AppContext,
  { email, lang }: { email: string; lang: 'vi' | 'en' },
): Promise<void> {
  await db.transact(async (tx) => {
    const userId = await findUser(tx, email);
    const at = now();
    const entry = { actor: null, action: 'forget:password', city: null, entity: 'user', fields: {} };
    await appendAudit(tx, { ...entry, entityId: userId ?? 'unknown' }, at);
    const demo = await tx.execute({ sql: 'SELECT 1 FROM user WHERE id = ? AND demo = 1', args: [userId] });
    if (userId === null || demo.rows.length > 0) return;
    const { token } = await makeInvitation(tx, userId, at, { life: LIFE, mailed: true });
    const { subject, text } = WORDS[lang];
    const link = invitationLink(config.publicUrl, await linkCity(tx, null), token);
    await queueMail(tx, { to: email.toLowerCase(), lang, subject, text: text(link), kind: 'forgotten-password', ref: userId }, at);
  });
}
