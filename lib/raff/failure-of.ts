import type { Answer, ExchangeFailure } from './exchange'
import { quoteRaff, RaffBilling, type RaffDetails, RaffError, RaffOutcomeUnknown, RaffRateLimited } from './errors'
import { readJson } from './read-json'

/** What a request without a whole answer means to the caller. */
export function failureOfExchange(failure: ExchangeFailure, details: RaffDetails): RaffError {
  const facts = { ...details, status: failure.status, technical: failure.code }
  const isWrite = details.method !== 'GET'
  if (!failure.sent) return new RaffError(failure.kind === 'cancelled' ? 'cancelled' : notSent(failure), facts)
  if (isWrite) return new RaffOutcomeUnknown(failure.kind, facts)
  switch (failure.kind) {
    case 'cancelled':
      return new RaffError('cancelled', facts)
    case 'timeout':
      return new RaffError('timeout', facts)
    case 'too-large':
      return new RaffError('invalid-response', { ...facts, technical: 'the answer is too large' })
    default:
      return new RaffError('unavailable', facts)
  }
}

const notSent = ({ kind }: ExchangeFailure) => (kind === 'timeout' ? 'timeout' : 'unavailable')

/** What an answer other than 2xx means to the caller. */
export function failureOfAnswer(answer: Answer, details: RaffDetails): RaffError {
  const { status } = answer
  const body = readErrorBody(answer.body)
  const facts: RaffDetails = { ...details, status, error: quoteRaff(body.error), message: quoteRaff(body.message) }
  const isWrite = details.method !== 'GET'
  // a refusal with a 4xx surely came before the deed; of everything else a write cannot know
  if (isWrite && (status < 400 || status >= 500 || status === 408))
    return new RaffOutcomeUnknown(status >= 400 ? 'server-trouble' : 'redirected', facts)
  if (status === 401) return new RaffError('unauthorized', facts)
  if (status === 402) return new RaffBilling(quoteRaff(body.reason) ?? 'insufficient-balance', facts)
  if (status === 403) {
    const reason = quoteRaff(body.reason)
    return reason ? new RaffBilling(reason, facts) : new RaffError('forbidden', facts)
  }
  if (status === 404 || status === 410) return new RaffError('not-found', facts)
  if (status === 409 || status === 423) return new RaffError('conflict', facts)
  if (status === 429) return new RaffRateLimited(facts)
  if (status === 408) return new RaffError('timeout', facts)
  if (status >= 500) return new RaffError('unavailable', facts)
  if (status >= 400) return new RaffError('invalid-request', facts)
  return new RaffError('invalid-response', { ...facts, technical: `unexpected status ${status}` })
}

function readErrorBody(body: Buffer): { error?: unknown; message?: unknown; reason?: unknown } {
  try {
    const json = readJson(body)
    return typeof json === 'object' && json !== null ? json : {}
  } catch {
    return {}
  }
}
