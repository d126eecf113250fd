import type { Transaction } from '@libsql/client';
import type { AppContext } from '../../http/context.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { linkCity } from './link-city.ts';

/** What a letter about an address says; `link` is a claim's, else the account page. */
interface Words {
  subject: string;
  text(link: string): string;
}
type Kind = 'confirm-sign-up' | 'sign-up-known' | 'confirm-address' | 'address-taken' | 'address-asked' | 'address-changed';

const WORDS: Record<'vi' | 'en', Record<Kind, Words>> = {
  vi: {
    'confirm-sign-up': {
      subject: 'Xác nhận địa chỉ để tạo tài khoản',
      text: (link) =>
        `Có người (có thể là bạn) muốn tạo tài khoản Toàn Cảnh với địa chỉ này.\n\nMở liên kết sau trong vòng 24 giờ rồi chọn mật khẩu; liên kết chỉ dùng được một lần:\n${link}\n\nNếu không phải bạn, hãy bỏ qua thư này: sẽ không có tài khoản nào được tạo.`,
    },
    'sign-up-known': {
      subject: 'Địa chỉ này đã có tài khoản',
      text: (link) =>
        `Có người (có thể là bạn) vừa muốn tạo tài khoản Toàn Cảnh với địa chỉ này, nhưng địa chỉ đã có tài khoản.\n\nNếu là bạn, hãy đăng nhập tại đây; quên mật khẩu thì chọn “Quên mật khẩu?” trên cùng trang:\n${link}\n\nNếu không phải bạn, hãy bỏ qua thư này: tài khoản của bạn không thay đổi.`,
    },
    'confirm-address': {
      subject: 'Xác nhận địa chỉ mới của tài khoản',
      text: (link) =>
        `Có người (có thể là bạn) muốn dùng địa chỉ này cho tài khoản Toàn Cảnh của mình.\n\nMở liên kết sau trong vòng 24 giờ để xác nhận; liên kết chỉ dùng được một lần:\n${link}\n\nNếu không phải bạn, hãy bỏ qua thư này.`,
    },
    'address-taken': {
      subject: 'Địa chỉ này đã có tài khoản',
      text: (link) =>
        `Có người (có thể là bạn) muốn chuyển một tài khoản Toàn Cảnh khác sang địa chỉ này, nhưng địa chỉ đã có tài khoản.\n\nBạn có thể đăng nhập vào tài khoản đó tại đây:\n${link}\n\nNếu không phải bạn, hãy bỏ qua thư này: tài khoản của bạn không thay đổi.`,
    },
    'address-asked': {
      subject: 'Yêu cầu đổi địa chỉ thư điện tử',
      text: (link) =>
        `Có người đã đăng nhập vào tài khoản Toàn Cảnh của bạn và yêu cầu đổi địa chỉ thư điện tử. Địa chỉ này vẫn dùng được cho đến khi địa chỉ mới được xác nhận.\n\nNếu không phải bạn, hãy đổi mật khẩu ngay; việc đó hủy yêu cầu này:\n${link}`,
    },
    'address-changed': {
      subject: 'Đã đổi địa chỉ thư điện tử',
      text: (link) =>
        `Tài khoản Toàn Cảnh của bạn nay dùng một địa chỉ thư điện tử khác; địa chỉ này không còn đăng nhập được. Các thiết bị khác đã bị đăng xuất.\n\nNếu không phải bạn, hãy báo ngay cho quản trị viên của thành phố:\n${link}`,
    },
  },
  en: {
    'confirm-sign-up': {
      subject: 'Confirm your address to make an account',
      text: (link) =>
        `Somebody, perhaps you, wants to make a Toàn Cảnh account with this address.\n\nOpen this link within 24 hours and choose a password; it works once:\n${link}\n\nIf it was not you, leave this letter be: no account is made.`,
    },
    'sign-up-known': {
      subject: 'This address has an account already',
      text: (link) =>
        `Somebody, perhaps you, wanted to make a Toàn Cảnh account with this address, which has one already.\n\nIf it was you, sign in here; “Forgot your password?” on the same page sends a link for a new one:\n${link}\n\nIf it was not you, leave this letter be: nothing has changed.`,
    },
    'confirm-address': {
      subject: 'Confirm the new address of your account',
      text: (link) =>
        `Somebody, perhaps you, wants to use this address for their Toàn Cảnh account.\n\nOpen this link within 24 hours to confirm it; it works once:\n${link}\n\nIf it was not you, leave this letter be.`,
    },
    'address-taken': {
      subject: 'This address has an account already',
      text: (link) =>
        `Somebody, perhaps you, wanted to move another Toàn Cảnh account to this address, which has an account already.\n\nYou can sign in to that one here:\n${link}\n\nIf it was not you, leave this letter be: nothing has changed.`,
    },
    'address-asked': {
      subject: 'A change of your e-mail address was asked for',
      text: (link) =>
        `Somebody who is signed in to your Toàn Cảnh account asked to change its e-mail address. This one works until the new one is confirmed.\n\nIf it was not you, change your password at once; that cancels it:\n${link}`,
    },
    'address-changed': {
      subject: 'Your e-mail address was changed',
      text: (link) =>
        `Your Toàn Cảnh account now has another e-mail address; this one no longer signs in. Other devices are signed out.\n\nIf it was not you, tell an administrator of your city at once:\n${link}`,
    },
  },
};

/** Queues a letter about an address. @param to where the person reads it @param link of a claim; without it the account page */
export async function queueAddressLetter(
  { config }: Pick<AppContext, 'config'>,
  tx: Pick<Transaction, 'execute'>,
  { kind, to, lang, link }: { kind: Kind; to: string; lang: 'vi' | 'en'; link?: string | undefined },
  now: Date,
): Promise<void> {
  const { subject, text } = WORDS[lang][kind];
  const page = `${config.publicUrl}/${await linkCity(tx, null)}/account?lang=${lang}`;
  await queueMail(tx, { to: to.toLowerCase(), lang, subject, text: text(link ?? page), kind }, now);
}
