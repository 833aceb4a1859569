// Every variable Stocktake reads, parsed in one place. Plain JavaScript, because the launcher needs it before anything is
// installed. Messages name the variable and what is expected, and never repeat a value: half of them are secrets.
import path from 'node:path'

/**
 * @typedef {object} Environment
 * @property {number} port where it listens
 * @property {string} url how it calls itself in links and cookies: an origin without a trailing slash
 * @property {string | undefined} databaseUrl undefined: the embedded database
 * @property {string} dataDir absolute
 * @property {Buffer | undefined} masterKey 32 bytes; undefined: kept in a file of the data folder
 * @property {Buffer | undefined} masterKeyPrevious set while the master key is being replaced
 * @property {string | undefined} sessionSecret undefined only before the launcher has made one
 * @property {{ email: string, password: string } | undefined} admin the first admin, made without the welcome page
 * @property {string} raffApiUrl without a trailing slash
 * @property {{ issuer: string, clientId: string, clientSecret: string } | undefined} oidc
 * @property {{ id: string, secret: string } | undefined} github
 * @property {{ id: string, secret: string } | undefined} google
 * @property {{ smtpUrl: string, from: string } | undefined} mail
 * @property {string | undefined} webhookUrl
 * @property {string | undefined} metricsToken undefined: the metrics are closed
 * @property {boolean} worker false: a web-only replica
 * @property {string | undefined} control the launcher's socket; set by the launcher itself
 */

/** A variable that is missing or malformed. The message is one line for a person. */
export class EnvironmentError extends Error {
  /** @param {string} variable @param {string} expected */
  constructor(variable, expected) {
    super(`${variable} ${expected}`)
    this.name = 'EnvironmentError'
    this.variable = variable
  }
}

/** @typedef {Record<string, string | undefined>} Variables */

/** @param {Variables} env @returns {Environment} */
export function parseEnvironment(env) {
  const port = parsePort(env)
  return {
    port,
    url: parseOrigin(env, 'STOCKTAKE_URL') ?? `http://localhost:${port}`,
    databaseUrl: parseDatabaseUrl(env),
    dataDir: path.resolve(read(env, 'STOCKTAKE_DATA_DIR') ?? '.data'),
    masterKey: parseKey(env, 'STOCKTAKE_MASTER_KEY'),
    masterKeyPrevious: parseKey(env, 'STOCKTAKE_MASTER_KEY_PREVIOUS'),
    sessionSecret: parseLong(env, 'NEXTAUTH_SECRET', 32),
    admin: parseAdmin(env),
    raffApiUrl: parseSafeUrl(env, 'RAFF_API_URL') ?? 'https://api.rafftechnologies.com',
    oidc: parseOidc(env),
    github: parsePair(env, 'GITHUB_ID', 'GITHUB_SECRET'),
    google: parsePair(env, 'GOOGLE_ID', 'GOOGLE_SECRET'),
    mail: parseMail(env),
    webhookUrl: parseSafeUrl(env, 'WEBHOOK_URL'),
    metricsToken: parseLong(env, 'STOCKTAKE_METRICS_TOKEN', 16),
    worker: parseSwitch(env, 'STOCKTAKE_WORKER'),
    control: read(env, 'STOCKTAKE_CONTROL'),
  }
}

/** @type {Environment | undefined} */
let parsed

/** The environment of this process, parsed at the first use. */
export function environment() {
  parsed ??= parseEnvironment(process.env)
  return parsed
}

/** Empty counts as missing: that is how compose files and shells pass on a variable nobody set. */
function read(/** @type {Variables} */ env, /** @type {string} */ name) {
  return env[name]?.trim() || undefined
}

function parsePort(/** @type {Variables} */ env) {
  const text = read(env, 'PORT') ?? '3000'
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new EnvironmentError('PORT', 'must be a whole number from 1 to 65535')
  return port
}

function parseSwitch(/** @type {Variables} */ env, /** @type {string} */ name) {
  const text = read(env, name) ?? 'on'
  if (text !== 'on' && text !== 'off') throw new EnvironmentError(name, 'must be on or off')
  return text === 'on'
}

function parseOrigin(/** @type {Variables} */ env, /** @type {string} */ name) {
  const text = read(env, name)
  if (text === undefined) return undefined
  const url = parseUrl(text)
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin)
    throw new EnvironmentError(name, 'must be an address such as https://stocktake.example.com, without a path')
  return url.origin
}

