import { Refusal } from '../domain/refusals'

/** What only the server may say to Raff. Passing one on would be a hole; dropping it in silence would hide a mistake. */
const OURS_TO_SET = ['x-api-key', 'x-project-id', 'authorization', 'x-http-method-override', 'x-method-override']

export function refuseRaffHeaders(headers: Headers): void {
  const sent = OURS_TO_SET.find((name) => headers.has(name))
  if (!sent) return
  throw new Refusal('invalid', `Do not send ${sent}: the key and the project are added on the server.`, {
    fields: { [sent]: 'This header is not taken here.' },
  })
}
