import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseEnvironment } from './environment.mjs'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './timings'

const key = Buffer.alloc(32, 7).toString('base64')

describe('a bad variable stops the start with one line that names it', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ PORT: '80a' }, /^PORT must be a whole number/],
    [{ PORT: '0' }, /^PORT must be/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ PORT: '-1' }, /^PORT must be/],
    [{ STOCKTAKE_URL: 'stocktake.example.com' }, /^STOCKTAKE_URL must be an address/],
    [{ STOCKTAKE_URL: 'https://example.com/stocktake' }, /^STOCKTAKE_URL .* without a path/],
    [{ STOCKTAKE_URL: 'ftp://example.com' }, /^STOCKTAKE_URL/],
    [{ DATABASE_URL: 'mysql://host/db' }, /^DATABASE_URL must look like postgresql:/],
    [{ DATABASE_URL: 'postgresql://host' }, /^DATABASE_URL/],
    [{ DATABASE_URL: 'just words' }, /^DATABASE_URL/],
    [{ STOCKTAKE_MASTER_KEY: 'short' }, /^STOCKTAKE_MASTER_KEY must be 32 random bytes/],
    [{ STOCKTAKE_MASTER_KEY: Buffer.alloc(31).toString('base64') }, /^STOCKTAKE_MASTER_KEY/],
    [{ STOCKTAKE_MASTER_KEY: key, STOCKTAKE_MASTER_KEY_PREVIOUS: 'x' }, /^STOCKTAKE_MASTER_KEY_PREVIOUS/],
    [{ NEXTAUTH_SECRET: 'too short' }, /^NEXTAUTH_SECRET must be at least 32/],
    [{ STOCKTAKE_ADMIN_EMAIL: 'dana@example.test' }, /^STOCKTAKE_ADMIN_PASSWORD/],
    [{ STOCKTAKE_ADMIN_PASSWORD: 'correct horse battery' }, /^STOCKTAKE_ADMIN_EMAIL/],
    [{ STOCKTAKE_ADMIN_EMAIL: 'dana', STOCKTAKE_ADMIN_PASSWORD: 'correct horse battery' }, /^STOCKTAKE_ADMIN_EMAIL/],
    [{ STOCKTAKE_ADMIN_EMAIL: 'd@example.test', STOCKTAKE_ADMIN_PASSWORD: 'short' }, /^STOCKTAKE_ADMIN_PASSWORD/],
    [{ RAFF_API_URL: 'http://api.example.com' }, /^RAFF_API_URL must be an https/],
    [{ RAFF_API_URL: 'https://user:pw@api.example.com' }, /^RAFF_API_URL must not hold/],
    [{ RAFF_API_URL: 'http://127.0.0.1.evil.example' }, /^RAFF_API_URL/],
    [{ OIDC_ISSUER: 'https://id.example.com' }, /^OIDC_CLIENT_ID/],
    [{ OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, /^OIDC_ISSUER/],
    [{ OIDC_ISSUER: 'http://id.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, /^OIDC_ISSUER/],
    [{ GITHUB_ID: 'a' }, /^GITHUB_SECRET/],
    [{ GOOGLE_SECRET: 'a' }, /^GOOGLE_ID/],
    [{ SMTP_URL: 'mail.example.com' }, /^SMTP_URL/],
    [{ SMTP_URL: 'smtp://mail.example.com' }, /^MAIL_FROM must be set together/],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'Stocktake' }, /^MAIL_FROM must be a mail address/],
    [{ WEBHOOK_URL: 'http://chat.example.com/x' }, /^WEBHOOK_URL/],
    [{ STOCKTAKE_METRICS_TOKEN: 'short' }, /^STOCKTAKE_METRICS_TOKEN/],
    [{ STOCKTAKE_WORKER: 'yes' }, /^STOCKTAKE_WORKER must be on or off/],
  ])('%j', (env, message) => {
    expect(() => parseEnvironment(env)).toThrow(message)
    expect(() => parseEnvironment(env)).not.toThrow(/\n/)
  })

  test('no message repeats a value, for it may be a secret', () => {
    const secret = 'hunter2hunter2'
    for (const name of [
      'STOCKTAKE_MASTER_KEY',
      'NEXTAUTH_SECRET',
      'DATABASE_URL',
      'SMTP_URL',
      'STOCKTAKE_URL',
      'PORT',
    ]) {
      expect(() => parseEnvironment({ [name]: secret })).toThrow(name)
      expect(() => parseEnvironment({ [name]: secret })).not.toThrow(secret)
    }
  })
})

