import { ApiProblem, type ProblemCode } from './api-problem'

/** Anything that checks and types an answer; in practice a zod schema from lib/contracts. */
export type AnswerSchema<Answer> = { parse: (value: unknown) => Answer }

/**
 * A schema, or the way to it: `() => import('@/lib/contracts/audit').then((all) => all.auditPage)`. A page that is served with its
 * first data needs no schema to be shown, and the schemas are a third of all the script a page may have.
 */
export type SchemaSource<Answer> = AnswerSchema<Answer> | (() => Promise<AnswerSchema<Answer>>)

export type ApiRequest<Answer> = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is, instead of JSON. */
  file?: { content: Blob | string; type: string }
  /** Appended as a query string; undefined, null and '' are left out. */
  query?: Record<string, string | number | boolean | null | undefined>
  schema: SchemaSource<Answer>
  signal?: AbortSignal | undefined
}

/** Asks our own API and answers with what the schema promises, or throws an ApiProblem in words that can be shown. */
export async function api<Answer>(path: `/api/${string}`, request: ApiRequest<Answer>): Promise<Answer> {
  const schema = loadSchema(request.schema)
  const response = await send(path, request)
  const requestId = response.headers.get('x-request-id') ?? undefined
  const answer = await readJson(response, requestId)
  if (!response.ok) throw problemFrom(response, answer, requestId)
  try {
    return (await schema).parse(answer)
  } catch (cause) {
    throw unreadable(response.status, requestId, cause)
  }
}

/** Begins at once, beside the request. A failure is told where the answer is read. */
function loadSchema<Answer>(source: SchemaSource<Answer>): Promise<AnswerSchema<Answer>> {
  const schema = typeof source === 'function' ? source() : Promise.resolve(source)
  schema.catch(() => {})
  return schema
}

async function send(path: string, request: ApiRequest<unknown>): Promise<Response> {
  const { method = 'GET', body, file, query, signal } = request
  const headers: Record<string, string> = { accept: 'application/json' }
  const type = file ? file.type : body === undefined ? undefined : 'application/json'
  if (type) headers['content-type'] = type
  try {
    return await fetch(path + queryString(query), {
      method,
      headers,
      body: file ? file.content : body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ?? null,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiProblem({
      code: 'offline',
      message: 'Stocktake did not answer. Check that you are online and that it is running, then try again.',
      status: 0,
      cause,
    })
  }
}

export function queryString(query: ApiRequest<unknown>['query']): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') params.append(name, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

async function readJson(response: Response, requestId: string | undefined): Promise<unknown> {
  const text = await response.text()
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (cause) {
    // a proxy's own page, an answer cut short: never shown, never parsed as good news
    throw unreadable(response.status, requestId, cause)
  }
}

function problemFrom(response: Response, answer: unknown, requestId: string | undefined): ApiProblem {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : undefined
  if (!error || typeof error.message !== 'string') return unreadable(response.status, requestId)
  const retryAfter = Number(error.retryAfterSeconds ?? response.headers.get('retry-after') ?? Number.NaN)
  return new ApiProblem({
    code: String(error.code) as ProblemCode,
    message: error.message,
    status: response.status,
    requestId: typeof error.requestId === 'string' ? error.requestId : requestId,
    fields: isRecord(error.fields) ? (error.fields as Record<string, string>) : undefined,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
  })
}

function unreadable(status: number, requestId: string | undefined, cause?: unknown): ApiProblem {
  return new ApiProblem({
    code: 'unreadable',
    message: 'The answer could not be read. Reload the page; if it stays like this, tell whoever runs Stocktake.',
    status,
    requestId,
    cause,
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
