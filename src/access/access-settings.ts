/** Who is let in, and how they are known. */
export interface AccessSettings {
  /** Nobody reads without a key or token. */
  readonly requireAuth: boolean
  /** Null where no tokens are taken. */
  readonly tokens: TokenSettings | null
}

/** Everybody may read. */
export const openAccess: AccessSettings = { requireAuth: false, tokens: null }

/** Whose tokens count. */
export interface TokenSettings {
  readonly issuer: string
  /** One of them must be a token's. */
  readonly audiences: readonly string[]
  /** Where the issuer's public keys are (JSON Web Key Set): `https:`, `file:`, or `http:` on this machine. */
  readonly jwks: URL
  readonly algorithms: readonly string[]
  /** How far the issuer's clock may be from ours. */
  readonly clockSkew_s: number
  /** The claim with the roles: its name, or a path with dots. */
  readonly rolesClaim: string
}

/**
 * Algorithms with a public and a private key. With a shared secret whoever checks tokens could
 * make them too, and a public key could be passed off as one (RFC 8725, 2.1).
 */
export const asymmetricAlgorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]
