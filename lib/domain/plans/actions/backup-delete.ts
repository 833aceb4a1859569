import { type ActionPlan, draftOf } from '../action-plan'
import { saved } from '../money'
import { line } from '../plan-shape'
import { othersOf, restoreLines, restoreUnknowns } from '../restore-points'
import { call, step } from '../steps'
import { counted, daysOld } from '../words'

export const backupDelete: ActionPlan<'backup.delete', 'backup'> = {
  action: 'backup.delete',
  kind: 'backup',
  needs: ['backups', 'server'],
  draft(backup, _, now) {
    const { raffId: id, name, projectId, facts } = backup
    const { source, left, newest } = othersOf(backup, [id])
    const depends = facts.status !== 'failed' && (facts.incrementId ?? 0) > 0
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
      survives: restoreLines(source, left, newest, now),
      undo: {
        possible: false,
        until: null,
        sentence: 'No. A deleted restore point cannot be brought back.',
        request: null,
      },
      money: saved(backup),
      unknowns: restoreUnknowns(backup),
      obstacles: [
        ...(depends
          ? [
              `${name} is a later point of a series and builds on the ones before it. Delete the whole series, or the oldest point.`,
            ]
          : []),
        ...(facts.status === 'restoring' ? [`${source} is being restored from it right now.`] : []),
      ],
      confirmation: {
        fact: `${age}, ${left.length === 0 ? 'no other restore points' : `${counted(left.length, 'other restore point')}`}`,
        why: `This is what ${source} is left with.`,
      },
      basis: {
        name,
        status: facts.status,
        incrementId: facts.incrementId,
        vmId: facts.vmId,
        others: left.map((each) => each.id).sort(),
      },
    })
  },
}
