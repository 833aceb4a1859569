import type { Action } from '../plans/action-words'
import type { Kind } from '../inventory/kinds'
import type { SeenBetween } from '../inventory/since'
import type { Reason } from './reason'

export const AREAS = ['backups', 'stale', 'keys', 'exposure', 'ownership', 'operations'] as const
export type Area = (typeof AREAS)[number]

/**
 * high: something may be lost, or anybody may come in. medium: worth a decision this week. low: worth knowing, and never
 * counted among what needs a decision.
 */
export const SEVERITIES = ['high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a finding is about: a thing in the account, one of our stored keys, or the account as a whole. */
export type SubjectKind = Kind | 'connection' | 'account'

export type Subject = {
  kind: SubjectKind
  /** Raff's id, or ours for what Raff does not know. */
  raffId: string
  /** Ours, of a thing in the inventory. */
  resourceId: string | null
  name: string
  projectId: string | null
}

/** What would settle it: the action and the resources it would be done to. */
export type SettlingAction = { action: Action; targets: string[] }

/** What a rule says of one thing. */
export type Found = {
  subject: Subject
  /** Tells several findings of one rule about one thing apart. */
  discriminator?: string
  severity: Severity
  reasons: Reason[]
  /** Since when it was seen to be so; null where nothing tells. */
  since: SeenBetween | null
  unknowns?: Reason[]
  /** What the thing costs a month. Null: nobody knows. */
  monthlyCost?: number | null
  /** The things whose cost settling it would save. */
  saves?: readonly { id: string; monthlyCost: number | null }[]
  actions?: SettlingAction[]
  /** Other things it is about, by our id: the servers behind an open firewall. */
  affects?: string[]
}

export type Finding = Required<Omit<Found, 'discriminator' | 'saves'>> & {
  code: string
  area: Area
  /** The same in every reading: what a decision holds on to. */
  key: string
  /** Dollars a month; null: nothing, or counted with another finding already. */
  saving: number | null
  /** It would save something more, and nobody knows how much. */
  savingUnknown: boolean
}
