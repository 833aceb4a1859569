import { type ActionPlan, draftOf } from '../action-plan'
import { saved } from '../money'
import { line, untold } from '../plan-shape'
import { atWork, lossWarnings, othersOf, restoreLines, restoreUnknowns, seriesOf } from '../restore-points'
import { call, step } from '../steps'
import { counted, dated, daysOld } from '../words'

export const backupDelete: ActionPlan<'backup.delete', 'backup'> = {
  action: 'backup.delete',
  kind: 'backup',
  needs: ['backups', 'server'],
  draft(backup, _, now) {
    const { raffId: id, name, projectId, facts } = backup
    const others = othersOf(backup, [id])
    const { source, left } = others
    const own = { id, facts }
    const series = seriesOf(backup).filter((point) => point.facts.status !== 'failed' || point.id === id)
    const older = series.findIndex((point) => point.id === id)
    const depends = facts.status !== 'failed' && (others.known ? older > 0 : (facts.incrementId ?? 0) > 0)
    const later = facts.status === 'failed' ? 0 : series.length - 1 - older
    const age = daysOld(facts.createdAt, now)
    return draftOf({
      steps: [
        step(backup, {
          sentence: `Delete the restore point ${name} of ${source} for good.`,
          call: call`DELETE /backups/${id}`({ projectId }),
          proof: { see: 'gone', kind: 'backup', id, projectId },
        }),
      ],
      stops: [line(`The way back to ${source} as it was then (${age}).`, `way back ${source}`)],
      survives: restoreLines(others, now),
      undo: {
        possible: false,
        until: null,
        sentence: 'No. A deleted restore point cannot be brought back.',
        request: null,
      },
      money: saved(backup),
      unknowns: [
        ...restoreUnknowns(backup),
        ...(later > 0
          ? [
              untold(
                `${counted(later, 'later restore point')} of its series builds on it. Whether they can be used without it is more than Raff tells.`,
                'later points',
              ),
            ]
          : []),
      ],
      warnings: lossWarnings(backup, [own]),
      obstacles: [
        ...(depends
          ? [
              `${name} is a later point of a series and builds on the ones before it. Delete the whole series, or the oldest point.`,
            ]
          : []),
        ...atWork([own], now),
      ],
      confirmation: {
        fact: `${dated(facts.createdAt)}, ${!others.known ? 'others unknown' : left.length === 0 ? 'no other restore points' : counted(left.length, 'other restore point')}`,
        why: `This is what ${source} is left with.`,
      },
      basis: {
        name,
        status: facts.status,
        incrementId: facts.incrementId,
        vmId: facts.vmId,
        series: series.map((each) => each.id),
        others: left.map((each) => each.id).sort(),
      },
    })
  },
}
