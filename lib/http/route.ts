import 'server-only'
import type { z } from 'zod'
import { may, type Permission } from '../auth/roles'
import { signInSettings } from '../auth/sign-in-settings'
import { viewerOfRequest } from '../auth/viewer-of-request'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { jsonAnswer } from './answer'
import { checkOrigin } from './check-origin'
import { observe } from './observe'
import { parseInput, queryOf } from './parse-input'
import { readJson, readUpload } from './read-body'

/** `anyone`: also without signing in. `signed-in`: every role. Else the permission it takes. */
export type Allow = Permission | 'signed-in' | 'anyone'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An answer the handler builds itself: a file, or JSON with a status that says something too. */
export type FileOutput = { contentTypes: string[]; schema?: z.ZodType }

export type Upload = { types: string[]; maxBytes: number }

export type Declaration = {
  method: Method
  path: string
  /** What it does, as a sentence, for the API document. */
  summary: string
  allow: Allow
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** A file instead of JSON, taken as text. */
  upload?: Upload
  output: z.ZodType | FileOutput
  /** The status of success; 200 unless told. */
  status?: number
  /** Refusals that are normal here, for the API document. */
  refuses?: string[]
  /** Asked every few seconds by machines: successes are not worth a line in the log. */
  quiet?: boolean
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

type Answer<Output> = Output extends z.ZodType ? z.input<Output> : Response

type Context<D> = {
  request: Request
  requestId: string
  viewer: D extends { allow: 'anyone' } ? null : Viewer
  /** Who does it and through which request: what the audit log wants to know. */
  by: { actor: { kind: 'person' | 'visitor'; id: string | null; name: string }; httpRequestId: string }
  params: D extends { params: infer Schema } ? Parsed<Schema> : undefined
  query: D extends { query: infer Schema } ? Parsed<Schema> : undefined
  body: D extends { body: infer Schema } ? Parsed<Schema> : undefined
  upload: D extends { upload: Upload } ? string : undefined
}

type PathParams = { params: Promise<Record<string, unknown>> }

export type RouteHandler = ((request: Request, at: PathParams) => Promise<Response>) & { declaration: Declaration }

/**
 * The one wrapper around every route of ours. It checks, in this order: that a change comes from our own pages, who asks,
 * whether they may, and what they sent. What the handler answers is cut down to what the route declares: a field nobody
 * declared never leaves.
 */
export function route<const D extends Omit<Declaration, 'method' | 'path'>>(
  name: `${Method} /api/${string}`,
  declared: D,
  handle: (context: Context<D>) => Promise<Answer<D['output']>> | Answer<D['output']>,
): RouteHandler {
  const [method, path] = name.split(' ') as [Method, string]
  const declaration: Declaration = { method, path, ...(declared as Omit<Declaration, 'method' | 'path'>) }
  const run = (request: Request, at: PathParams) =>
    observe({ method, route: path, quiet: declaration.quiet }, request, async (requestId, note) => {
      if (method !== 'GET') checkOrigin(request.headers, signInSettings().url)
      const viewer = declaration.allow === 'anyone' ? null : await authorize(request, declaration.allow)
      note({ personId: viewer?.personId })
      const input = await readInput(request, at, declaration)
      const context = { request, requestId, viewer, by: doneBy(viewer, requestId), ...input }
      return toResponse(await handle(context as Context<D>), declaration, requestId)
    })
  return Object.assign(run, { declaration })
}

async function authorize(request: Request, allow: Exclude<Allow, 'anyone'>): Promise<Viewer> {
  const viewer = await viewerOfRequest(request)
  if (!viewer) throw new Refusal('signed-out', 'Please sign in first. Your session may have ended.')
  if (allow === 'signed-in' || may(viewer.role, allow)) return viewer
  throw new Refusal('forbidden', `Your role, ${viewer.role}, does not allow this. Ask an admin if you need it.`)
}

async function readInput(request: Request, at: PathParams, { params, query, body, upload }: Declaration) {
  return {
    params: params && parseInput(params, await at.params),
    query: query && parseInput(query, queryOf(request.url)),
    body: body && parseInput(body, await readJson(request)),
    upload: upload && (await readUpload(request, upload.types, upload.maxBytes)),
  }
}

function doneBy(viewer: Viewer | null, httpRequestId: string): Context<Declaration>['by'] {
  const actor = viewer
    ? { kind: 'person' as const, id: viewer.personId, name: viewer.name }
    : { kind: 'visitor' as const, id: null, name: 'Somebody not signed in' }
  return { actor, httpRequestId }
}

function toResponse(answer: unknown, { output, status }: Declaration, requestId: string): Response {
  if (!('contentTypes' in output)) return jsonAnswer(output.parse(answer), requestId, status)
  if (answer instanceof Response) return answer
  throw new TypeError('a route that declares a file must answer with a Response')
}
