import type { Json } from '../canonical-json'
import type { PlanCall } from './plan'
import type { PlanThing } from './plan-facts'

type Given = Pick<PlanCall, 'method' | 'path' | 'sentence' | 'probe' | 'again'> &
  Partial<Pick<PlanCall, 'wait' | 'refresh' | 'givesSecret'>> & { body?: Json }

/** A call about one target, in its project. */
export function callOn(target: PlanThing, step: string, given: Given): PlanCall {
  return {
    body: null,
    wait: null,
    refresh: null,
    givesSecret: false,
    ...given,
    step,
    target: target.id,
    projectId: target.projectId,
  }
}

/** A call about the account: it takes no project. */
export function callOnAccount(target: PlanThing | null, step: string, given: Given): PlanCall {
  return {
    body: null,
    wait: null,
    refresh: null,
    givesSecret: false,
    ...given,
    step,
    target: target?.id ?? null,
    projectId: null,
  }
}

/** path`/vms/${id}/stop`: ids go out as they came, and never as a way to another path. */
export function path(texts: TemplateStringsArray, ...ids: string[]): string {
  return ids.reduce((sum, id, index) => sum + escaped(id) + (texts[index + 1] ?? ''), `/api/v1${texts[0] ?? ''}`)
}

/** Two dots between slashes would be another path; Raff gives no such ids, and escaped they find nothing. */
function escaped(id: string): string {
  return /^\.{0,2}$/.test(id) ? encodeURIComponent(`(${id})`) : encodeURIComponent(id.toWellFormed())
}

/** Ids of disks come as numbers and have to go back as numbers; we carry every id as text. */
export function asItCame(id: string): string | number {
  return /^\d{1,15}$/.test(id) ? Number(id) : id
}
