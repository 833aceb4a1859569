import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import { state } from '../say'
import { count } from '../sayings/words'

export const deleteDisk: Builder<'volume.delete'> = (disk, _, look) => {
  const { name, raffId, facts, cost, projectId } = disk
  if (facts.vmId !== null || facts.status === 'attached') {
    const server = look.find('vm', facts.vmId)?.name ?? 'a server'
    return refuse(
      'blocked',
      `${name} is attached to ${server}. Unmount it on the server and detach it first: Raff deletes only what hangs on nothing, and a disk that is in use would be damaged.`,
    )
  }
  if (facts.status === 'deleting') return refuse('already', `${name} is being deleted already.`)
  if (facts.status === 'creating') return refuse('blocked', `${name} is still being made. Try again when that is over.`)
  const snapshots = look.snapshotsOf('volume', raffId)
  const others = look
    .all('snapshot')
    .filter((snapshot) => snapshot.facts.type === 'volume' && snapshot.projectId === projectId)
    .filter((snapshot) => snapshot.parent?.raffId !== raffId)
  const newestAt = snapshots[0]?.facts.createdAt ?? null
  const seen = look.sees('snapshot', projectId)
  return {
    calls: [
      callOn(disk, 'delete', {
        method: 'DELETE',
        path: path`/volumes/${raffId}`,
        sentence: `Delete the disk ${name} for good.`,
        probe: { kind: 'gone', thing: { kind: 'volume', raffId }, name },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('disk-deleted', { disk: name, gb: facts.sizeGb })],
      stops: [state('disk-attached-to-nothing', { disk: name })],
      survives:
        snapshots.length > 0
          ? [state('disk-snapshots-left', { disk: name, passing: { total: snapshots.length, newestAt } })]
          : seen
            ? [state('disk-has-no-snapshot', { disk: name })]
            : [],
      undo: [state('no-undo', { kind: 'volume', name })],
      unknowns: [
        state('use-unknown', { kind: 'volume', name }),
        state('server-backups-do-not-cover', { disk: name }),
        ...(others.length > 0
          ? [state('snapshots-of-other-disks', { disk: name, passing: { total: others.length } })]
          : []),
      ],
      money:
        cost.amount === null
          ? [state('money-unknown', { name })]
          : [state('saves-monthly', { passing: { amount: cost.amount } }), state('credit-comes-back', { name })],
    },
    undo: { possible: 'no', request: null },
    money: { monthly: cost.amount === null ? null : -cost.amount, source: cost.source },
    fact: `${facts.sizeGb} GB, ${seen ? (snapshots.length === 0 ? 'no snapshot' : count(snapshots.length, 'snapshot')) : 'snapshots unknown'}`,
    leansOn: {
      status: facts.status,
      sizeGb: facts.sizeGb,
      cost: cost.amount,
      snapshots: snapshots.map((snapshot) => [snapshot.raffId, snapshot.facts.createdAt]),
      others: others.length,
      seen,
    },
    looksAt: ['snapshot'],
  }
}
