import { callOn, path } from '../call'
import type { Look } from '../look'
import type { PlanCall } from '../plan'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'

// A new set of rules reaches a server only when it boots again: what that means for those behind a firewall.

export type Behind = {
  servers: PlanThing<'vm'>[]
  /** Those that have to boot again. */
  running: PlanThing<'vm'>[]
  /** Whether anything at all may be behind it: only the interfaces of the servers tell which. */
  any: boolean
  all: boolean
  statements: Statement[]
  unknowns: Statement[]
  leansOn: (string | number | boolean | null)[][]
}

export function serversBehind(firewall: PlanThing<'security-group'>, look: Look): Behind {
  const servers = [...look.serversBehind(firewall.raffId)].sort((a, b) => a.name.localeCompare(b.name, 'en'))
  const running = servers.filter(({ facts }) => facts.status === 'active')
  const { nicCount } = firewall.facts
  const seen = new Set(
    look.facts.interfaces
      .filter(({ securityGroupId }) => securityGroupId === firewall.raffId)
      .map(({ serverId, nicId }) => `${serverId} ${nicId}`),
  )
  const all = nicCount === null ? look.facts.unread.every(({ what }) => what !== 'interfaces') : seen.size >= nicCount
  const { name } = firewall
  return {
    servers,
    running,
    any: servers.length > 0 || (nicCount ?? 1) > 0,
    all,
    statements: [
      ...(servers.length > 0
        ? [state('servers-behind', { firewall: name, servers: servers.map((each) => each.name) })]
        : []),
      ...(servers.length === 0 && all ? [state('nothing-behind', { firewall: name })] : []),
    ],
    unknowns: all ? [] : [state('behind-unknown', { firewall: name, seen: seen.size, interfaces: nicCount })],
    leansOn: [...servers.map((each) => [each.raffId, each.name, each.facts.status, each.id]), [nicCount, all]],
  }
}

/** What has to be booted again, and whether this plan does it. */
export function rebootStatements(firewall: string, { running }: Behind, reboot: boolean, step: string): Statement[] {
  if (running.length === 0) return []
  const servers = running.map(({ name }) => name)
  return [
    reboot ? state('servers-reboot', { firewall, servers }, step) : state('reboots-needed', { firewall, servers }),
  ]
}

export function rebootCalls({ running }: Behind, when: string): PlanCall[] {
  return running.map((server) => {
    const { raffId, name, facts } = server
    return callOn(server, `reboot-${when}:vm:${raffId}`, {
      method: 'POST',
      path: path`/vms/${raffId}/reboot`,
      sentence: `Reboot ${name}, so that the rules take effect on it.`,
      probe: { kind: 'rebooted', serverId: raffId, name, updatedBefore: facts.updatedAt },
      again: 'never',
    })
  })
}
