import type { KeyRow } from '@/lib/contracts/keys'
import type { AccessLevel } from '@/lib/domain/findings/access-levels'
import { isNameless } from '@/lib/domain/inventory/shown-name'
import type { StatusTone } from '../ui/status-mark'

/** What a key can do in one place, in two or three words, and what that means. */
export const LEVEL_WORDS: Record<AccessLevel, { word: string; meaning: string }> = {
  none: { word: 'nothing', meaning: 'It has no role there.' },
  see: { word: 'look', meaning: 'It can only look.' },
  change: { word: 'change', meaning: 'It can make and change things, and delete nothing.' },
  destroy: { word: 'delete', meaning: 'It can delete or overwrite things for good.' },
  everything: { word: 'everything', meaning: 'It owns the account: it can do all there is to do, everywhere.' },
  unknown: { word: 'not known', meaning: 'Its role cannot be read: it may be able to change or delete things.' },
}

export const KEY_STATUS_WORDS: Record<KeyRow['status'], { word: string; tone: StatusTone; meaning: string }> = {
  active: { word: 'works', tone: 'good', meaning: 'Whoever has its secret can use it.' },
  off: { word: 'switched off', tone: 'exempt', meaning: 'It opens nothing until somebody switches it on again.' },
  expired: { word: 'ended', tone: 'exempt', meaning: 'Its date has passed: it opens nothing any more.' },
}

/** "212 days", "at least 212 days", "30 to 42 days": never more than was seen, in whole days. */
export function ageWords({ atLeastDays, atMostDays }: KeyRow['secretAge']): string {
  const least = Math.floor(atLeastDays)
  if (atMostDays === null) return `at least ${days(least)}`
  const most = Math.max(least, Math.floor(atMostDays))
  return most === least ? days(least) : `${least.toLocaleString('en')} to ${days(most)}`
}

function days(count: number): string {
  return count === 1 ? 'one day' : `${count.toLocaleString('en')} days`
}

/** Surely older than allowed, perhaps older, or young enough. A key that opens nothing has no age to speak of. */
export function ageTone({ status, secretAge }: Pick<KeyRow, 'status' | 'secretAge'>): StatusTone {
  const { atLeastDays, atMostDays, allowedDays } = secretAge
  if (status !== 'active') return 'exempt'
  if (atLeastDays > allowedDays) return 'risk'
  return atMostDays === null || atMostDays > allowedDays ? 'unknown' : 'good'
}

/** A key as it is said: its name, or its prefix where somebody left it nameless. */
export function keyName({ name, prefix }: Pick<KeyRow, 'name' | 'prefix'>): string {
  return isNameless(name) ? prefix : name
}
