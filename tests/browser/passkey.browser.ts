/** Passkeys with Chromium's own authenticator in software: from an invitation to rights with nothing but a passkey, and away again. */
import type { CDPSession, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import account from '../../web/features/account/locales/vi.json' with { type: 'json' };
import { linkFor } from './link-for.ts';
import { visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PASSWORD = 'con meo treo cay cau';

/** Plugs a device in that knows its holder. @returns its controls */
async function plugIn(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    /** Whether it recognises who touches it. */
    recognise: (isUserVerified: boolean) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

describe('a passkey', () => {
  it('gives an administrator their rights, signs in without a password, and goes', async () => {
    const email = `khoa-${Date.now()}@thu.example`;
    const { page } = await visit({ path: await linkFor(email), expected: [/status of 40[013]/] });
    const device = await plugIn(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByLabel(account.newPassword).fill(PASSWORD);
    await button(account.setPassword).click();
    await page.getByText(account.accepted).waitFor();
    await page.getByLabel(account.password, { exact: true }).fill(PASSWORD);
    await page.getByLabel(account.password, { exact: true }).press('Enter');

    // A device that does not know its holder is no second factor.
    const factor = page.getByRole('region', { name: account.factorMissingTitle });
    await factor.getByText(account.passkeyAdd, { exact: true }).first().click();
    const form = factor.locator('form').filter({ has: page.getByLabel(account.passkeyName) });
    await form.getByLabel(account.passkeyName).fill('Máy thử');
    await form.getByLabel(account.password, { exact: true }).fill(PASSWORD);
    await device.recognise(false);
    await form.getByRole('button', { name: account.passkeyAdd }).click();
    await form.getByRole('alert').waitFor();
    await device.recognise(true);
    await form.getByRole('button', { name: account.passkeyAdd }).click();
    await page.getByText(`${account.role.administrator} · ${account.allCities}`).waitFor();
    expect(await device.count()).toBe(1);
    expect(await violations(page)).toEqual([]);

    // Where the browser offers passkeys below the field, whoever picks one is in.
    await Promise.all([page.waitForEvent('load'), button(account.signOut).click()]);
    await page.getByRole('heading', { name: account.roles }).waitFor();

    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
    await button(account.signOut).click();
    await page.getByRole('heading', { name: account.signIn }).waitFor();
    await button(account.passkeySignIn).click();
    await page.getByRole('heading', { name: account.roles }).waitFor();
    await page.getByText(`${account.role.administrator} · ${account.allCities}`).waitFor();

    const own = page.getByRole('region', { name: account.passkeys });
    await own.getByRole('button', { name: `${account.passkeyRename}: Máy thử` }).click();
    await own.getByRole('listitem').getByLabel(account.passkeyName).fill('Máy ở phòng trực');
    await own.getByRole('button', { name: account.save }).click();
    await own.getByText('Máy ở phòng trực').waitFor();
    await own.getByRole('button', { name: `${account.passkeyRemove}: Máy ở phòng trực` }).click();
    await own.getByRole('button', { name: account.passkeyRemove, exact: true }).click();
    // With the only second factor go the rights.
    await page.getByRole('region', { name: account.factorMissingTitle }).waitFor();
    expect(await page.getByText(`${account.role.administrator} · ${account.allCities}`).count()).toBe(0);
  });
});
