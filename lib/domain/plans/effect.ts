import { type Json, toJson } from '../canonical-json'
import type { PlanCall } from './plan'
import type { Statement } from './say'

// What makes two plans do the same: what is sent, and what is said about it but for what moves by itself.

/** A call as Raff would get it, and what it waits for. */
export function effectOfCall({ step, method, path, body, projectId, wait }: PlanCall): Json {
  return { step, method, path, body, projectId, wait: wait && { after: wait.after, ms: wait.ms } }
}

/** The body of such a call is made again at its time, so only what it takes away counts. */
export function effectOfCalls(calls: readonly PlanCall[]): Json {
  return calls.map((call) =>
    call.refresh ? effectOfCall({ ...call, body: toJson(call.refresh) }) : effectOfCall(call),
  )
}

export function effectOfStatement({ code, values, step }: Statement): Json {
  const kept = Object.entries(values as object).filter(([name]) => name !== 'passing')
  return toJson({ code, step, values: Object.fromEntries(kept) })
}
