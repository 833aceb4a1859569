import 'server-only'
import { permissionsOf } from '../auth/roles'
import { RECENT_PASSWORD_MS } from '../config/timings'
import type { MeAnswer } from '../contracts/me'
import type { Viewer } from '../domain/person'
import { isRecent, recentUntil } from '../domain/recent-password'

export function describeMe(viewer: Viewer): MeAnswer {
  const { reauthenticatedAt, now } = viewer
  const confirmed = isRecent(reauthenticatedAt, now, RECENT_PASSWORD_MS) ? reauthenticatedAt : null
  return {
    id: viewer.personId,
    name: viewer.name,
    email: viewer.email,
    role: viewer.role,
    permissions: permissionsOf(viewer.role),
    hasPassword: viewer.hasPassword,
    passwordConfirmedUntil: confirmed && recentUntil(confirmed, RECENT_PASSWORD_MS).toISOString(),
  }
}
