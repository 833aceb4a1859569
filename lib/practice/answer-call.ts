import { authenticate, type Caller, callerOf } from './access'
import { ROUTES } from './routes/all-routes'
import { catchUp } from './rules/catch-up'

import type { Answer } from './wire/answer'
import { ApiError, badRequest, forbidden } from './wire/api-error'
import { type Body, isUuid } from './wire/fields'
import type { RateLimiter } from './wire/rate-limiter'
import { type Access, type Call, isOpen, type Method, type OpenCall } from './wire/route'
import { routerOf } from './wire/router'
import type { World } from './world'

export interface Incoming {
  method: Method
  pathname: string
  query: URLSearchParams
  apiKey: string | undefined
  projectHeader: string | undefined
  body: Body
}

export interface Answered extends Answer {
  headers: Record<string, string>
  /** The pattern of the route, for logs and faults; empty when no route matched. */
  route: string
}

const match = routerOf(ROUTES)

/** One request from start to end, at one moment of the account's clock: nothing else happens in between. */
export function answerCall(world: World, limiter: RateLimiter, now: number, incoming: Incoming): Answered {
  catchUp(world, now)
  const headers: Record<string, string> = {}
  let route = ''
  try {
    const found = match(incoming.method, incoming.pathname)
    if (!found) throw new ApiError(404, `No such endpoint: ${incoming.method} ${incoming.pathname}`)
    route = found.route.path
    const call: OpenCall = { world, params: found.params, query: incoming.query, body: incoming.body }
    if (isOpen(found.route)) return { ...found.route.handle(call), headers, route }

    const caller = admit(world, limiter, incoming.apiKey, headers)
    const scoped = scopeOf(world, caller, found.route.access, incoming.projectHeader)
    const answer = found.route.handle({ ...call, caller, access: found.route.access, ...scoped })
    if (incoming.method !== 'GET') world.changes += 1
    return { ...answer, headers, route }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { status: error.status, body: error.body, headers: { ...headers, ...error.headers }, route }
  }
}

function admit(
  world: World,
  limiter: RateLimiter,
  apiKey: string | undefined,
  headers: Record<string, string>,
): Caller {
  const key = authenticate(world.store, apiKey, world.now)
  const verdict = limiter.admit(key.id, key.tier)
  Object.assign(headers, verdict.headers)
  if (!verdict.allowed) throw new ApiError(429, 'Rate limit exceeded')
  world.store.apiKeys.change(key, { lastUsedAt: world.now })
  world.uses += 1
  return callerOf(world.store, key)
}

function scopeOf(
  world: World,
  caller: Caller,
  access: Call['access'],
  header: string | undefined,
): Pick<Call, 'projectId' | 'inScope'> {
  switch (access.kind) {
    case 'key':
    case 'resource':
      return { projectId: '', inScope: () => true }
    case 'account':
      if (!caller.may(access.permission)) throw forbidden(`This key has no ${access.permission}`)
      return { projectId: '', inScope: () => true }
    case 'project': {
      if (!header) throw badRequest('X-Project-ID required')
      const projectId = projectOf(caller, access, header)
      return { projectId, inScope: (id) => id === projectId }
    }
    case 'list': {
      if (header && access.headerNarrows) {
        const projectId = projectOf(caller, access, header)
        return { projectId, inScope: (id) => id === projectId }
      }
      return { projectId: '', inScope: everywhereAllowed(world, caller, access) }
    }
  }
}

function projectOf(caller: Caller, access: Extract<Access, { kind: 'project' | 'list' }>, header: string): string {
  if (!isUuid(header)) throw badRequest('X-Project-ID must be a UUID')
  if (!caller.reaches(header)) throw forbidden('This key has no access to this project')
  if (!caller.mayIn(header, access.permission)) throw forbidden(`This key has no ${access.permission} in this project`)
  return header
}

/** A key in no project gets an empty list; one in projects, but nowhere allowed to look, is refused. */
function everywhereAllowed(
  world: World,
  caller: Caller,
  access: Extract<Access, { kind: 'list' }>,
): (projectId: string) => boolean {
  const reached = [...world.store.projects.all()].filter((project) => caller.reaches(project.id))
  const allowed = new Set(reached.filter(({ id }) => caller.mayIn(id, access.permission)).map(({ id }) => id))
  if (reached.length > 0 && allowed.size === 0) throw forbidden(`This key has no ${access.permission} in any project`)
  return (projectId) => allowed.has(projectId)
}
