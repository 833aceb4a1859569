import { log } from '../config/log'
import { Refusal } from '../domain/refusals'
import { refusalAnswer, sealed } from './answer'
import { countRequest } from './metrics'
import { requestIdOf } from './request-id'

/**
 * Runs one request to its end: gives it an id, turns whatever goes wrong into an answer, writes one line to the log and
 * counts it. What is not a refusal is our fault: the caller gets the request's id and nothing else.
 */
export async function observe(
  name: { method: string; route: string; quiet?: boolean },
  request: Request,
  work: (requestId: string, note: (facts: Record<string, unknown>) => void) => Promise<Response>,
): Promise<Response> {
  const started = performance.now()
  const requestId = requestIdOf(request.headers)
  const facts: Record<string, unknown> = {}
  let failure: unknown
  let response: Response
  try {
    response = sealed(await work(requestId, (more) => Object.assign(facts, more)), requestId)
  } catch (error) {
    failure = error
    response = refusalAnswer(error instanceof Refusal ? error : unexpected(requestId), requestId)
  }
  const ms = Math.round((performance.now() - started) * 10) / 10
  const { method, route } = name
  countRequest({ method, route, status: response.status, seconds: ms / 1_000 })
  const line = { requestId, method, route, status: response.status, ms, ...facts }
  // one line each, not a stack each: while the database or Raff is away every request says the same
  if (failure instanceof Refusal && failure.code === 'unavailable')
    log.warn({ ...line, why: failure.message }, 'unavailable')
  else if (response.status >= 500) log.error({ ...line, error: failure }, 'request failed')
  else if (failure instanceof Refusal) log.info({ ...line, refused: failure.code }, 'request refused')
  else if (!name.quiet) log.info(line, 'request')
  return response
}

function unexpected(requestId: string): Refusal {
  return new Refusal(
    'internal',
    `Something went wrong on our side. If it keeps happening, tell your admin this request id: ${requestId}`,
  )
}
