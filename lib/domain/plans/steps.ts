import type { PlannedCall, PlannedStep } from './plan-shape'
import type { Target } from './facts'

type Given = Pick<PlannedStep, 'sentence' | 'call' | 'proof'> & Partial<PlannedStep>

export function step(target: Pick<Target, 'id'>, given: Given): PlannedStep {
  return { target: target.id, kind: 'call', time: { kind: 'now' }, repeatable: false, always: false, ...given }
}

/** call`POST /vms/${id}/start`: the path as it goes out, and its name for the metrics. */
export function call(texts: TemplateStringsArray, ...ids: string[]): (more?: Partial<PlannedCall>) => PlannedCall {
  const [method, start = ''] = (texts[0] ?? '').split(' ')
  let path = start
  let template = start
  ids.forEach((id, index) => {
    path += escaped(id) + (texts[index + 1] ?? '')
    template += `{id}${texts[index + 1] ?? ''}`
  })
  return (more = {}) => ({
    method: method as PlannedCall['method'],
    path,
    template,
    body: null,
    projectId: null,
    ...more,
  })
}

/** An id goes out as it came, and never as a way to another path: such ids Raff does not give, and escaped they find nothing. */
function escaped(id: string): string {
  return encodeURIComponent(/^\.{0,2}$/.test(id) ? `(${id})` : id.toWellFormed())
}

/** Stands where the id of the new key goes: it is only known once the key is made. */
export const NEW_KEY_ID = '(id of the new key)'

/** Ids of disks come as numbers and have to go back as numbers; we carry every id as text. */
export function asItCame(id: string): string | number {
  return /^\d{1,15}$/.test(id) ? Number(id) : id
}
