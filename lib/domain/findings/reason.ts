import type { SeenBetween } from '../inventory/since'

// Why a finding is one, as data: a code and what it speaks of. Sentences are made of it in say-reason.ts, when somebody
// reads them: "9 days ago" is only right at the moment it is read.

export type ReasonValue =
  | string
  | number
  | null
  /** Names, joined as a list. */
  | string[]
  /** A length: "26 hours". */
  | { ms: number }
  /** How long before the reader's moment: "9 days". */
  | { ago: string }
  /** How long ahead of it. */
  | { ahead: string }
  /** A day of the calendar. */
  | { day: string }
  /** How long it has been so, never more than was seen. */
  | { since: { after: string | null; by: string } }
  /** How many of something: "3 servers". */
  | { count: number; one: string; many: string }
  | { dollars: number }

export type Reason = { code: string; values: Record<string, ReasonValue> }

export function because(code: string, values: Reason['values'] = {}): Reason {
  return { code, values }
}

export const ago = (at: Date) => ({ ago: at.toISOString() })
export const ahead = (at: Date) => ({ ahead: at.toISOString() })
export const onDay = (at: Date) => ({ day: at.toISOString().slice(0, 10) })
export const span = (ms: number) => ({ ms })
export const counted = (count: number, one: string, many: string) => ({ count, one, many })
export const since = ({ after, by }: SeenBetween) => ({
  since: { after: after?.toISOString() ?? null, by: by.toISOString() },
})
