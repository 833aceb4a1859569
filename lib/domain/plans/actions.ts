import { ACTION_NAMES, type ActionName } from '../action-names'
import type { Kind } from '../inventory/kinds'
import type { RiskLevel } from './plan'

// Every action that a request can propose, in one table: what it can be done to, how it reads on a button, how much is at
// stake before anything is known of the target.

export type ActionInfo = {
  /** The kind of its targets; null: it has none, it makes something new. */
  kind: Kind | null
  /** How many in one request. */
  mostTargets: number
  /** For a menu: "Stop the server". */
  label: string
  /** With the name of the target behind it: "delete web-02 for good". */
  verb: (name: string) => string
  /** What the other answer is called. */
  keep: (name: string) => string
  risk: {
    base: RiskLevel
    /** In production, and where nobody knows. */
    production: RiskLevel
  }
  /** What it does is final. */
  destroys: boolean
  /** May be asked for by a rule that picks its targets. */
  byRule: boolean
}

const MANY = 50

const keepIt = (name: string) => `Keep ${name}`
const leaveIt = (name: string) => `Leave ${name} as it is`

type Kinds = {
  readonly [A in ActionName]: ActionInfo & { kind: KindOf[A] }
}

export type KindOf = {
  'vm.start': 'vm'
  'vm.stop': 'vm'
  'vm.snapshot': 'vm'
  'vm.backup': 'vm'
  'vm.tag-add': 'vm'
  'vm.tag-remove': 'vm'
  'vm.save-image': 'vm'
  'vm.delete': 'vm'
  'volume.snapshot': 'volume'
  'volume.delete': 'volume'
  'snapshot.delete': 'snapshot'
  'backup.delete': 'backup'
  'backup-series.delete': 'backup'
  'backup-schedule.create': 'vm'
  'backup-schedule.update': 'backup-schedule'
  'backup-schedule.delete': 'backup-schedule'
  'ip.release': 'ip'
  'security-group.update': 'security-group'
  'security-group.temporary-access': 'security-group'
  'api-key.create': null
  'api-key.rotate': 'api-key'
  'api-key.deactivate': 'api-key'
  'api-key.activate': 'api-key'
  'api-key.revoke': 'api-key'
}

