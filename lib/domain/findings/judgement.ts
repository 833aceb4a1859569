import type { SeenBetween } from '../inventory/since'
import type { Thing } from './account-facts'
import type { CoverageState } from './coverage-states'
import type { Severity } from './finding'
import type { Reason } from './reason'

export type Coverage = {
  thing: Thing<'vm'> | Thing<'volume'>
  /** Never exempt: that is a decision of people, not a fact. */
  state: Exclude<CoverageState, 'exempt'>
  severity: Severity
  reasons: Reason[]
  unknowns: Reason[]
  since: SeenBetween | null
  lastGoodAt: Date | null
  /** How old the last good copy may be; null where nothing makes copies or its rhythm is unknown. */
  allowanceMs: number | null
  schedules: Thing<'backup-schedule'>[]
  restorePoints: number
}

export type Judgement = Omit<Coverage, 'thing'>
