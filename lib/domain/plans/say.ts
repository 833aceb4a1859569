import { ADDRESSES } from './sayings/addresses'
import { COPIES } from './sayings/copies'
import { FIREWALLS } from './sayings/firewalls'
import { GENERAL } from './sayings/general'
import { KEYS } from './sayings/keys'
import { SERVERS } from './sayings/servers'

// Consequences are data: a code and its values. This is the one place where they become sentences, with the moment of
// whoever reads them, because "9 days ago" is only right at that moment.

const SAYINGS = { ...GENERAL, ...SERVERS, ...COPIES, ...ADDRESSES, ...FIREWALLS, ...KEYS }

type Sayings = typeof SAYINGS
export type SayingCode = keyof Sayings

/** Values under `passing` move by themselves (ages, counts of routine copies) and do not make a plan another plan. */
export type ValuesOf<C extends SayingCode> = Parameters<Sayings[C]>[0]

export type Saying = { [C in SayingCode]: { code: C; values: ValuesOf<C> } }[SayingCode]

/** A consequence with its values. */
export type Statement = Saying & {
  /** The step that brings it about; null: the plan as a whole. Once that step is done it is no part of what is to come. */
  step: string | null
}

export function state<C extends SayingCode>(code: C, values: ValuesOf<C>, step: string | null = null): Statement {
  return { code, values, step } as unknown as Statement
}

export function say({ code, values }: Saying, now: Date): string {
  const sentence = SAYINGS[code] as (values: Saying['values'], now: Date) => string
  return sentence(values, now)
}

/** Each sentence once, in their order. */
export function sayAll(sayings: readonly Saying[], now: Date): string[] {
  return [...new Set(sayings.map((each) => say(each, now)))]
}
