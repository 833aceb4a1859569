import type { AccessLevel } from '@/lib/domain/findings/access-levels'
import type { Environment } from '@/lib/domain/inventory/environment'

type RoleChoice = { id: string; name: string; level: AccessLevel; words: string }

/** What a new key can be given, the least first. */
export type NewKey = {
  projects: readonly { id: string; name: string; environment: Environment | null }[]
  projectRoles: readonly RoleChoice[]
  accountRoles: readonly RoleChoice[]
}
