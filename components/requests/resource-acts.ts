import type { Kind } from '@/lib/domain/inventory/kinds'
import { ACTION_WORDS, ACTIONS, type Action } from '@/lib/domain/plans/action-words'

export type Act = { action: Action; words: string; href: string }

/** What can be asked of a thing of this kind, as it stands: a stopped server is not stopped again. */
export function actsFor(thing: { id: string; kind: Kind; status: string | null; gone: boolean }): Act[] {
  if (thing.gone) return []
  return ACTIONS.filter(
    (action) => (ACTION_WORDS[action].kind ?? 'project') === thing.kind && !isPointless(action, thing.status),
  ).map((action) => ({
    action,
    words: `${verbOf(action)}…`,
    href: `/requests/new?${new URLSearchParams({ action, targets: thing.id })}`,
  }))
}

function isPointless(action: Action, status: string | null): boolean {
  if (action === 'vm.start') return status === 'active'
  if (action === 'vm.stop') return status === 'passive'
  if (action === 'api-key.activate') return status === 'active'
  return action === 'api-key.deactivate' && status !== 'active'
}

/** "Delete it for good" */
function verbOf(action: Action): string {
  if (action === 'api-key.create') return 'Make a key for it'
  const { verb, after } = ACTION_WORDS[action]
  return [verb, 'it', after].filter(Boolean).join(' ')
}
