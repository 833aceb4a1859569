import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import type { Look } from '../look'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'
import { count, day } from '../sayings/words'
import { seriesOf } from './series'

const AT_WORK = ['pending', 'creating', 'restoring']

export const deleteBackup: Builder<'backup.delete'> = (backup, _, look) => {
  const { name, raffId, facts, cost } = backup
  const busy = whyBusy([backup], look.now)
  if (busy) return refuse('blocked', busy)
  const { server, all } = ofItsServer(backup, look)
  const series = seriesOf(backup, all).filter((point) => point.facts.status !== 'failed')
  const at = series.findIndex((point) => point.raffId === raffId)
  // one page of Raff says that such a call fails, another that it takes the whole series with it: it is never sent
  if (at > 0)
    return refuse(
      'blocked',
      `“${name}” builds on ${count(at, 'older restore point')} of its series. Raff deletes only the oldest point, or the whole series: ask for “delete the whole series” if that is meant.`,
    )
  const later = at < 0 ? 0 : series.length - 1
  const left = goodOnes(all.filter((other) => other.raffId !== raffId && look.stays(other)))
  return {
    calls: [
      callOn(backup, 'delete', {
        method: 'DELETE',
        path: path`/backups/${raffId}`,
        sentence: `Delete the restore point “${name}” for good.`,
        probe: { kind: 'gone', thing: { kind: 'backup', raffId }, name },
        again: 'never',
      }),
    ],
    lines: {
      does: [
        state('backup-deleted', { copy: name, source: server?.name ?? null, passing: { takenAt: facts.createdAt } }),
      ],
      affects: facts.status === 'ready' ? lossOf(server, backup, left) : [],
      survives: survivorsOf(server, left),
      undo: [
        server
          ? state('no-way-back-to-then', { source: server.name, takenAt: facts.createdAt })
          : state('no-undo', { kind: 'backup', name }),
      ],
      unknowns: [
        ...unknownsOf(backup, server, look),
        ...(facts.status === 'ready' ? [] : [state('was-never-whole', { copy: name, status: facts.status })]),
        ...(later > 0 ? [state('others-depend', { copy: name, passing: { later } })] : []),
      ],
      money: moneyOf(name, cost.amount),
    },
    undo: { possible: 'no', request: null },
    money: { monthly: cost.amount === null ? null : -cost.amount, source: cost.source },
    fact:
      left.length === 0
        ? `no restore point of ${server?.name ?? 'its server'} is left`
        : `${count(left.length, 'restore point')} of ${server?.name ?? 'its server'} left`,
    leansOn: {
      status: facts.status,
      createdAt: facts.createdAt,
      increment: facts.incrementId,
      server: server?.name ?? null,
      later,
      left: left.map((other) => [other.raffId, other.facts.createdAt]),
      cost: cost.amount,
    },
    looksAt: ['backup', 'vm'],
  }
}

export const deleteSeries: Builder<'backup-series.delete'> = (backup, _, look) => {
  const { raffId } = backup
  const { server, all } = ofItsServer(backup, look)
  const series = seriesOf(backup, all)
  const busy = whyBusy(series, look.now)
  if (busy) return refuse('blocked', busy)
  const ids = new Set(series.map((point) => point.raffId))
  const left = goodOnes(all.filter((other) => !ids.has(other.raffId) && look.stays(other)))
  const good = goodOnes(series)
  const costs = series.map(({ cost }) => cost.amount)
  const saving = costs.includes(null) ? null : costs.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)
  const source = server?.name ?? null
  const times = series.map(({ facts }) => facts.createdAt).filter((at): at is string => at !== null)
  return {
    calls: [
      callOn(backup, 'delete-series', {
        method: 'DELETE',
        path: path`/backups/${raffId}/chain`,
        sentence: `Delete the whole series of “${backup.name}” for good: ${count(series.length, 'restore point')}.`,
        probe: {
          kind: 'all-gone',
          things: series.map((point) => ({ kind: 'backup' as const, raffId: point.raffId })),
          name: `the series of ${backup.name}`,
        },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('series-deleted', { source, points: series.map(({ name }) => name) })],
      affects: good.length > 0 ? lossOf(server, good[0] as PlanThing<'backup'>, left) : [],
      survives: survivorsOf(server, left),
      undo: [state('no-undo', { kind: 'backup', name: backup.name })],
      unknowns: [
        ...unknownsOf(backup, server, look),
        state('series-members-unknown', {
          source: source ?? 'its server',
          oldest: times[0] ?? null,
          newest: times.at(-1) ?? null,
        }),
      ],
      money: moneyOf(`the series of ${backup.name}`, saving),
    },
    undo: { possible: 'no', request: null },
    money: { monthly: saving === null ? null : -saving, source: saving === null ? 'unknown' : backup.cost.source },
    fact: `${count(series.length, 'restore point')}${times.at(-1) ? `, newest of ${day(times.at(-1) ?? '')}` : ''}`,
    leansOn: {
      server: source,
      series: series.map(({ raffId: id, name, facts, cost }) => [id, name, facts.status, facts.createdAt, cost.amount]),
      left: left.map((other) => [other.raffId, other.facts.createdAt]),
    },
    looksAt: ['backup', 'vm'],
  }
}