export const ACTIONS: Kinds = {
  // a server that runs again may take up work that another does by now: in production somebody else looks at it first
  'vm.start': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Start the server',
    verb: (name) => `start ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'medium' },
    destroys: false,
    byRule: false,
  },
  'vm.stop': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Stop the server',
    verb: (name) => `stop ${name}`,
    keep: (name) => `Keep ${name} running`,
    risk: { base: 'medium', production: 'high' },
    destroys: false,
    byRule: true,
  },
  // taking a copy only adds: asking two people for it in production would mean that fewer are taken
  'vm.snapshot': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Take a snapshot',
    verb: (name) => `take a snapshot of ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'low' },
    destroys: false,
    byRule: false,
  },
  'vm.backup': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Take a backup',
    verb: (name) => `take a backup of ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'low' },
    destroys: false,
    byRule: false,
  },
  'vm.tag-add': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Add a tag',
    verb: (name) => `tag ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'low' },
    destroys: false,
    byRule: false,
  },
  // a tag may be what keeps a clean-up away from it
  'vm.tag-remove': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Remove a tag',
    verb: (name) => `remove a tag from ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'medium' },
    destroys: false,
    byRule: false,
  },
  'vm.save-image': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Save an image',
    verb: (name) => `save an image of ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'low' },
    destroys: false,
    byRule: false,
  },
  'vm.delete': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Delete the server',
    verb: (name) => `delete ${name} for good`,
    keep: keepIt,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: true,
  },
  'volume.snapshot': {
    kind: 'volume',
    mostTargets: MANY,
    label: 'Take a snapshot',
    verb: (name) => `take a snapshot of ${name}`,
    keep: leaveIt,
    risk: { base: 'low', production: 'low' },
    destroys: false,
    byRule: false,
  },
  'volume.delete': {
    kind: 'volume',
    mostTargets: MANY,
    label: 'Delete the disk',
    verb: (name) => `delete ${name} for good`,
    keep: keepIt,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: true,
  },
  'snapshot.delete': {
    kind: 'snapshot',
    mostTargets: MANY,
    label: 'Delete the snapshot',
    verb: (name) => `delete ${name} for good`,
    keep: keepIt,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: true,
  },
  'backup.delete': {
    kind: 'backup',
    mostTargets: MANY,
    label: 'Delete the backup',
    verb: (name) => `delete ${name} for good`,
    keep: keepIt,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: true,
  },
  'backup-series.delete': {
    kind: 'backup',
    mostTargets: MANY,
    label: 'Delete the whole backup series',
    verb: (name) => `delete the whole series of ${name} for good`,
    keep: (name) => `Keep the series of ${name}`,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: false,
  },
  'backup-schedule.create': {
    kind: 'vm',
    mostTargets: MANY,
    label: 'Set up a backup schedule',
    verb: (name) => `back up ${name} by a schedule`,
    keep: leaveIt,
    risk: { base: 'medium', production: 'medium' },
    destroys: false,
    byRule: false,
  },
  'backup-schedule.update': {
    kind: 'backup-schedule',
    mostTargets: MANY,
    label: 'Change the schedule',
    verb: (name) => `change the schedule ${name}`,
    keep: leaveIt,
    risk: { base: 'medium', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'backup-schedule.delete': {
    kind: 'backup-schedule',
    mostTargets: MANY,
    label: 'Delete the schedule',
    verb: (name) => `delete the schedule ${name}`,
    keep: keepIt,
    risk: { base: 'medium', production: 'high' },
    destroys: true,
    byRule: true,
  },
  'ip.release': {
    kind: 'ip',
    mostTargets: MANY,
    label: 'Release the address',
    verb: (name) => `release ${name} for good`,
    keep: keepIt,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: true,
  },
  'security-group.update': {
    kind: 'security-group',
    mostTargets: 1,
    label: 'Change the rules',
    verb: (name) => `change the rules of ${name}`,
    keep: leaveIt,
    risk: { base: 'high', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'security-group.temporary-access': {
    kind: 'security-group',
    mostTargets: 1,
    label: 'Open access for a while',
    verb: (name) => `open ${name} for a while`,
    keep: (name) => `Keep ${name} closed`,
    risk: { base: 'high', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'api-key.create': {
    kind: null,
    mostTargets: 0,
    label: 'Make a new key',
    verb: (name) => `make the key ${name}`,
    keep: (name) => `Do without ${name}`,
    risk: { base: 'medium', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'api-key.rotate': {
    kind: 'api-key',
    mostTargets: 1,
    label: 'Replace the key',
    verb: (name) => `replace the key ${name}`,
    keep: leaveIt,
    risk: { base: 'high', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'api-key.deactivate': {
    kind: 'api-key',
    mostTargets: MANY,
    label: 'Switch the key off',
    verb: (name) => `switch off ${name}`,
    keep: (name) => `Keep ${name} working`,
    risk: { base: 'medium', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'api-key.activate': {
    kind: 'api-key',
    mostTargets: MANY,
    label: 'Switch the key on again',
    verb: (name) => `switch ${name} on again`,
    keep: (name) => `Keep ${name} off`,
    risk: { base: 'medium', production: 'high' },
    destroys: false,
    byRule: false,
  },
  'api-key.revoke': {
    kind: 'api-key',
    mostTargets: MANY,
    label: 'Revoke the key',
    verb: (name) => `revoke ${name} for good`,
    keep: keepIt,
    risk: { base: 'high', production: 'high' },
    destroys: true,
    byRule: false,
  },
}

/** The actions that can be asked for on a thing of this kind, in the order of a menu. */
export function actionsOn(kind: Kind): ActionName[] {
  return ACTION_NAMES.filter((action) => ACTIONS[action].kind === kind)
}

export function isActionName(text: string): text is ActionName {
  return (ACTION_NAMES as readonly string[]).includes(text)
}
