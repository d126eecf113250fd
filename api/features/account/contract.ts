/** What the account page and the administrators' list of users say to the server. */
import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';
import { isGuessable, PASSWORD_MAX, PASSWORD_MIN } from '../../../data/model/password.ts';
import { Grant } from '../../auth/contract.ts';

export const Email = z.email().max(254);
export const PersonName = z.string().trim().min(1).max(120);
const Password = z
  .string()
  .min(PASSWORD_MIN)
  .max(PASSWORD_MAX)
  .refine((text) => !isGuessable(text), 'is easy to guess');
/** Any text may be tried as a password; only new ones have a least length. */
const TriedPassword = z.string().min(1).max(PASSWORD_MAX);

export const SignIn = z.object({ email: Email, password: TriedPassword });
/** `secondFactor: true`: nobody is signed in yet, a code must follow. */
export const SignInAnswer = z.object({ secondFactor: z.boolean() });
/** In which language to write. */
const LetterLang = z.enum(['vi', 'en']).default('vi');
export const SignUp = z.object({ name: PersonName, email: Email, lang: LetterLang });
/** What a link in a letter confirms: an account to be made, or the new address of one. */
export const ClaimAnswer = z.object({ kind: z.enum(['sign-up', 'address']), email: z.string(), name: z.string().nullable() });
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;
/** `password`: of an account to be made. */
export const ConfirmAddress = z.object({ token: z.string().min(20).max(100), password: Password.optional(), lang: LetterLang });
/** `password`: absent where the account has none (it signs in elsewhere). */
export const ChangeAddress = z.object({ email: Email, password: TriedPassword.optional(), lang: LetterLang });
/** Whose password is forgotten. */
export const Forgotten = z.object({ email: Email, lang: LetterLang });
/** Six digits of the app, or one of the recovery codes. */
export const Code = z.object({ code: z.string().trim().min(6).max(32), recovery: z.boolean().optional() });
export const PasswordOnly = z.object({ password: TriedPassword });
export const ChangePassword = z.object({ password: TriedPassword, newPassword: Password });
/** `uri`: for the app, as text and as a picture (otpauth). */
export const SecondFactorSetUp = z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) });
export type SecondFactorSetUp = z.infer<typeof SecondFactorSetUp>;
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** What the browser's `navigator.credentials` asks and answers, as JSON (WebAuthn level 3). */
const WebAuthnOptions = z.looseObject({ challenge: z.string() });
const Credential = <R extends z.ZodType>(response: R) =>
  z.object({
    id: z.string().min(1).max(1400),
    rawId: z.string().min(1).max(1400),
    type: z.literal('public-key'),
    clientExtensionResults: z.looseObject({}),
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
    response,
  });
const Bytes = z.string().max(20_000);
const Created = z.looseObject({ clientDataJSON: Bytes, attestationObject: Bytes });
const Got = z.looseObject({ clientDataJSON: Bytes, authenticatorData: Bytes, signature: Bytes });
export const PasskeyName = z.string().trim().min(1).max(60);
/** How many one account may have. */
export const PASSKEYS_MOST = 20;
export const PasskeyOptions = WebAuthnOptions;
/** `password`: absent where the account has none (it signs in elsewhere). */
export const BeginPasskey = z.object({ password: TriedPassword.optional() });
export const AddPasskey = z.object({ name: PasskeyName, credential: Credential(Created) });
export const NamePasskey = z.object({ name: PasskeyName });
export const UsePasskey = z.object({ credential: Credential(Got) });
export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** Kept by its maker on several devices. */
  synced: z.boolean(),
});
export type Passkey = z.infer<typeof Passkey>;
export const PasskeyList = z.object({ passkeys: z.array(Passkey) });
/** One sign-in: how it was made, and with which browser (its own words, which may be anything). */
export const Session = z.object({
  id: z.string(),
  /** The one that asks. */
  here: z.boolean(),
  begunAt: z.iso.datetime(),
  /** To the day: it is noted once a day. */
  seenAt: z.iso.datetime(),
  by: z.enum(['password', 'code', 'passkey', 'service']),
  agent: z.string(),
});
export type Session = z.infer<typeof Session>;
export const SessionList = z.object({ sessions: z.array(Session) });
export type SessionList = z.infer<typeof SessionList>;
/** `password`: absent where the account has none. */
export const EndSession = z.object({ password: TriedPassword.optional() });
/** Another sign-in service, `linked` to the account of who is signed in; and whether that account has a password, or (`otherWay`) one or a passkey. */
export const Providers = z.object({
  oidc: z.object({ name: z.string(), linked: z.boolean() }).nullable(),
  password: z.boolean(),
  otherWay: z.boolean(),
});
export type Providers = z.infer<typeof Providers>;
/** `back`: a path of this portal. `link`: to the account of who is signed in, who gives the password where they have one. */
export const BeginOidc = z.object({
  back: z.string().max(500).optional(),
  link: z.boolean().optional(),
  password: TriedPassword.optional(),
});
/** `password`: absent where the account has none. */
export const UnlinkOidc = z.object({ password: TriedPassword.optional() });
export const OidcStart = z.object({ url: z.string() });
export const Done = z.object({ done: z.literal(true) });

/** `name` and `email` are asked of the first administrator only. */
export const AcceptInvitation = z.object({
  token: z.string().min(20).max(100),
  password: Password,
  name: PersonName.optional(),
  email: Email.optional(),
});
export const InvitationToken = z.object({ token: z.string().min(20).max(100) });
/** Whom a link is for; null: for the first administrator, who says it. */
export const InvitationAnswer = z.object({ name: z.string().nullable(), email: z.string().nullable() });
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** Roles in one city; the city itself stands beside them. */
const CityGrants = z.array(Grant.omit({ city: true })).max(30);

export const User = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  demo: z.boolean(),
  secondFactor: z.boolean(),
  /** A password is set: the invitation was accepted. */
  active: z.boolean(),
  createdAt: z.iso.datetime(),
  grants: z.array(Grant),
});
export type User = z.infer<typeof User>;
export const UserList = z.object({ users: z.array(User), nextCursor: z.string().optional() });
export const InviteUser = z.object({ name: PersonName, email: Email, city: Slug.nullable(), grants: CityGrants.min(1) });
export type InviteUser = z.infer<typeof InviteUser>;
/** Replaces what a user holds in this city, or with `city: null` in all of them; no roles means revoked. */
export const SetGrants = z.object({ city: Slug.nullable(), grants: CityGrants });
export type SetGrants = z.infer<typeof SetGrants>;
/** A one-time link that sets a password; shown once. */
export const Invited = z.object({ userId: z.string(), link: z.string(), expiresAt: z.iso.datetime() });
export type Invited = z.infer<typeof Invited>;
export const RenewInvitation = z.object({ dropSecondFactor: z.boolean().optional() });
