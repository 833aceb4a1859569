import type { ActionName } from '../action-names'
import { ENVIRONMENTS, type Environment } from '../inventory/environment'
import { ACTIONS } from './actions'
import { RISK_LEVELS, type RiskLevel } from './plan'
import type { PlanThing } from './plan-facts'

export type Place = Environment | 'unknown'

/** Why an action is as risky as it is, before anything is known of its target. */
export const WHY_RISKY: Record<ActionName, string> = {
  'vm.start': 'Starting can be taken back.',
  'vm.stop': 'Whoever uses it is cut off until it is started again.',
  'vm.snapshot': 'Taking a copy changes nothing.',
  'vm.backup': 'Taking a copy changes nothing.',
  'vm.tag-add': 'A tag is a label.',
  'vm.tag-remove': 'A tag is a label.',
  'vm.save-image': 'Taking a copy changes nothing.',
  'vm.delete': 'Deleting a server is final.',
  'volume.snapshot': 'Taking a copy changes nothing.',
  'volume.delete': 'Deleting a disk is final.',
  'snapshot.delete': 'Deleting a snapshot is final.',
  'backup.delete': 'Deleting a backup is final.',
  'backup-series.delete': 'Deleting a series of backups is final.',
  'backup-schedule.create': 'It decides what is copied from now on.',
  'backup-schedule.update': 'It decides what is copied from now on, and which old copies go.',
  'backup-schedule.delete': 'It decides what is copied from now on.',
  'ip.release': 'A released address cannot be had again.',
  'security-group.update': 'A firewall decides who gets in, and a mistake locks everybody out or lets anybody in.',
  'security-group.temporary-access': 'It lets somebody in who was kept out.',
  'api-key.create': 'Whoever has the key can do what it may do.',
  'api-key.rotate': 'Whatever uses the old key stops working if it is not given the new one.',
  'api-key.deactivate': 'Whatever uses the key stops working until it is switched on again.',
  'api-key.activate': 'Whoever has the key can use it again.',
  'api-key.revoke': 'Whatever uses the key stops working, and the key cannot be had again.',
}

/** Where something is, as far as anybody knows: a guess that found nothing in the name is no knowledge. */
export function placeOf({ environment, environmentFrom }: Pick<PlanThing, 'environment' | 'environmentFrom'>): Place {
  if (environment === null || !ENVIRONMENTS.includes(environment)) return 'unknown'
  return environment === 'other' && environmentFrom === 'guessed' ? 'unknown' : environment
}

/** What nobody knows counts as production: a mistake in that direction costs a question, in the other one a server. */
export function levelIn(action: ActionName, place: Place): RiskLevel {
  const { base, production } = ACTIONS[action].risk
  return place === 'production' || place === 'unknown' ? production : base
}

export function highest(levels: readonly RiskLevel[]): RiskLevel {
  return RISK_LEVELS[Math.max(0, ...levels.map((level) => RISK_LEVELS.indexOf(level)))] ?? 'high'
}
