import type { Readable } from '../inventory/judge-read'
import type { AccountFacts } from './account-facts'
import type { Area, Found } from './finding'
import type { FindingsPolicy } from './policy'

/** One thing that Stocktake looks for. A file of its own in `rules/`, and a line in all-rules.ts. */
export type Rule = {
  /** Part of our API: the inventory filters by it. Never changes. */
  code: string
  /** Rules that speak of the same trouble in different degrees share an identity, so that a decision survives what gets better. */
  family?: string
  /** Within its family: the higher, the worse. */
  degree?: number
  area: Area
  /** A heading over several: "Stopped servers". */
  title: string
  /** What it means and what can be done, for somebody who never saw a cloud console. */
  explanation: string
  /** What it must be able to read. While one of these is out of sight nothing is found to be settled. */
  leansOn: readonly Readable[]
  /** The sentence of each reason and unknown; `{name}` is filled in by say-reason.ts. */
  sentences: Record<string, string>
  find(facts: AccountFacts, policy: FindingsPolicy, now: Date): Found[]
}
