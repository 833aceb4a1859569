import type { ActionName } from '../action-names'
import type { Json } from '../canonical-json'
import type { Environment } from '../inventory/environment'
import type { Kind } from '../inventory/kinds'
import type { KindOf } from './actions'
import type { Look } from './look'
import type { ParamsOf } from './params'
import type {
  LaterStep,
  LineName,
  Money,
  PlanCall,
  PreparedUndo,
  RefusalCode,
  RiskLevel,
  SaferWay,
  SideBySide,
} from './plan'
import type { PlanThing } from './plan-facts'
import type { Statement } from './say'

// What the builder of one action says about one target. What is true of every target (who answers for it, where it is)
// is added by plan-part.ts.

export type Draft = {
  calls: PlanCall[]
  lines: Partial<Record<LineName, Statement[]>>
  undo: PreparedUndo
  money: Money
  /** The meaningful fact that somebody has to type. */
  fact: string
  /** Every fact that the draft depends on. */
  leansOn: Json
  /** The kinds that it had to look at: one that could not be read is said, and raises the bar. */
  looksAt: Kind[]
  /** Servers whose interfaces it had to look at. */
  looksAtInterfacesOf?: string[]
  /** Above the level of the action. */
  level?: RiskLevel
  reasons?: Statement[]
  raises?: Statement[]
  leastApprovers?: number
  /** Where it takes effect, when that is not where the target is. */
  environments?: (Environment | 'unknown')[]
  difference?: SideBySide[]
  later?: LaterStep[]
  safer?: SaferWay
}

export type Refused = { refuse: RefusalCode; sentence: string; field?: string }

type Target<A extends ActionName> = KindOf[A] extends Kind ? PlanThing<KindOf[A]> : null

export type Builder<A extends ActionName> = (target: Target<A>, params: ParamsOf[A], look: Look) => Draft | Refused

export function refuse(code: RefusalCode, sentence: string, field?: string): Refused {
  return { refuse: code, sentence, ...(field !== undefined && { field }) }
}

export const NO_MONEY: Money = { monthly: 0, source: 'free' }
