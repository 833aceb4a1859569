import type { AuditInput } from '../../db/append-audit'
import type { RequestRow } from '../../db/requests'

/** What every entry about a request says: which, about what, and where. */
export function auditOf(
  request: Pick<RequestRow, 'id' | 'title' | 'plan'>,
): Pick<AuditInput, 'requestId' | 'target' | 'project'> {
  const [only, ...more] = request.plan.targets
  const projects = new Set(request.plan.targets.map(({ projectId }) => projectId))
  const inOne =
    projects.size === 1 && only?.projectId ? { id: only.projectId, name: only.projectName ?? '' } : undefined
  return {
    requestId: request.id,
    target:
      only && more.length === 0
        ? { kind: only.kind, id: only.id, name: request.title }
        : { kind: 'request', id: request.id, name: request.title },
    ...(inOne && { project: inOne }),
  }
}
