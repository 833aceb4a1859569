import type { Kind } from '../../domain/inventory/kinds'
import { fewestCalls } from '../../domain/inventory/plan-sync'

/** How many calls a sync of an account this size will take, for the progress bar; it grows when the account has grown. */
export function expectedCalls(counts: ReadonlyMap<Kind, number>): number {
  const rows = (kind: Kind) => counts.get(kind) ?? 0
  const projects = Array.from({ length: rows('project') }, () => 1)
  return fewestCalls({
    lists: {
      projects: rows('project'),
      vms: rows('vm'),
      volumes: rows('volume'),
      snapshots: rows('snapshot'),
      backups: rows('backup'),
      'backup-schedules': rows('backup-schedule'),
      vpcs: rows('vpc'),
      'security-groups': rows('security-group'),
      'ssh-keys': rows('ssh-key'),
      members: rows('member'),
      roles: rows('role'),
      'api-keys': rows('api-key'),
    },
    projectLists: { ips: projects, 'project-members': projects },
    serversDue: 0,
    disksToAsk: 0,
    priceLists: 0,
    proofs: 0,
  })
}
