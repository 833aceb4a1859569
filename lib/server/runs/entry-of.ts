import 'server-only'
import type { StepRow } from '../../db/request-steps'
import { auditOf } from '../requests/audit-of'
import { type RunContext, SYSTEM } from './run-context'

/** What every entry about a step says: of which request, with which key, about what. */
export function entryOf({ request, prefix }: Pick<RunContext, 'request' | 'prefix'>, step: StepRow) {
  const target = request.plan.targets.find(({ id }) => id === step.targetId)
  return {
    actor: SYSTEM,
    ...auditOf(request),
    action: 'run.step' as const,
    connectionPrefix: prefix,
    ...(target && { target: { kind: target.kind, id: target.id, name: target.name } }),
  }
}
