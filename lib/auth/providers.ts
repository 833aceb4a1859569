import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { environment } from '../config/environment.mjs'
import { log } from '../config/log'
import type { ProvidedIdentity } from './sign-in-with-provider'

/** What each provider tells about somebody, in the one form that lib/auth works with. */
type Profile = {
  subject: string
  verifiedEmail: string | null
  provedAt: Date | null
}

/** The single sign-on providers of this installation, for the buttons of the sign-in page. */
export function offeredProviders(): { id: string; name: string }[] {
  const { oidc, github, google } = environment()
  return [
    ...(oidc ? [{ id: 'oidc', name: new URL(oidc.issuer).hostname }] : []),
    ...(google ? [{ id: 'google', name: 'Google' }] : []),
    ...(github ? [{ id: 'github', name: 'GitHub' }] : []),
  ]
}

export function providers(): OAuthConfig<Record<string, unknown>>[] {
  const { oidc, github, google } = environment()
  return [
    ...(oidc ? [oidcProvider(oidc)] : []),
    ...(google ? [googleProvider(google)] : []),
    ...(github ? [githubProvider(github)] : []),
  ]
}

/** The profile as our `profile` functions below made it, seen again in the sign-in callback. */
export function toIdentity(provider: string, profile: Record<string, unknown>): ProvidedIdentity {
  const facts = provider === 'github' ? fromGithub(profile) : fromClaims(profile)
  return { provider, ...facts }
}

function oidcProvider(client: { issuer: string; clientId: string; clientSecret: string }) {
  return {
    id: 'oidc',
    name: 'Single sign-on',
    type: 'oauth',
    wellKnown: `${client.issuer}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    profile: (claims: Record<string, unknown>) => ({ id: String(claims.sub) }),
  } satisfies OAuthConfig<Record<string, unknown>>
}

function googleProvider(client: { id: string; secret: string }) {
  return GoogleProvider({
    clientId: client.id,
    clientSecret: client.secret,
    checks: ['pkce', 'state', 'nonce'],
    profile: (claims) => ({ id: claims.sub }),
  }) as unknown as OAuthConfig<Record<string, unknown>>
}

function githubProvider(client: { id: string; secret: string }) {
  return GitHubProvider({
    clientId: client.id,
    clientSecret: client.secret,
    checks: ['pkce', 'state'],
    userinfo: {
      url: 'https://api.github.com/user',
      // the public profile names no address, or one that need not be verified: ask for the list that says which is
      async request({ client: github, tokens }) {
        const accessToken = tokens.access_token ?? ''
        const profile = await github.userinfo(accessToken)
        const emails = await github.requestResource('https://api.github.com/user/emails', accessToken)
        return { ...profile, emails: readEmails(emails.body) }
      },
    },
    profile: (profile) => ({ id: String(profile.id) }),
  }) as unknown as OAuthConfig<Record<string, unknown>>
}

function readEmails(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    log.warn('GitHub did not tell the addresses of somebody who signs in')
    return []
  }
}

function fromClaims(claims: Record<string, unknown>): Profile {
  const { sub, email, email_verified: verified, auth_time: at } = claims
  return {
    subject: String(sub),
    // some providers send the word instead of the value
    verifiedEmail: typeof email === 'string' && (verified === true || verified === 'true') ? email : null,
    provedAt: typeof at === 'number' ? new Date(at * 1_000) : null,
  }
}

function fromGithub(profile: Record<string, unknown>): Profile {
  const emails = Array.isArray(profile.emails) ? (profile.emails as Record<string, unknown>[]) : []
  const primary = emails.find((one) => one?.primary === true && one.verified === true)
  return {
    subject: String(profile.id),
    verifiedEmail: typeof primary?.email === 'string' ? primary.email : null,
    provedAt: null,
  }
}
