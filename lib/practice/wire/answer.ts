/** What a route answers before any fault touches it. */
export interface Answer {
  status: number
  body: unknown
}

export function ok(data: unknown): Answer {
  return { status: 200, body: { success: true, data } }
}

export function created(data: unknown): Answer {
  return { status: 201, body: { success: true, data } }
}

/** Taken on; the work ends later. */
export function accepted(data: unknown): Answer {
  return { status: 202, body: { success: true, data } }
}

export function done(message: string): Answer {
  return { status: 200, body: { success: true, message } }
}

export function time(ms: number): string {
  return new Date(ms).toISOString()
}

/** Optional fields are left out when there is nothing to say, as Raff does. */
export function optionalTime(ms: number | null): string | undefined {
  return ms === null ? undefined : time(ms)
}
