/** Sign-in, the person's own account, and what administrators do about sign-in. Types only. */
import type { PostDto, SessionDto } from '../contract.ts';

/**
 * POST /session {account, password} · POST /session/code {code} · POST /session/password {password}
 * answer 200 with `SessionDto`, or 202 with the step that comes next. GET /session/step: the step under way, or null.
 */
export interface NextStepDto {
  /** code: the second factor, or a recovery code · change: a new password before one goes on. */
  readonly next: 'code' | 'change';
  readonly account: string;
  /** Why the password must be changed. */
  readonly why: 'first' | 'reset' | 'expired' | null;
  /** What a new password must satisfy, one sentence each. */
  readonly rules: readonly string[];
}
export type SignInDto = SessionDto | NextStepDto;

/** GET /session/ways: how one may sign in here. */
export interface SignInWaysDto {
  /** The city's single sign-on, under the name it is known by. */
  readonly sso: { readonly title: string } | null;
}

export interface DeviceDto {
  readonly id: string;
  readonly browser: string;
  readonly system: string;
  /** Real instants, UTC. */
  readonly since: string;
  readonly seenAt: string;
  readonly here: boolean;
}

/** GET /account */
export interface AccountSafetyDto {
  readonly account: string;
  readonly name: string;
  readonly posts: readonly PostDto[];
  /** Real instants, UTC; null when it was never set by the person, or does not age. */
  readonly passwordSetAt: string | null;
  readonly passwordDueAt: string | null;
  readonly passwordRules: readonly string[];
  readonly secondFactor: { readonly since: string; readonly recoveryLeft: number } | null;
  readonly devices: readonly DeviceDto[];
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** What this post may do about the sign-in of others. */
  readonly mayUnlock: boolean;
  readonly maySetRules: boolean;
}

/** POST /account/second-factor {password}: to be confirmed with POST /account/second-factor/confirm {code}. */
export interface SecondFactorOffer {
  /** For typing by hand, in groups of four. */
  readonly secret: string;
  /** The square as one path over `size` × `size` cells. */
  readonly square: { readonly size: number; readonly path: string };
}

/** Shown once. */
export interface RecoveryCodesDto {
  readonly codes: readonly string[];
}

/** GET /sign-in/rules, PUT /sign-in/rules {values}: security administrator. */
export interface SignInRuleDto {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly unit: string;
  readonly value: number;
  readonly preset: number;
  readonly min: number;
  readonly max: number;
}
export interface SignInRulesDto {
  readonly rules: readonly SignInRuleDto[];
  /** Said where the second factor's secrets lie unsealed, since no key is given. */
  readonly warning: string | null;
}

/** GET /sign-in/locked: accounts shut after wrong passwords or codes. */
export interface LockedAccountDto {
  readonly account: string;
  readonly name: string;
  /** Real instant, UTC. */
  readonly until: string;
}

/** POST /sign-in/accounts/{account}/password: a password to be changed at the first sign-in. Shown once. */
export interface IssuedPasswordDto {
  readonly account: string;
  readonly name: string;
  readonly password: string;
}
