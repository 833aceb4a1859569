import type { FindingAnswer } from '@/lib/contracts/findings'
import type { Action } from '@/lib/domain/plans/action-words'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { hasPage } from '../shell/navigation'

// What would settle a finding is asked for on a page of its own: this is the way to it, for one thing or for several.

/** Asking to … */
const ACTION_WORDS: Record<Action, string> = {
  'vm.start': 'start',
  'vm.stop': 'stop',
  'vm.snapshot': 'take a snapshot of',
  'vm.backup': 'take a backup of',
  'vm.tag-add': 'tag',
  'vm.tag-remove': 'take a tag off',
  'vm.save-image': 'save an image of',
  'vm.delete': 'delete',
  'volume.snapshot': 'take a snapshot of',
  'volume.delete': 'delete',
  'snapshot.delete': 'delete',
  'backup.delete': 'delete',
  'backup-series.delete': 'delete the whole series of',
  'backup-schedule.create': 'schedule backups of',
  'backup-schedule.update': 'change',
  'backup-schedule.delete': 'delete',
  'ip.release': 'release',
  'security-group.update': 'change the rules of',
  'security-group.temporary-access': 'open for a while',
  'api-key.create': 'make',
  'api-key.rotate': 'replace the secret of',
  'api-key.deactivate': 'switch off',
  'api-key.activate': 'switch on again',
  'api-key.revoke': 'remove for good',
}

export type Settling = { action: Action; targets: readonly string[]; words: string; href: string }

const PAGE = '/requests'

/** What can be asked for this finding. Nothing until requests can be made at all. */
export function settlingsOf(finding: FindingAnswer, name: string): Settling[] {
  if (!hasPage(PAGE)) return []
  return finding.actions.map(({ action, targets }) => settling(action, targets, name))
}

/** What settles all of these at once: the actions that every one of them has. */
export function settlingsOfAll(findings: readonly FindingAnswer[], things: string): Settling[] {
  const [first, ...others] = findings
  if (!first || !hasPage(PAGE)) return []
  return first.actions.flatMap(({ action, targets }) => {
    const more = others.map((finding) => finding.actions.find((each) => each.action === action)?.targets)
    if (more.some((each) => each === undefined)) return []
    return [settling(action, [...new Set([...targets, ...more.flatMap((each) => each ?? [])])], things)]
  })
}

export function settling(action: Action, targets: readonly string[], what: string): Settling {
  const query = new URLSearchParams({ action, targets: targets.join(',') })
  return { action, targets, words: `Ask to ${ACTION_WORDS[action]} ${briefName(what)}`, href: `${PAGE}/new?${query}` }
}
