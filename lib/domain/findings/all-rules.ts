import type { Rule } from './rule'
import { atRisk } from './rules/at-risk'
import { connectionEnding } from './rules/connection-ending'
import { connectionTooStrong } from './rules/connection-too-strong'
import { emptyProject } from './rules/empty-project'
import { environmentMismatch } from './rules/environment-mismatch'
import { failedCopy } from './rules/failed-copy'
import { failedServer } from './rules/failed-server'
import { freeAddress } from './rules/free-address'
import { keyChecklistOpen } from './rules/key-checklist-open'
import { keyEndsSoon } from './rules/key-ends-soon'
import { keyExpired } from './rules/key-expired'
import { keyFarReach } from './rules/key-far-reach'
import { keyIdle } from './rules/key-idle'
import { keyMakerGone } from './rules/key-maker-gone'
import { keyMixedEnvironments } from './rules/key-mixed-environments'
import { keyNeverEnds } from './rules/key-never-ends'
import { keyNeverUsed } from './rules/key-never-used'
import { keyOff } from './rules/key-off'
import { keyOldSecret } from './rules/key-old-secret'
import { keyVagueName } from './rules/key-vague-name'
import { kindUnreadable } from './rules/kind-unreadable'
import { noEndDate } from './rules/no-end-date'
import { noFirewall } from './rules/no-firewall'
import { noOwner } from './rules/no-owner'
import { noPurpose } from './rules/no-purpose'
import { oldSnapshot } from './rules/old-snapshot'
import { openAdminPort } from './rules/open-admin-port'
import { openDatabasePort } from './rules/open-database-port'
import { openToEverything } from './rules/open-to-everything'
import { orphanCopies } from './rules/orphan-copies'
import { orphanSchedule } from './rules/orphan-schedule'
import { orphanSnapshot } from './rules/orphan-snapshot'
import { ownerGone } from './rules/owner-gone'
import { ownerUnconfirmed } from './rules/owner-unconfirmed'
import { pastItsEnd } from './rules/past-its-end'
import { pendingInvitation } from './rules/pending-invitation'
import { rateLimited } from './rules/rate-limited'
import { restoreUntested } from './rules/restore-untested'
import { reviewDue } from './rules/review-due'
import { seriesWithoutBaseline } from './rules/series-without-baseline'
import { stoppedServer } from './rules/stopped-server'
import { stuckCopy } from './rules/stuck-copy'
import { syncLate } from './rules/sync-late'
import { temporaryAccessOver } from './rules/temporary-access-over'
import { temporaryServer } from './rules/temporary-server'
import { unattachedDisk } from './rules/unattached-disk'
import { unprotected } from './rules/unprotected'
import { untaggedServer } from './rules/untagged-server'
import { unusedFirewall } from './rules/unused-firewall'
import { unusedNetwork } from './rules/unused-network'

/**
 * Everything that Stocktake looks for. Where a thing's cost could be saved for several reasons, the first rule in this list
 * counts it.
 */
export const RULES: readonly Rule[] = [
  unprotected,
  atRisk,
  orphanSchedule,
  stuckCopy,
  seriesWithoutBaseline,
  failedCopy,
  restoreUntested,
  pastItsEnd,
  stoppedServer,
  failedServer,
  temporaryServer,
  unattachedDisk,
  orphanSnapshot,
  oldSnapshot,
  orphanCopies,
  freeAddress,
  unusedNetwork,
  unusedFirewall,
  emptyProject,
  pendingInvitation,
  keyMakerGone,
  keyFarReach,
  keyMixedEnvironments,
  keyEndsSoon,
  keyExpired,
  keyOldSecret,
  keyNeverEnds,
  keyNeverUsed,
  keyIdle,
  keyOff,
  keyVagueName,
  keyChecklistOpen,
  openToEverything,
  noFirewall,
  openAdminPort,
  openDatabasePort,
  temporaryAccessOver,
  noOwner,
  ownerGone,
  ownerUnconfirmed,
  reviewDue,
  noPurpose,
  noEndDate,
  untaggedServer,
  environmentMismatch,
  syncLate,
  kindUnreadable,
  rateLimited,
  connectionTooStrong,
  connectionEnding,
]

export const RULES_BY_CODE: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.code, rule]))

/** The sentence of every reason that any of them may give, and of what may be added to any finding. */
export const SENTENCES: ReadonlyMap<string, string> = new Map([
  ...RULES.flatMap(({ sentences }) => Object.entries(sentences)),
  ['subject-out-of-sight', 'It is not shown by Raff at present; this is what was last seen of it.'],
  ['not-judged-again', 'It could not be looked at again since: {what} cannot be fully read at present.'],
])