function ofItsServer(backup: PlanThing<'backup'>, look: Look) {
  const serverId = backup.facts.vmId
  return { server: look.find('vm', serverId), all: serverId === null ? [backup] : look.backupsOf(serverId) }
}

function goodOnes(backups: PlanThing<'backup'>[]): PlanThing<'backup'>[] {
  return backups
    .filter(({ facts }) => facts.status === 'ready')
    .sort((a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? ''))
}

/** Copying takes minutes. One that is not finished after this is stuck, and may go. */
const STUCK_AFTER_MS = 2 * 60 * 60_000

function whyBusy(points: PlanThing<'backup'>[], now: Date): string | null {
  const busy = points.find(({ facts }) => AT_WORK.includes(facts.status) && !isStuck(facts, now))
  if (!busy) return null
  const what = busy.facts.status === 'restoring' ? 'is being restored' : 'is being made'
  return `“${busy.name}” ${what} at this moment. Wait until that is over.`
}

function isStuck({ status, createdAt }: PlanThing<'backup'>['facts'], now: Date): boolean {
  if (status === 'restoring' || createdAt === null) return false
  return now.getTime() - new Date(createdAt).getTime() > STUCK_AFTER_MS
}

/** Newest and last are what people must not overlook. */
function lossOf(
  server: PlanThing<'vm'> | undefined,
  backup: PlanThing<'backup'>,
  left: PlanThing<'backup'>[],
): Statement[] {
  if (!server) return []
  if (left.length === 0) return [state('last-good-copy', { source: server.name })]
  const next = left[0]?.facts.createdAt ?? null
  const isNewest = (backup.facts.createdAt ?? '') > (next ?? '')
  return isNewest ? [state('newest-good-copy', { source: server.name, next })] : []
}

function survivorsOf(server: PlanThing<'vm'> | undefined, left: PlanThing<'backup'>[]): Statement[] {
  if (!server) return []
  const passing = { points: left.length, newestAt: left[0]?.facts.createdAt ?? null }
  return [
    state('source-stays', { source: server.name }),
    ...(left.length > 0 ? [state('copies-left', { source: server.name, some: true, passing })] : []),
  ]
}

function unknownsOf(backup: PlanThing<'backup'>, server: PlanThing<'vm'> | undefined, look: Look): Statement[] {
  const { name, facts } = backup
  if (!server) {
    const gone = facts.vmId !== null && look.sees('vm', backup.projectId)
    return [gone ? state('source-gone', { copy: name, source: 'the server' }) : state('source-unknown', { copy: name })]
  }
  const test = look.facts.restoreTests.find((one) => one.kind === 'vm' && one.raffId === server.raffId)
  return [
    test
      ? state('restore-tested', { server: server.name, testedAt: test.testedAt, worked: test.worked })
      : state('never-restore-tested', { server: server.name }),
  ]
}

function moneyOf(name: string, saving: number | null): Statement[] {
  if (saving === null) return [state('money-unknown', { name })]
  return saving === 0 ? [state('costs-nothing', { name })] : [state('saves-monthly', { passing: { amount: saving } })]
}
