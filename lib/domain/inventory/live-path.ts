import type { Kind } from './kinds'

/** Where Raff shows one thing by itself, below /api/v1; null for kinds that only come in lists. */
export function livePath(kind: Kind, raffId: string, projectId: string | null): string | null {
  const list = LISTS[kind]
  if (!list || !/^[A-Za-z0-9_-]{1,100}$/.test(raffId)) return null
  const path = `${list.path}/${raffId}`
  if (!list.inProject) return path
  return projectId === null ? null : `${path}?project_id=${encodeURIComponent(projectId)}`
}

/** inProject: Raff answers only together with the project. */
const LISTS: Partial<Record<Kind, { path: string; inProject: boolean }>> = {
  vm: { path: 'vms', inProject: false },
  volume: { path: 'volumes', inProject: true },
  snapshot: { path: 'snapshots', inProject: true },
  backup: { path: 'backups', inProject: true },
  'backup-schedule': { path: 'backup-schedules', inProject: true },
  ip: { path: 'ips', inProject: false },
  vpc: { path: 'vpcs', inProject: true },
  'security-group': { path: 'security-groups', inProject: true },
  project: { path: 'projects', inProject: false },
  role: { path: 'roles', inProject: false },
  'api-key': { path: 'api-keys', inProject: false },
}
