import type { ChangeOwnershipBody, OwnershipAnswer } from '@/lib/contracts/ownership'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'

/** In a field of many things: nobody touches it. */
export const AS_IT_IS = 'as-it-is'

type Edit = Pick<
  ChangeOwnershipBody,
  'owner' | 'backupOwner' | 'purpose' | 'environment' | 'endsOn' | 'reviewOn' | 'askFirst'
>

/** What the form says that is not so already: only that is sent. */
export function editOf(given: FormData, now: OwnershipAnswer): Edit {
  const text = (name: string) => String(given.get(name) ?? '').trim() || null
  const wanted = {
    owner: text('owner'),
    backupOwner: text('backupOwner'),
    purpose: text('purpose'),
    environment: given.has('environment') ? environmentOf(text('environment')) : now.environment,
    endsOn: text('endsOn'),
    reviewOn: text('reviewOn'),
    askFirst: given.get('askFirst') === 'on',
  }
  const before = { ...now, owner: now.owner?.key ?? null, backupOwner: now.backupOwner?.key ?? null }
  const changed = Object.entries(wanted).filter(([name, value]) => value !== before[name as keyof typeof wanted])
  return Object.fromEntries(changed)
}

/** The same said about many things: what was left alone is not said. */
export function editOfMany(given: FormData): Edit {
  const edit: Edit = {}
  for (const name of ['owner', 'backupOwner', 'environment', 'askFirst'] as const) {
    const value = String(given.get(name) ?? AS_IT_IS)
    if (value === AS_IT_IS) continue
    if (name === 'askFirst') edit.askFirst = value === 'yes'
    else if (name === 'environment') edit.environment = environmentOf(value)
    else edit[name] = value || null
  }
  for (const name of ['purpose', 'endsOn', 'reviewOn'] as const) {
    const value = String(given.get(name) ?? '').trim()
    if (value) edit[name] = value
  }
  return edit
}

function environmentOf(value: string | null) {
  return ENVIRONMENTS.find((environment) => environment === value) ?? null
}