/** https anywhere, http on this machine only: keys and minutes must not cross a network in the clear. */
function parseSafeUrl(/** @type {Variables} */ env, /** @type {string} */ name) {
  const text = read(env, name)
  if (text === undefined) return undefined
  const url = parseUrl(text)
  const safe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname))
  if (!safe) throw new EnvironmentError(name, 'must be an https:// address (http:// only on localhost)')
  if (url.username || url.password) throw new EnvironmentError(name, 'must not hold a user name or password')
  return text.replace(/\/+$/, '')
}

function parseDatabaseUrl(/** @type {Variables} */ env) {
  const text = read(env, 'DATABASE_URL')
  if (text === undefined) return undefined
  const url = parseUrl(text)
  const named = url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1
  if (!named) throw new EnvironmentError('DATABASE_URL', 'must look like postgresql://user:password@host:5432/database')
  return text
}

function parseKey(/** @type {Variables} */ env, /** @type {string} */ name) {
  const text = read(env, name)
  if (text === undefined) return undefined
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text))
    throw new EnvironmentError(name, 'must be 32 random bytes in base64, for example from: openssl rand -base64 32')
  return Buffer.from(text, 'base64')
}

function parseLong(/** @type {Variables} */ env, /** @type {string} */ name, /** @type {number} */ length) {
  const text = read(env, name)
  if (text !== undefined && text.length < length)
    throw new EnvironmentError(name, `must be at least ${length} characters, for example from: openssl rand -base64 32`)
  return text
}

function parseAdmin(/** @type {Variables} */ env) {
  // as it is: a password may begin or end with a space
  const password = env.STOCKTAKE_ADMIN_PASSWORD || undefined
  const email = read(env, 'STOCKTAKE_ADMIN_EMAIL')?.toLowerCase()
  if (email === undefined && password === undefined) return undefined
  if (email === undefined || !isMailAddress(email))
    throw new EnvironmentError('STOCKTAKE_ADMIN_EMAIL', 'must be the mail address that belongs to the admin password')
  if (password === undefined || password.length < 12 || password.length > 200)
    throw new EnvironmentError(
      'STOCKTAKE_ADMIN_PASSWORD',
      'must be 12 to 200 characters, set together with the address',
    )
  return { email, password }
}

function parseOidc(/** @type {Variables} */ env) {
  const issuer = parseSafeUrl(env, 'OIDC_ISSUER')
  const client = parsePair(env, 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET')
  if (!issuer && !client) return undefined
  if (!issuer) throw new EnvironmentError('OIDC_ISSUER', 'must be set together with OIDC_CLIENT_ID')
  if (!client) throw new EnvironmentError('OIDC_CLIENT_ID', 'must be set together with OIDC_ISSUER')
  return { issuer, clientId: client.id, clientSecret: client.secret }
}

function parsePair(/** @type {Variables} */ env, /** @type {string} */ idName, /** @type {string} */ secretName) {
  const id = read(env, idName)
  const secret = read(env, secretName)
  if (!id && !secret) return undefined
  if (!id) throw new EnvironmentError(idName, `must be set together with ${secretName}`)
  if (!secret) throw new EnvironmentError(secretName, `must be set together with ${idName}`)
  return { id, secret }
}

function parseMail(/** @type {Variables} */ env) {
  const smtpUrl = read(env, 'SMTP_URL')
  const from = read(env, 'MAIL_FROM')
  if (smtpUrl !== undefined && !/^smtps?:$/.test(parseUrl(smtpUrl)?.protocol ?? ''))
    throw new EnvironmentError('SMTP_URL', 'must look like smtps://user:password@mail.example.com:465')
  if (from !== undefined && !isMailAddress(/<([^<>]+)>$/.exec(from)?.[1] ?? from))
    throw new EnvironmentError(
      'MAIL_FROM',
      'must be a mail address, or a name and one: Stocktake <stocktake@example.com>',
    )
  if (smtpUrl !== undefined && from === undefined)
    throw new EnvironmentError('MAIL_FROM', 'must be set together with SMTP_URL')
  return smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : undefined
}

const isMailAddress = (/** @type {string} */ text) => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text)

function parseUrl(/** @type {string} */ text) {
  return URL.canParse(text) ? new URL(text) : undefined
}
