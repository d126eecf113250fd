/** An administrator from the command line's link to a session with rights, as a person with a telephone in the hand does it. */
import { describe, expect, it } from 'vitest';
import { codeOfSecret } from '../../api/auth/code-of.factory.ts';
import account from '../../web/features/account/locales/vi.json' with { type: 'json' };
import { linkFor } from './link-for.ts';
import { visitors } from './open-page.ts';

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
