import type { Json } from '../../canonical-json'
import type { Look } from '../look'
import type { ParamsOf } from '../params'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'
import { addressesOfFacts } from './server-status'

// What hangs on a server, and what becomes of it when the server is deleted. Where Raff tells it both ways, the worse.

export type Surroundings = {
  stops: Statement[]
  affects: Statement[]
  survives: Statement[]
  unknowns: Statement[]
  disks: PlanThing<'volume'>[]
  /** Good restore points. */
  points: number
  newestAt: string | null
  copiesSeen: boolean
  /** Of everything that goes with it, a month, as far as known. */
  costOfRest: number
  test: Json | undefined
  leansOn: Json
}

export function surroundingsOf(
  server: PlanThing<'vm'>,
  { way, volumeAction, deleteVpc }: Pick<ParamsOf['vm.delete'], 'way' | 'volumeAction' | 'deleteVpc'>,
  look: Look,
): Surroundings {
  const { name, raffId, projectId, facts } = server
  const disks = sorted(look.disksOf(raffId))
  const backups = look.backupsOf(raffId)
  const good = backups.filter((backup) => backup.facts.status === 'ready')
  const snapshots = look.snapshotsOf('vm', raffId)
  const addresses = addressFates(server, look)
  const networks = networkFates(server, deleteVpc, look)
  const schedules = sorted(look.schedulesOf(raffId)).map((schedule) => schedule.name)
  const firewalls = sorted(look.firewallsOf(server)).map((firewall) => firewall.name)
  const test = look.facts.restoreTests.find((one) => one.kind === 'vm' && one.raffId === raffId)
  const diskNames = disks.map((disk) => disk.name)
  const diskSnapshots = disks.flatMap((disk) => look.snapshotsOf('volume', disk.raffId))
  const newestAt = good[0]?.facts.createdAt ?? null
  const passing = { points: good.length, newestAt, snapshots: snapshots.length }
  const copiesSeen = look.sees('backup', projectId)
  const deletesDisks = volumeAction === 'delete'
  const none = good.length + snapshots.length === 0
  return {
    stops: [
      ...addresses.stops,
      ...(deletesDisks && disks.length > 0 ? [state('disks-deleted', { disks: diskNames }, 'delete')] : []),
      ...(none ? [] : [state('copies-go', { server: name, passing }, 'delete')]),
      ...networks.stops,
    ],
    affects: schedules.length > 0 ? [state('schedules-run-empty', { schedules }, 'delete')] : [],
    survives: [
      ...(!deletesDisks && disks.length > 0 ? [state('disks-kept', { disks: diskNames })] : []),
      ...addresses.survives,
      ...networks.survives,
      ...(firewalls.length > 0 ? [state('firewalls-stay', { firewalls })] : []),
    ],
    unknowns: [
      ...addresses.unknowns,
      ...networks.unknowns,
      ...(none && copiesSeen ? [state('no-copies', { server: name })] : []),
      ...(good.length > 0 ? [testStatement(name, test)] : []),
      ...(deletesDisks && diskSnapshots.length > 0
        ? [state('disk-snapshots-fate-unknown', { passing: { total: diskSnapshots.length } }, 'delete')]
        : []),
      ...(way === 'now' && !deletesDisks && disks.length > 0 && facts.status === 'active'
        ? [state('disks-may-be-cut', { disks: diskNames }, 'delete')]
        : []),
    ],
    disks,
    points: good.length,
    newestAt,
    copiesSeen,
    costOfRest: sum([...backups, ...snapshots, ...(deletesDisks ? disks : [])]),
    test: test && { ...test },
    leansOn: {
      disks: disks.map((disk) => [disk.raffId, disk.name, disk.facts.sizeGb, disk.cost.amount]),
      diskSnapshots: diskSnapshots.map((snapshot) => snapshot.raffId).sort(),
      backups: backups.map((backup) => [
        backup.raffId,
        backup.facts.status,
        backup.facts.createdAt,
        backup.cost.amount,
      ]),
      snapshots: snapshots.map((snapshot) => [snapshot.raffId, snapshot.cost.amount]),
      addresses: addresses.leansOn,
      networks: networks.leansOn,
      schedules,
      firewalls,
      copiesSeen,
    },
  }
}

function addressFates(server: PlanThing<'vm'>, look: Look) {
  const known = sorted(look.addressesOf(server))
  const reserved = known.filter((ip) => ip.facts.reserved).map((ip) => ip.name)
  const free = known.filter((ip) => !ip.facts.reserved).map((ip) => ip.name)
  const unlisted = addressesOfFacts(server).filter((address) => !known.some((ip) => ip.name === address))
  // what no list of reserved addresses shows was given by Raff with the server; without the list nobody can tell
  const seen = look.sees('ip', server.projectId)
  const lost = seen ? [...free, ...unlisted] : free
  const unclear = seen ? [] : unlisted
  return {
    stops: lost.length > 0 ? [state('addresses-lost', { server: server.name, addresses: lost }, 'delete')] : [],
    survives: reserved.length > 0 ? [state('addresses-kept', { addresses: reserved })] : [],
    unknowns: unclear.length > 0 ? [state('address-fate-unknown', { addresses: unclear })] : [],
    leansOn: { lost, reserved, unclear },
  }
}

function networkFates(server: PlanThing<'vm'>, deleteVpc: boolean, look: Look) {
  const found = look.networksOf(server).map((network) => ({
    network: network.name,
    neighbours: look
      .serversIn(network)
      .filter((other) => other.raffId !== server.raffId && look.stays(other))
      .map(({ name }) => name)
      .sort(),
  }))
  const goes = deleteVpc ? found.filter(({ neighbours }) => neighbours.length === 0) : []
  const kept = found.filter((each) => !goes.includes(each))
  return {
    stops: goes.map(({ network }) => state('network-deleted', { network }, 'delete')),
    survives: kept.map(({ network, neighbours }) =>
      deleteVpc ? state('network-not-deleted', { network, neighbours }) : state('network-stays', { network }),
    ),
    unknowns:
      deleteVpc && !look.seesInterfaces(server.raffId) ? [state('network-fate-unknown', { server: server.name })] : [],
    leansOn: deleteVpc ? found : found.map(({ network }) => network),
  }
}

function testStatement(server: string, test: { testedAt: string; worked: boolean } | undefined): Statement {
  return test
    ? state('restore-tested', { server, testedAt: test.testedAt, worked: test.worked })
    : state('never-restore-tested', { server })
}

function sorted<T extends { name: string; raffId: string }>(things: T[]): T[] {
  return [...things].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.raffId.localeCompare(b.raffId))
}

function sum(things: { cost: { amount: number | null } }[]): number {
  return things.reduce((total, { cost }) => total + (cost.amount ?? 0), 0)
}
