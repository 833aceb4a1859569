export const REQUEST_ID_HEADER = 'x-request-id'

/** A reverse proxy may bring its own id, so that its log and ours can be laid side by side; anything odd gets a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID_HEADER)
  return given && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}
