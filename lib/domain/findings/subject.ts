import type { AccountFacts, ConnectionInUse, Thing } from './account-facts'
import type { Subject } from './finding'

export function subjectOf({ kind, raffId, id, name, projectId }: Thing): Subject {
  return { kind, raffId, resourceId: id, name, projectId: kind === 'project' ? raffId : projectId }
}

export function accountSubject({ account }: AccountFacts): Subject {
  return { kind: 'account', raffId: account.id, resourceId: null, name: account.name, projectId: null }
}

export function connectionSubject({ id, name }: ConnectionInUse): Subject {
  return { kind: 'connection', raffId: id, resourceId: null, name, projectId: null }
}
