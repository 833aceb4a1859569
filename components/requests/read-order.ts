import { ACTIONS, type Action } from '@/lib/domain/plans/action-words'
import type { Order } from './order'

const MOST_TARGETS = 50
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the address asks for, or why it cannot be read, as a sentence. */
export function readOrder(asked: Record<string, unknown>): Order | string {
  const text = (name: string) => {
    const value = [asked[name]].flat()[0]
    return typeof value === 'string' ? value : ''
  }
  const action = ACTIONS.find((each): each is Action => each === text('action'))
  if (!action) return 'This link does not say what should be done.'
  const targets = [...new Set(text('targets').split(',').filter(Boolean))]
  if (targets.length === 0 || !targets.every((id) => ID.test(id))) return 'This link does not say what it is about.'
  if (targets.length > MOST_TARGETS)
    return `At most ${MOST_TARGETS} things can be asked about at once: these are ${targets.length}. Choose fewer.`
  const params = readParams(text('params'))
  if (params === null) return 'What was chosen cannot be read from this link.'
  const findingId = text('findingId')
  const undoOf = text('undoOf')
  return {
    action,
    targets,
    params,
    ...(ID.test(findingId) && { findingId }),
    ...(ID.test(undoOf) && { undoOf }),
  }
}

function readParams(text: string): Record<string, unknown> | null {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
