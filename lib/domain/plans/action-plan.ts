import type { Kind } from '../inventory/kinds'
import type { Action } from './action-words'
import type { Need, Target } from './facts'
import type { ParamsOf } from './action-params'
import type { Draft } from './plan-shape'

/** How one action is planned: what has to be read first, and what would happen to one target. Pure. */
export type ActionPlan<A extends Action = Action, K extends Kind = Kind> = {
  action: A
  kind: K
  needs: readonly Need[]
  draft(target: Target<K>, params: ParamsOf[A], now: Date): Draft
}

/** The draft of something that touches nothing else: each action says what is different for it. */
export function draftOf(more: Partial<Draft> & Pick<Draft, 'steps' | 'undo' | 'basis'>): Draft {
  return {
    stops: [],
    affects: [],
    survives: [],
    money: { monthly: 0, sentence: 'It changes nothing about what you pay.' },
    unknowns: [],
    raises: [],
    obstacles: [],
    nothingLeft: null,
    warnings: [],
    confirmation: null,
    twoBecause: null,
    difference: [],
    saferPath: null,
    ...more,
  }
}
