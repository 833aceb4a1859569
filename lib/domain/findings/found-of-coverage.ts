import { because } from './reason'
import type { Coverage } from './judgement'
import type { Found, SettlingAction } from './finding'
import { subjectOf } from './subject'

export function foundOf(row: Coverage): Found {
  const { thing, severity, reasons, since, unknowns } = row
  return {
    subject: subjectOf(thing),
    severity,
    reasons,
    since,
    unknowns: [...unknowns, because('restorable')],
    monthlyCost: thing.monthlyCost,
    actions: actionsOf(row),
  }
}

function actionsOf({ thing, schedules }: Coverage): SettlingAction[] {
  const targets = [thing.id]
  if (thing.kind === 'volume') return [{ action: 'volume.snapshot', targets }]
  if (schedules.length === 0)
    return [
      { action: 'backup-schedule.create', targets },
      { action: 'vm.backup', targets },
    ]
  return [
    { action: 'vm.backup', targets },
    { action: 'backup-schedule.update', targets: schedules.map(({ id }) => id) },
  ]
}
