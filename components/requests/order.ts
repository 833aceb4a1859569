import type { Action } from '@/lib/domain/plans/action-words'

/** What is asked for, as it stands in the address of the page that asks. */
export type Order = {
  action: Action
  targets: string[]
  params: Record<string, unknown>
  findingId?: string
  undoOf?: string
}
