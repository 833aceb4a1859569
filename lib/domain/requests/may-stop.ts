import type { RefusalCode } from '../refusals'
import { moveTo, type RequestState, sayWhyNot } from './states'

/**
 * Whether somebody may stop a request; null: yes. Once it is approved anybody who sees a mistake may. Before that only the
 * one who asked takes it back, or somebody who could have said no.
 */
export function whyNotStop({
  state,
  isAsker,
  mayDecide,
}: {
  state: RequestState
  isAsker: boolean
  mayDecide: boolean
}): { code: RefusalCode; message: string } | null {
  if (moveTo(state, 'stop') === null) return { code: 'conflict', message: sayWhyNot(state) }
  if (state === 'approved' || state === 'running' || isAsker || mayDecide) return null
  return {
    code: 'forbidden',
    message: 'Nothing happens before it is approved. Until then only whoever asked can take it back, or an approver.',
  }
}
