import type { ActionName } from '../action-names'
import type { Json } from '../canonical-json'
import type { Environment } from '../inventory/environment'
import type { Kind } from '../inventory/kinds'
import type { CostSource } from '../inventory/monthly-cost'
import type { Probe, RuleText } from './probe'
import type { Statement } from './say'

// A plan is what a request proposes, worked out from facts that were read a moment ago: what would be sent to Raff, what
// comes of it, what nobody knows. Everything in it is plain data, so that it can be stored, shown and compared later.

export const RISK_LEVELS = ['low', 'medium', 'high'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]

/** Why a step waits, although the one before it is verified. */
export type Wait = {
  /** The step after whose verified end the time begins. */
  after: string
  ms: number
  /** What it waits for, as it is said to people who may stop it. */
  sentence: string
  /** When somebody stops the request while it waits. skip: it is never sent. at-once: it is sent without waiting any longer. */
  ifStopped: 'skip' | 'at-once'
}

export type PlanCall = {
  /** Its name, once in a plan: `delete`, or `delete:web-02` where several targets are in it. */
  step: string
  /** Our id of the target it is for; null where there is none yet. */
  target: string | null
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below Raff's address, `/api/v1` included; every id in it is escaped. `{step.id}` stands for what a step gives. */
  path: string
  /** Sent exactly so. Null: no body. A FromStep in it is filled in when its step has ended. */
  body: Json
  /** For the header X-Project-ID; null for calls about the account. */
  projectId: string | null
  /** What it does, for those who do not read calls. */
  sentence: string
  /** Null: as soon as the step before it is verified. */
  wait: Wait | null
  /** Its body holds the state as it is now, and has to be made again when its time comes, by refresh-call.ts. */
  refresh: Refresh | null
  /** How to tell from a later reading whether it took effect. */
  probe: Probe
  /** never: what it does cannot be told from doing it twice. unseen: it may be sent again when the probe says that it had no effect. */
  again: 'never' | 'unseen'
  /** The answer shows a secret, once. */
  givesSecret: boolean
}

export type Refresh = { kind: 'without-rule'; rule: RuleText }

export const LINES = ['does', 'stops', 'affects', 'survives', 'undo', 'unknowns', 'money'] as const
export type LineName = (typeof LINES)[number]

/** What the plan says about one of its targets. */
export type PlanPart = {
  target: PlanTarget
  lines: Record<LineName, Statement[]>
  level: RiskLevel
  /** Why that level, and why it takes one more person. */
  reasons: Statement[]
  raises: Statement[]
  undo: PreparedUndo
  money: Money
  fact: string
}

export type PlanTarget = {
  /** Our id; null for what does not exist yet. */
  id: string | null
  kind: Kind
  raffId: string | null
  name: string
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  owner: string | null
}

/** What a month costs more (or less, below zero) once it is done. Null: nobody knows. */
export type Money = { monthly: number | null; source: CostSource }

export type PlanMoney = Money & { sentences: string[] }

export type Undoable = 'yes' | 'partly' | 'no'

/** A request that is ready to be asked. */
export type PreparedRequest = {
  action: ActionName
  targets: string[]
  /** What a step of this plan makes, once it is in the inventory: to be put among the targets. */
  madeBy: { step: string; kind: Kind } | null
  params: Json
}

export type PreparedUndo = { possible: Undoable; request: PreparedRequest | null }

export type PlanUndo = PreparedUndo & {
  /** Null: no limit that we know of. */
  until: string | null
  sentences: string[]
}

export type Risk = {
  level: RiskLevel
  reasons: string[]
  /** Why it takes one more person than the policy asks for. */
  raises: string[]
  /** 1 when anything raises it. */
  extraApprovers: number
  /** No policy goes below this. */
  leastApprovers: number
  /** Where it happens; 'unknown' counts as production. */
  environments: (Environment | 'unknown')[]
  /** A target is marked as protected: the policy may ask for two. */
  protected: boolean
}

/** What people have to do, or decide, after the calls: a rotation is a case, not a button. */
export type LaterStep = {
  name: string
  sentence: string
  who: 'asker' | 'owner' | 'approver'
  /** When it is due, counted from the end of the run. */
  afterDays: number
  /** What there will be to ask for then. */
  request: PreparedRequest | null
}

/** Another way to the same end that loses less. Shown first. */
export type SaferWay = { sentence: string; request: PreparedRequest }

export type Skipped = { target: string | null; name: string; sentence: string }

export type Plan = {
  action: ActionName
  /** With every default filled in: a later plan for the same request is made with these. */
  params: Json
  targets: string[]
  words: {
    /** "Delete the server web-02 for good" */
    title: string
    /** For the button: "Approve: delete web-02 for good" */
    approve: string
    /** "Keep web-02" */
    keep: string
  }
  calls: PlanCall[]
  later: LaterStep[]
  sentences: string[]
  stops: string[]
  affects: string[]
  survives: string[]
  undo: PlanUndo
  money: PlanMoney
  unknowns: string[]
  risk: Risk
  safer: SaferWay | null
  /** What is being changed, side by side: firewall rules and schedules. */
  difference: SideBySide[]
  /** Over every fact that the plan leans on, and what was asked. */
  fingerprint: string
  /** Over what it does: stays the same when facts moved and nothing of it changed. */
  effect: string
  /** The fact to type. Null: none is due. */
  confirmation: string | null
  parts: PlanPart[]
  /** Targets for which there is nothing to do any more. */
  skipped: Skipped[]
  /** ISO */
  madeAt: string
}

export type SideBySide = { what: string; before: string | null; after: string | null }

export type RefusalCode =
  /** What was asked makes no sense: a setting is missing or wrong. */
  | 'invalid'
  /** It is not there any more. */
  | 'gone'
  /** It is so already. */
  | 'already'
  /** Raff would not do it, or it must not be done. */
  | 'blocked'
  /** It cannot be read at present, so nothing can be said about it. */
  | 'unreadable'

export type PlanRefusal = {
  code: RefusalCode
  /** Our id; null: the request as a whole. */
  target: string | null
  /** The setting it is about. */
  field: string | null
  sentence: string
}

export type PlanOutcome = { plan: Plan } | { refusals: PlanRefusal[] }
