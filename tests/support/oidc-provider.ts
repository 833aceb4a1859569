import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = { sub: string; email?: string; email_verified?: boolean; auth_time?: number }

/** A small but real OpenID Connect provider: discovery, codes with PKCE, signed id tokens, published keys. */
export async function startOidcProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { challenge: string; nonce: string; clientId: string; claims: Claims }>()
  const provider = {
    issuer: '',
    /** Who is signed in at the provider. */
    claims: { sub: 'nobody' } as Claims,
    authorizations: [] as URL[],
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (url.pathname === '/.well-known/openid-configuration') return json(200, discovery(provider.issuer))
    if (url.pathname === '/jwks') {
      return json(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] })
    }
    if (url.pathname === '/authorize') {
      provider.authorizations.push(url)
      const code = randomUUID()
      const asked = Object.fromEntries(url.searchParams)
      codes.set(code, {
        challenge: asked.code_challenge ?? '',
        nonce: asked.nonce ?? '',
        clientId: asked.client_id ?? '',
        claims: provider.claims,
      })
      const back = new URL(asked.redirect_uri ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.state ?? '')
      return response.writeHead(302, { location: back.href }).end()
    }
    if (url.pathname === '/token') {
      let text = ''
      for await (const chunk of request) text += chunk
      const form = new URLSearchParams(text)
      const given = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (!given || challenge !== given.challenge) return json(400, { error: 'invalid_grant' })
      const idToken = signed({ ...given.claims, nonce: given.nonce, aud: given.clientId, iss: provider.issuer })
      return json(200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken })
    }
    return json(404, {})
  })
  const signed = (claims: object) => {
    const now = Math.floor(Date.now() / 1_000)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'RS256', kid: 'one' })}.${part({ iat: now, exp: now + 60, ...claims })}`
    const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}
