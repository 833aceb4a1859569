import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import { state } from '../say'
import { day } from '../sayings/words'

export const deleteSnapshot: Builder<'snapshot.delete'> = (snapshot, _, look) => {
  const { name, raffId, facts, parent, cost } = snapshot
  const source = parent?.kind === 'vm' || parent?.kind === 'volume' ? look.find(parent.kind, parent.raffId) : undefined
  if (facts.status === 'active')
    return refuse(
      'blocked',
      `${source?.name ?? 'Its source'} runs on “${name}” at this moment. Raff does not delete a snapshot that is in use.`,
    )
  const left =
    parent?.kind === 'vm' || parent?.kind === 'volume'
      ? look.snapshotsOf(parent.kind, parent.raffId).filter((other) => other.raffId !== raffId && look.stays(other))
          .length
      : 0
  const gone = !source && parent !== null && look.sees(parent.kind, snapshot.projectId)
  const sourceName = source?.name ?? (gone ? `a ${parent.kind === 'vm' ? 'server' : 'disk'}` : null)
  return {
    calls: [
      callOn(snapshot, 'delete', {
        method: 'DELETE',
        path: path`/snapshots/${raffId}`,
        sentence: `Delete the snapshot “${name}” for good.`,
        probe: { kind: 'gone', thing: { kind: 'snapshot', raffId }, name },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('snapshot-deleted', { copy: name, source: sourceName, passing: { takenAt: facts.createdAt } })],
      survives: [
        ...(source ? [state('source-stays', { source: source.name })] : []),
        ...(source && left > 0 ? [state('snapshots-left', { source: source.name, passing: { total: left } })] : []),
      ],
      undo: [
        source
          ? state('no-way-back-to-then', { source: source.name, takenAt: facts.createdAt })
          : state('no-undo', { kind: 'snapshot', name }),
      ],
      unknowns: [
        ...(gone && sourceName ? [state('source-gone', { copy: name, source: sourceName })] : []),
        ...(source || gone ? [] : [state('source-unknown', { copy: name })]),
      ],
      money:
        cost.amount === null
          ? [state('money-unknown', { name })]
          : [state('saves-monthly', { passing: { amount: cost.amount } })],
    },
    undo: { possible: 'no', request: null },
    money: { monthly: cost.amount === null ? null : -cost.amount, source: cost.source },
    fact: `${sourceName ?? 'source unknown'}${facts.createdAt ? `, ${day(facts.createdAt)}` : ''}`,
    leansOn: {
      status: facts.status,
      createdAt: facts.createdAt,
      source: source?.name ?? null,
      gone,
      left,
      cost: cost.amount,
    },
    looksAt: parent === null ? ['snapshot'] : ['snapshot', parent.kind],
  }
}
