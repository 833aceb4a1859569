import type { Practice } from '@/lib/practice/start-practice'

// Things that happen to a Raff account while somebody reads it. Ids are never used again, so whatever an inventory ever
// called gone must be missing from the account from then on.

export type Random = () => number

/** The same numbers for the same seed: a failure can be told again. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function changeSomething({ store }: Practice, random: Random): void {
  const pick = <Row>(rows: Iterable<Row>): Row | undefined => {
    const all = [...rows]
    return all[Math.floor(random() * all.length)]
  }
  const now = Date.now()
  const vm = pick(store.vms.all())
  const happenings = [
    () => vm && store.vms.change(vm, { status: vm.status === 'active' ? 'passive' : 'active', updatedAt: now }),
    () => vm && store.vms.change(vm, { name: `renamed-${Math.floor(random() * 1_000_000)}`, updatedAt: now }),
    () => addServer(),
    () => addServer(),
    () => removeServer(),
    () => moveServer(),
    () => addBackup(),
    () => addBackup(),
    () => {
      const backup = pick(store.backups.all())
      if (backup) store.backups.remove(backup)
    },
    () => addSnapshot(),
    () => {
      const snapshot = pick(store.snapshots.all())
      if (snapshot) store.snapshots.remove(snapshot)
    },
    () => unguard(),
    () => {
      const key = pick(store.apiKeys.all())
      if (key && key.name !== 'high') store.apiKeys.change(key, { prefix: `raff_${hex(8)}` })
    },
  ]
  happenings[Math.floor(random() * happenings.length)]?.()

  function hex(digits: number): string {
    return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  }

  function addServer(): void {
    const project = pick(store.projects.all())
    const pattern = pick(store.vms.all())
    if (!project || !pattern) return
    const id = uuid()
    const ipId = uuid()
    const address = `198.51.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}`
    if (store.ips.where('address', address).length > 0) return
    const nic = {
      nicId: 0,
      type: 'public' as const,
      ip: address,
      mac: '02:00:00:00:00:99',
      gateway: '198.51.0.1',
      ipId,
      vpcId: null,
    }
    const nics = [{ ...nic, securityGroupId: pick(store.securityGroups.all())?.id ?? null }]
    const made = { createdAt: now, updatedAt: now }
    store.vms.add({
      ...pattern,
      ...made,
      id,
      projectId: project.id,
      name: `new-${id.slice(0, 8)}`,
      tags: [],
      nics,
      seriesId: null,
    })
    const owner = { projectId: project.id, vmId: id, gatewayOfVpcId: null, createdBy: null, region: 'us-east' as const }
    store.ips.add({ id: ipId, address, family: 'IPv4', reserved: false, ...owner, ...made })
  }

  function removeServer(): void {
    if (!vm || store.vms.size < 4) return
    for (const { ipId } of vm.nics) {
      const ip = ipId === null ? undefined : store.ips.get(ipId)
      if (ip) store.ips.remove(ip)
    }
    for (const snapshot of store.snapshots.where('vmId', vm.id)) store.snapshots.remove(snapshot)
    store.vms.remove(vm)
  }

  function moveServer(): void {
    const project = pick(store.projects.all())
    if (vm && project) store.vms.change(vm, { projectId: project.id, updatedAt: now })
  }

  function addBackup(): void {
    if (!vm) return
    const place = { projectId: vm.projectId, vmId: vm.id, region: 'us-east' as const, createdBy: null }
    const series = { seriesId: null, increment: null, scheduleId: null }
    const id = uuid()
    store.backups.add({
      id,
      ...place,
      ...series,
      name: `copy-${id.slice(0, 8)}`,
      sizeMb: 1_000,
      status: 'ready',
      createdAt: now,
    })
  }

  function addSnapshot(): void {
    if (!vm) return
    const id = 10_000 + Math.floor(random() * 1_000_000_000)
    const of = { projectId: vm.projectId, type: 'vm' as const, vmId: vm.id, volumeId: null, createdBy: null }
    store.snapshots.add({ id, ...of, name: `before-${id}`, sizeGb: 1, targetSizeGb: 50, active: false, createdAt: now })
  }

  /** Shows only in the interfaces: the server's own row says that something about it changed. */
  function unguard(): void {
    if (vm) store.vms.change(vm, { nics: vm.nics.map((nic) => ({ ...nic, securityGroupId: null })), updatedAt: now })
  }

  function uuid(): string {
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
  }
}
