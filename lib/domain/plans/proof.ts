import type { FirewallRule } from '../inventory/facts'

// How to tell, by reading and never by trusting an answer, whether a step has come about. Data, so that it is stored with
// the step and still means the same after a crash.

export type Proof =
  | { see: 'server-status'; id: string; wanted: string }
  | { see: 'gone'; kind: Removable; id: string; projectId: string | null }
  /** Every backup of a series. */
  | { see: 'all-gone'; ids: string[]; projectId: string }
  | { see: 'tag'; id: string; name: string; there: boolean }
  /** A copy of this name that was not there before the call. */
  | { see: 'new-snapshot'; of: 'vm' | 'volume'; id: string; name: string; projectId: string }
  | { see: 'new-backup'; id: string; name: string; projectId: string }
  /** Raff lists no images: only its answer tells, and the server coming back from the copy. */
  | { see: 'image'; id: string; back: string }
  | { see: 'new-schedule'; id: string; runtime: string | null; type: string; keepCount: number; projectId: string }
  | {
      see: 'schedule'
      id: string
      projectId: string
      type: string | null
      keepCount: number | null
      changed: boolean
      before: string
    }
  | { see: 'rules'; id: string; projectId: string; rules: FirewallRule[] }
  /** One rule, there or taken away, whatever else was changed meanwhile. */
  | { see: 'rule'; id: string; projectId: string; rule: FirewallRule; there: boolean }
  | { see: 'key-active'; id: string; active: boolean }
  | { see: 'new-key'; name: string }
  | { see: 'key-access'; id: string; projectId: string; roleId: string | null }

export type Removable = 'vm' | 'volume' | 'snapshot' | 'backup' | 'backup-schedule' | 'ip' | 'api-key'
