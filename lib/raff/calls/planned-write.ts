import type { Raw } from '../parse/rows'
import { Secret } from '../secret'
import type { Writing, WriteOptions } from '../writing'

/** A call exactly as people agreed to it. */
export interface ApprovedCall {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with its ids in place. */
  path: string
  template: string
  body: unknown
  projectId: string | null
}

export interface ApprovedAnswer {
  /** Of what was made; null where the answer names nothing. */
  id: string | null
  /** Comes once, and only here. */
  secret: Secret | null
}

/** What was approved goes out as it was approved: nothing between the plan and the wire words it anew. */
export function plannedWrites({ answering }: Writing) {
  return {
    approved: ({ method, path, template, body, projectId }: ApprovedCall, options: WriteOptions = {}) =>
      answering(
        { path, template },
        { method, body: body ?? undefined, projectId: projectId ?? undefined, ...options },
        readMade,
      ),
  }
}

function readMade({ data }: Raw): ApprovedAnswer {
  const { id, secret } = (typeof data === 'object' && data !== null ? data : {}) as Raw
  const named = typeof id === 'string' || typeof id === 'number'
  return {
    id: named ? String(id) : null,
    secret: typeof secret === 'string' && secret !== '' ? new Secret(secret) : null,
  }
}
