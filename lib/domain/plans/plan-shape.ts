import type { TypedFact } from '../requests/typed-fact'
import type { RiskLevel } from '../requests/risk'
import type { Action } from './action-words'
import type { Proof } from './proof'

// A plan: what would happen, said so that a person who is not a specialist can be right about it, and exactly enough that
// nothing else can run. It is built by pure code from what was just read, and stored as it was approved.

export type PlannedCall = {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with its ids in place. */
  path: string
  /** The same with `{id}` for each id: names the call in metrics. */
  template: string
  body: unknown
  projectId: string | null
}

/** A sentence, and what of it matters: "12 restore points, newest 3 days old" is tomorrow another sentence and the same fact. */
export type Line = { text: string; key: string }

export type StepKind =
  /** Sends its call. */
  | 'call'
  /** Waits for a person to say that it is done. */
  | 'tick'
  /** Waits until the new key was seen in use, or a person says to go on. */
  | 'seen-in-use'
  /** Puts the new secret straight into a connection of Stocktake itself, and tries it out there. */
  | 'put-in'

/** Something nobody can tell. What could have been known and is not raises the bar; what Raff never tells does not. */
export type Unknown = Line & { raises: boolean }

/** When a step may begin, besides that the ones before it are done. */
export type StepTime = { kind: 'now' } | { kind: 'after'; ms: number } | { kind: 'at'; at: string }

export type PlannedStep = {
  /** Our id of what it is about. */
  target: string
  kind: StepKind
  /** "Stop web-02" */
  sentence: string
  call: PlannedCall | null
  proof: Proof | null
  time: StepTime
  /** Asking twice for the same comes to the same: after maintenance it may be sent again. Never so for what destroys or makes something. */
  repeatable: boolean
  /** Where a new secret is put, and how the key that is there now begins: with another one there it is left alone. */
  connection?: { id: string; name: string; prefix: string }
  /** Has to be so right before it is sent, or nothing is: something that was done on purpose since speaks against it. */
  holds?: Proof
  /** Runs whatever happened before it, and when the request is stopped: it puts something back. */
  always: boolean
}

export type Undo = {
  possible: boolean
  /** Until when; null: as long as it is not changed again. */
  until: string | null
  sentence: string
  /** The request that would do it. */
  request: { action: Action; params: Record<string, unknown> } | null
}

export type Money = {
  /** Dollars a month: below 0 is saved. Null: not known. */
  monthly: number | null
  sentence: string
}

/** A line of a side-by-side view. */
export type SideBySide = { before: string | null; after: string | null }

/** What is planned for one target. */
export type Draft = {
  steps: PlannedStep[]
  stops: Line[]
  affects: Line[]
  survives: Line[]
  undo: Undo
  money: Money
  unknowns: Unknown[]
  /** Why it is riskier than the action alone. */
  raises: { level: RiskLevel; why: string }[]
  /** Why it cannot be done as things are. */
  obstacles: string[]
  /** It is so already: nothing would be sent. */
  nothingLeft: string | null
  /** What to read before anything else. */
  warnings: string[]
  confirmation: TypedFact | null
  /** Two people, whatever the policy says, and why. */
  twoBecause: string | null
  difference: SideBySide[]
  /** A safer way to the same end, offered first. */
  saferPath: { sentence: string; params: Record<string, unknown> } | null
  /** Everything this was worked out from. */
  basis: unknown
}

export type PlanTarget = {
  id: string
  kind: string
  raffId: string
  name: string
  projectId: string | null
  projectName: string | null
  environment: string | null
  owner: string | null
}

export type Plan = {
  action: Action
  /** "Delete web-02 for good" */
  title: string
  targets: PlanTarget[]
  steps: PlannedStep[]
  stops: Line[]
  affects: Line[]
  survives: Line[]
  undo: Undo
  money: Money
  unknowns: Unknown[]
  risk: { level: RiskLevel; reasons: string[] }
  /** Why one approver more is due. */
  raisedBy: string[]
  twoBecause: string | null
  obstacles: string[]
  nothingLeft: string | null
  warnings: string[]
  confirmation: TypedFact | null
  difference: SideBySide[]
  saferPath: Draft['saferPath']
  /** Over every fact it leans on. */
  fingerprint: string
  readAt: string
}

/** Whether its new secret goes straight into a connection of Stocktake itself: then nobody is ever shown it. */
export function goesIntoOwn({ steps }: Pick<Plan, 'steps'>): boolean {
  return steps.some(({ kind }) => kind === 'put-in')
}

export function line(text: string, key: string = text): Line {
  return { text, key }
}

/** Something that should be known and is not. */
export function missing(text: string, key: string = text): Unknown {
  return { text, key, raises: true }
}

/** Something that Raff does not tell anybody. */
export function untold(text: string, key: string = text): Unknown {
  return { text, key, raises: false }
}
