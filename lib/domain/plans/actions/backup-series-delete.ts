import { type ActionPlan, draftOf } from '../action-plan'
import { saved } from '../money'
import { line, untold } from '../plan-shape'
import { atWork, lossWarnings, othersOf, restoreLines, restoreUnknowns, seriesOf } from '../restore-points'
import { call, step } from '../steps'
import { counted, dated, daysOld } from '../words'

export const backupSeriesDelete: ActionPlan<'backup-series.delete', 'backup'> = {
  action: 'backup-series.delete',
  kind: 'backup',
  needs: ['backups', 'server'],
  draft(backup, _, now) {
    const { raffId: id, name, projectId, facts } = backup
    const series = seriesOf(backup)
    const ids = series.map((each) => each.id)
    const others = othersOf(backup, ids)
    const { source, left } = others
    const latest =
      series
        .map((each) => each.facts.createdAt ?? '')
        .sort()
        .at(-1) || null
    return draftOf({
      steps: [
        step(backup, {
          sentence: `Delete the whole series of ${name}: ${counted(ids.length, 'restore point')} of ${source}, for good.`,
          call: call`DELETE /backups/${id}/chain`({ projectId }),
          proof: { see: 'all-gone', ids, projectId: projectId ?? '' },
        }),
      ],
      stops: [
        line(
          `${counted(ids.length, 'restore point')} of ${source}, the newest ${daysOld(latest, now)}.`,
          `series ${[...ids].sort().join(' ')}`,
        ),
      ],
      survives: restoreLines(others, now),
      undo: { possible: false, until: null, sentence: 'No. A deleted series cannot be brought back.', request: null },
      money: saved(backup, ids.length > 1 ? 'Its other restore points save more.' : ''),
      unknowns: [
        ...restoreUnknowns(backup),
        untold(
          'Raff does not name the series of a restore point: it is worked out from the order of its points.',
          'series worked out',
        ),
      ],
      warnings: lossWarnings(backup, series),
      obstacles: atWork(series, now),
      confirmation: {
        fact: `${counted(ids.length, 'restore point')}, newest of ${dated(latest)}`,
        why: `This is what you give up of ${source}.`,
      },
      basis: { name, vmId: facts.vmId, series: [...ids].sort(), others: left.map((each) => each.id).sort() },
    })
  },
}
