/** An administrator from the command line's link to a session with rights, as a person with a telephone in the hand does it. */
import { globSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { codeOfSecret } from '../../api/auth/code-of.factory.ts';
import { readLetter } from '../../api/testing/mail-server.ts';
import english from '../../web/features/account/locales/en.json' with { type: 'json' };
import account from '../../web/features/account/locales/vi.json' with { type: 'json' };
import { linkFor } from './link-for.ts';
import { visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PASSWORD = 'con meo treo cay cau';

describe('an administrator', () => {
  it('sets a password by link, sets up the second factor, and signs in again with a recovery code', async () => {
    const email = `quan-tri-${Date.now()}@thu.example`;
    // A wrong password is answered 401, a wrong code 400; the browser's console says so.
    const { page } = await visit({ path: await linkFor(email), expected: [/status of 40[01]/] });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const password = () => page.getByLabel(account.password, { exact: true });

    await page.getByRole('heading', { name: account.welcome.replace('{{name}}', 'Quản Trị Thử') }).waitFor();
    await page.getByLabel(account.newPassword).fill(PASSWORD);
    await button(account.setPassword).click();
    await page.getByText(account.accepted).waitFor();
    expect(new URL(page.url()).hash).toBe('');

    await password().fill('khong phai mat khau');
    await password().press('Enter');
    await page.getByText(account.wrong.signIn).waitFor();
    await password().fill(PASSWORD);
    await password().press('Enter');

    const factor = page.getByRole('region', { name: account.factorMissingTitle });
    const begin = factor.locator('form').filter({ has: page.getByRole('button', { name: account.factorBegin }) });
    await begin.getByLabel(account.password, { exact: true }).fill(PASSWORD);
    await begin.getByRole('button', { name: account.factorBegin }).click();
    await factor.getByRole('img', { name: account.factorPicture }).waitFor();
    const recovery = await factor.getByRole('list', { name: account.recoveryCodes }).getByRole('listitem').first().innerText();
    await factor.getByLabel(account.appCode).fill(codeOfSecret(await factor.locator('code').innerText()));
    await factor.getByRole('button', { name: account.factorFinish }).click();

    await page.getByText(`${account.role.administrator} · ${account.allCities}`).waitFor();
    await button(account.signOut).click();
    await page.getByLabel(account.email).fill(email);
    await password().fill(PASSWORD);
    await password().press('Enter');
    await page.getByRole('heading', { name: account.secondStep }).waitFor();
    await button(account.useRecovery).click();
    await page.getByLabel(account.recoveryCode).fill(recovery);
    await page.getByLabel(account.recoveryCode).press('Enter');
    await page.getByRole('heading', { name: account.roles }).waitFor();
  });

  it('is told that a used link is used', async () => {
    const link = await linkFor(`hai-${Date.now()}@thu.example`);
    const broken = link.replace(/.{4}$/, 'AAAA');
    const { page } = await visit({ path: broken, expected: [/status of 404/] });
    await page.getByText(account.linkGone).waitFor();
  });
});

/** Letters to an address, oldest first: without a mail server they are files. */
const letterTo = async (address: string, subject: RegExp): Promise<string> => {
  const all = () =>
    globSync('var/test-portal/outbox/*.eml')
      .sort()
      .map((path) => readLetter(readFileSync(path, 'latin1')))
      .filter(({ headers }) => headers.to === address && subject.test(headers.subject ?? ''));
  await expect.poll(() => all().length, { timeout: 60_000 }).toBeGreaterThan(0);
  return all().at(-1)?.text ?? '';
};
const linkIn = (text: string) => /https?:\/\/\S+#confirm=\S+/.exec(text)?.[0] ?? '';

describe('a resident', () => {
  it('makes an account by a letter, moves it to another address, and is told that a used link is used', async () => {
    const key = Date.now();
    const [first, second] = [`cu-dan-${key}@thu.example`, `cu-dan-moi-${key}@thu.example`];
    // A wrong password is answered 401, a used link 404; the browser's console says so.
    const { page } = await visit({ path: '/son-la/account', expected: [/status of 40[14]/] });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const password = (scope: Locator | Page = page) => scope.getByLabel(account.password, { exact: true });

    await button(account.signUpInstead).click();
    await page.getByLabel(account.name, { exact: true }).fill('Cư Dân Thử');
    await page.getByLabel(account.email, { exact: true }).fill(first);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(account.email, { exact: true }).press('Enter');
    await page.getByText(account.letterSent.replace('{{email}}', first)).waitFor();
    expect(await violations(page)).toEqual([]);
    await button(account.sendLetterAgain).click();
    await page.getByText(account.letterSentAgain.replace('{{email}}', first)).waitFor();

    const link = linkIn(await letterTo(first, /Xác nhận/));
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('heading', { name: account.welcome.replace('{{name}}', 'Cư Dân Thử') }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(account.newPassword).fill(PASSWORD);
    await page.getByLabel(account.newPassword).press('Enter');
    await page.getByText(account.made).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await password().fill(PASSWORD);
    await password().press('Enter');
    await page.getByText(account.noRoles).waitFor();

    const sessions = page.getByRole('region', { name: account.sessions.title });
    await sessions.getByText(account.sessions.here, { exact: false }).waitFor();
    const change = page.locator('details').filter({ hasText: account.changeAddressHint });
    await change.locator('summary').click();
    await change.getByLabel(account.newAddress).fill(second);
    await password(change).fill(PASSWORD);
    expect(await violations(page)).toEqual([]);
    await password(change).press('Enter');
    await page.getByText(account.addressLetterSent.replace('{{email}}', second)).waitFor();
    await letterTo(first, /Yêu cầu đổi địa chỉ/);
    const moving = linkIn(await letterTo(second, /địa chỉ mới/));
    await page.goto('about:blank');
    await page.goto(moving);
    await button(account.confirmAddress).click();
    await page.getByText(account.moved.replace('{{email}}', second)).waitFor();
    await page.getByText(second, { exact: true }).waitFor();
    // Somebody else's browser is listed, and signed out from here.
    const origin = inject('portalUrl');
    const other = await fetch(new URL('/api/auth/sign-in', origin), {
      method: 'POST',
      body: JSON.stringify({ email: second, password: PASSWORD }),
      headers: { 'content-type': 'application/json', origin, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' },
    });
    expect(other.status).toBe(200);
    await page.reload();
    const theirs = sessions.getByRole('listitem').filter({ hasText: 'Firefox · Linux' });
    await theirs.locator('summary').click();
    await password(theirs).fill(PASSWORD);
    expect(await violations(page)).toEqual([]);
    await password(theirs).press('Enter');
    await page.getByText(account.sessions.ended).waitFor();
    await theirs.waitFor({ state: 'detached' });
    await letterTo(first, /Đã đổi địa chỉ/);

    await page.goto('about:blank');
    await page.goto(moving);
    await page.getByText(account.confirmGone).waitFor();
    await button(account.toAccount).click();
    await page.getByText(second, { exact: true }).waitFor();
  });

  it('who signs up a second time reads the same words, and a letter that says where to sign in', async () => {
    const address = `hai-lan-${Date.now()}@thu.example`;
    const { page } = await visit({ path: `/son-la/account?lang=en` });
    const signUp = async () => {
      await page.getByRole('button', { name: english.signUpInstead, exact: true }).click();
      await page.getByLabel(english.name, { exact: true }).fill('Twice');
      await page.getByLabel(english.email, { exact: true }).fill(address);
      await page.getByRole('button', { name: english.sendLetter }).click();
      await page.getByText(english.letterSent.replace('{{email}}', address)).waitFor();
    };
    await signUp();
    await page.goto('about:blank');
    await page.goto(linkIn(await letterTo(address, /Confirm/)));
    await page.getByLabel(english.newPassword).fill(PASSWORD);
    await page.getByRole('button', { name: english.makeAccount }).click();
    await page.getByText(english.made).waitFor();
    await signUp();
    expect(await letterTo(address, /has an account already/)).toContain('/account');
  });
});
