import type { Kind } from '../inventory/kinds'

// How to tell from a later reading whether a call took effect, also when its answer was lost. judge-probe.ts says what a
// reading means.

/** Something that an earlier step gives: the id of a key that does not exist yet. Filled in by fill-call.ts. */
export type FromStep = { fromStep: string; field: string }

/** A firewall rule as Raff takes it, in one text: what makes two rules the same. */
export type RuleText = string

export type ThingRef = { kind: Kind; raffId: string }

/** As it is meant to be. Null: does not matter, or cannot be read from what Raff shows. */
export type ScheduleTimes = {
  type: string | null
  time: string | null
  dayOfWeek: string | null
  keepCount: number | null
}

export type Probe =
  | { kind: 'gone'; thing: ThingRef; name: string }
  /** All of them: the points of a series, a server and the disks deleted with it. */
  | { kind: 'all-gone'; things: ThingRef[]; name: string }
  | {
      kind: 'status'
      thing: ThingRef
      name: string
      wanted: string
      /** Statuses in which Raff is still at it. */
      working: string[]
    }
  | { kind: 'tag'; serverId: string; name: string; tag: string; present: boolean }
  | {
      kind: 'new-copy'
      copy: 'snapshot' | 'backup'
      source: ThingRef
      name: string
      /** What was there before: a copy among these is not the new one. */
      notAmong: string[]
    }
  | ({ kind: 'new-schedule'; serverId: string; name: string; notAmong: string[] } & ScheduleTimes)
  | ({ kind: 'schedule'; scheduleId: string; name: string } & ScheduleTimes)
  /** The whole set, sorted. */
  | { kind: 'rules'; firewallId: string; name: string; rules: RuleText[] }
  | { kind: 'rule'; firewallId: string; name: string; rule: RuleText; present: boolean }
  | { kind: 'key-active'; keyId: string; name: string; active: boolean }
  | { kind: 'new-key'; name: string; notAmong: string[] }
  | { kind: 'key-reaches'; keyId: string | FromStep; name: string; projectId: string; roleId: string }
  /** Booting again, or shown as changed after the call. */
  | { kind: 'rebooted'; serverId: string; name: string; updatedBefore: string | null }
  /** Raff shows nothing of it: a lost answer stays unknown. While it copies, the source shows `working`. */
  | { kind: 'answer-only'; thing: ThingRef; name: string; working: string[]; because: string }
