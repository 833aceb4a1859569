import type { Kind } from '../inventory/kinds'
import type { RiskLevel } from '../requests/risk'

// Everything that can be asked for. The names are part of our API and never change; the words are what people read. How
// each is planned is one file in ./actions.

export type ActionWords = {
  /** What it is asked of; null: of nothing that is there already. */
  kind: Kind | null
  /** What the button says before the name: "Delete", "Stop". */
  verb: string
  /** What follows the name: "for good". */
  after: string
  /** What it is called after it happened: "deleted". */
  past: string
  /** How risky it is by itself. */
  level: RiskLevel
  /** It only adds something: nothing stops, nothing is lost, nobody is let in. Where it runs does not make it riskier. */
  adds: boolean
}

export const ACTION_WORDS = {
  'vm.start': words('vm', 'Start', 'started', 'low'),
  'vm.stop': words('vm', 'Stop', 'stopped', 'medium'),
  'vm.snapshot': words('vm', 'Take a snapshot of', 'snapshotted', 'low', { adds: true }),
  'vm.backup': words('vm', 'Take a backup of', 'backed up', 'low', { adds: true }),
  'vm.tag-add': words('vm', 'Add a tag to', 'tagged', 'low', { adds: true }),
  'vm.tag-remove': words('vm', 'Remove a tag from', 'untagged', 'low'),
  'vm.save-image': words('vm', 'Save an image of', 'saved as an image', 'low', { adds: true }),
  'vm.delete': words('vm', 'Delete', 'deleted', 'high', { after: 'for good' }),
  'volume.snapshot': words('volume', 'Take a snapshot of', 'snapshotted', 'low', { adds: true }),
  'volume.delete': words('volume', 'Delete', 'deleted', 'high', { after: 'for good' }),
  'snapshot.delete': words('snapshot', 'Delete', 'deleted', 'high', { after: 'for good' }),
  'backup.delete': words('backup', 'Delete', 'deleted', 'high', { after: 'for good' }),
  'backup-series.delete': words('backup', 'Delete the whole series of', 'deleted', 'high', { after: 'for good' }),
  'backup-schedule.create': words('vm', 'Back up', 'scheduled for backups', 'medium', {
    after: 'regularly',
    adds: true,
  }),
  'backup-schedule.update': words('backup-schedule', 'Change', 'changed', 'medium'),
  'backup-schedule.delete': words('backup-schedule', 'Delete', 'deleted', 'high'),
  'ip.release': words('ip', 'Release', 'released', 'high', { after: 'for good' }),
  'security-group.update': words('security-group', 'Change the rules of', 'changed', 'high'),
  'security-group.temporary-access': words('security-group', 'Open', 'opened', 'high', { after: 'for a while' }),
  'api-key.create': words(null, 'Create the key', 'created', 'high'),
  'api-key.rotate': words('api-key', 'Rotate', 'rotated', 'high'),
  'api-key.deactivate': words('api-key', 'Switch off', 'switched off', 'medium'),
  'api-key.activate': words('api-key', 'Switch on', 'switched on', 'medium'),
  'api-key.revoke': words('api-key', 'Revoke', 'revoked', 'high', { after: 'for good' }),
} as const satisfies Record<string, ActionWords>

export type Action = keyof typeof ACTION_WORDS

export const ACTIONS = Object.keys(ACTION_WORDS) as [Action, ...Action[]]

export function wordsOf(action: Action): ActionWords {
  return ACTION_WORDS[action]
}

/** "Delete web-02 for good", "Stop 3 servers". */
export function titleOf(action: Action, what: string): string {
  const { verb, after } = wordsOf(action)
  return [verb, what, after].filter(Boolean).join(' ')
}

function words<K extends Kind | null>(
  kind: K,
  verb: string,
  past: string,
  level: RiskLevel,
  more: Partial<Pick<ActionWords, 'after' | 'adds'>> = {},
) {
  return { kind, verb, past, level, after: more.after ?? '', adds: more.adds ?? false }
}
