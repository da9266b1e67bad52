/** The city's single sign-on, as the environment names it. */
export interface OidcConfig {
  /** Address of the provider, from which its description is read. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our own address that the provider sends people back to, ending in /api/session/oidc/return. */
  readonly redirect: string;
  /** The claim that names the account. */
  readonly claim: string;
  /** What the button says: 用…登录. */
  readonly title: string;
}

/** What sign-in takes from the environment. */
export interface IdentityConfig {
  /** Seals the secrets of second factors in the database. */
  readonly secret?: string | undefined;
  readonly oidc?: OidcConfig | undefined;
  /** Addresses of the reverse proxies whose word about the visitor's address is taken. */
  readonly proxies?: string | undefined;
}