describe('what is not set has a sensible default', () => {
  test('an empty environment is a good one', () => {
    expect(parseEnvironment({})).toMatchObject({
      port: 3000,
      url: 'http://localhost:3000',
      databaseUrl: undefined,
      dataDir: path.resolve('.data'),
      raffApiUrl: 'https://api.rafftechnologies.com',
      worker: true,
      metricsToken: undefined,
    })
  })

  test('an empty value is a missing one, as compose files pass it', () => {
    expect(parseEnvironment({ DATABASE_URL: '', SMTP_URL: ' ', STOCKTAKE_ADMIN_EMAIL: '' })).toEqual(
      parseEnvironment({}),
    )
  })

  test('its own address follows the port', () => {
    expect(parseEnvironment({ PORT: '4200' }).url).toBe('http://localhost:4200')
  })
})

describe('good values are understood', () => {
  test.each<[Record<string, string>, object]>([
    [{ STOCKTAKE_URL: 'https://stocktake.example.com/' }, { url: 'https://stocktake.example.com' }],
    [{ STOCKTAKE_MASTER_KEY: key }, { masterKey: Buffer.alloc(32, 7) }],
    [{ RAFF_API_URL: 'http://127.0.0.1:4100/' }, { raffApiUrl: 'http://127.0.0.1:4100' }],
    [{ RAFF_API_URL: 'http://[::1]:4100' }, { raffApiUrl: 'http://[::1]:4100' }],
    [
      { STOCKTAKE_ADMIN_EMAIL: 'Dana@Example.test', STOCKTAKE_ADMIN_PASSWORD: ' correct horse ' },
      { admin: { email: 'dana@example.test', password: ' correct horse ' } },
    ],
    [
      { OIDC_ISSUER: 'https://id.example.com/', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
      { oidc: { issuer: 'https://id.example.com', clientId: 'a', clientSecret: 'b' } },
    ],
    [{ GITHUB_ID: 'a', GITHUB_SECRET: 'b' }, { github: { id: 'a', secret: 'b' } }],
    [
      { SMTP_URL: 'smtps://u:p@mail.example.com', MAIL_FROM: 'Stocktake <stocktake@example.com>' },
      { mail: { smtpUrl: 'smtps://u:p@mail.example.com', from: 'Stocktake <stocktake@example.com>' } },
    ],
    [{ STOCKTAKE_WORKER: 'off' }, { worker: false }],
    [
      { DATABASE_URL: 'postgresql://postgres@localhost/stocktake?host=%2Frun%2Fx' },
      { databaseUrl: 'postgresql://postgres@localhost/stocktake?host=%2Frun%2Fx' },
    ],
  ])('%j', (env, expected) => {
    expect(parseEnvironment(env)).toMatchObject(expected)
  })
})

test.each([PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH])(
  "the first admin's password obeys everybody's rule: %i",
  (length) => {
    const parse = (size: number) =>
      parseEnvironment({ STOCKTAKE_ADMIN_EMAIL: 'd@example.test', STOCKTAKE_ADMIN_PASSWORD: 'x'.repeat(size) })
    const outside = length === PASSWORD_MIN_LENGTH ? length - 1 : length + 1
    expect(parse(length).admin?.password).toHaveLength(length)
    expect(() => parse(outside)).toThrow('STOCKTAKE_ADMIN_PASSWORD')
  },
)
