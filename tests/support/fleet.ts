import { secretFields } from '@/lib/practice/key-secret'
import { nextNumber, nextUuid } from '@/lib/practice/ids'
import type { State } from '@/lib/practice/model'

// A row of equal things, one for each way in which something can go wrong, so that one request meets all of them.

/** Adds `count` servers outside of production, and as many of everything else that something can be asked of. */
export function withFleet(state: State, count: number): void {
  const pattern = state.vms.find(({ name }) => name === 'old-01')
  const [disk] = state.volumes
  const [schedule] = state.schedules
  const [snapshot] = state.snapshots
  const key = state.apiKeys.find(({ name }) => name === 'staging-only')
  if (!pattern || !disk || !schedule || !snapshot || !key) throw new Error('the small account has one of each')
  const { projectId, createdBy, createdAt, region } = pattern
  const common = { projectId, createdBy, createdAt }
  for (let place = 0; place < count; place += 1) {
    const name = fleetName(place)
    const vmId = nextUuid(state, 'vm')
    const ipId = nextUuid(state, 'ip')
    const address = `203.0.113.${100 + place}`
    const [nic] = pattern.nics
    if (!nic) throw new Error('a server has an interface')
    state.vms.push({ ...pattern, id: vmId, name, status: 'active', nics: [{ ...nic, ip: address, ipId }] })
    const ip = { ...common, address, family: 'IPv4' as const, gatewayOfVpcId: null, region, updatedAt: createdAt }
    state.ips.push({ ...ip, id: ipId, reserved: false, vmId })
    state.ips.push({
      ...ip,
      id: nextUuid(state, 'ip'),
      address: `203.0.113.${150 + place}`,
      reserved: true,
      vmId: null,
    })
    state.volumes.push({ ...disk, ...common, id: nextNumber(state, 'volume'), name, vmId: null, status: 'available' })
    state.snapshots.push({ ...snapshot, ...common, id: nextNumber(state, 'snapshot'), name, vmId })
    state.schedules.push({ ...schedule, ...common, id: nextNumber(state, 'schedule'), name, vmId })
    const backup = { ...common, vmId, sizeMb: 500, status: 'ready' as const, scheduleId: null, region }
    state.backups.push({ ...backup, id: nextUuid(state, 'backup'), name, seriesId: null, increment: null })
    const seriesId = nextUuid(state, 'series')
    for (const increment of [0, 1])
      state.backups.push({
        ...backup,
        id: nextUuid(state, 'backup'),
        name: `${name}, point ${increment}`,
        seriesId,
        increment,
      })
    state.securityGroups.push({
      id: nextUuid(state, 'security-group'),
      projectId,
      name,
      description: '',
      rules: [{ protocol: 'TCP', rule_type: 'INBOUND', range: '80' }],
      createdAt,
      updatedAt: createdAt,
    })
    const keyId = nextUuid(state, 'api-key')
    state.apiKeys.push({ ...key, id: keyId, name, ...secretFields(state.seed, { id: keyId, generation: 0 }) })
  }
}

export const fleetName = (place: number) => `fleet-${place}`
