import type { ActionName } from '../action-names'
import type { FirewallRule } from '../inventory/facts'
import { readFirewallRule } from './firewall/read-rule'
import { type ParamProblem, ParamReader } from './read-params'

// What each action can be told. Defaults are filled in here, those that depend on the moment included: the request keeps
// the settings as they were completed when it was asked, and every later plan for it is made with the same.

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Left out: it stays as it is. */
export type ScheduleParams = {
  type?: 'daily' | 'weekly'
  time?: string
  dayOfWeek?: Weekday
  keepCount?: number
}

/** Who gets the secret of a new key: the asker sees it once, or it goes straight into a connection of ours. */
export type HandOver = 'asker' | 'connection'

export type ParamsOf = {
  'vm.start': Record<string, never>
  'vm.stop': Record<string, never>
  'vm.snapshot': { name: string }
  'vm.backup': { name: string }
  'vm.tag-add': { name: string; priority: number | null }
  'vm.tag-remove': { name: string }
  'vm.save-image': { name: string; description: string | null }
  'vm.delete': {
    /** safe: stop now, save an image, delete after `graceDays` if nobody objects. now: delete at once. */
    way: 'safe' | 'now'
    volumeAction: 'detach' | 'delete'
    deleteVpc: boolean
    graceDays: number
    imageName: string
  }
  'volume.snapshot': { name: string }
  'volume.delete': Record<string, never>
  'snapshot.delete': Record<string, never>
  'backup.delete': Record<string, never>
  'backup-series.delete': Record<string, never>
  'backup-schedule.create': Required<Omit<ScheduleParams, 'dayOfWeek'>> & { dayOfWeek: Weekday | null }
  'backup-schedule.update': ScheduleParams
  'backup-schedule.delete': Record<string, never>
  'ip.release': Record<string, never>
  'security-group.update': { rules: FirewallRule[]; reboot: boolean; insist: boolean }
  'security-group.temporary-access': {
    protocol: 'TCP' | 'UDP'
    ports: string
    ip: string
    size: number
    minutes: number
    reboot: boolean
  }
  'api-key.create': {
    name: string
    accountRoleId: string | null
    projects: { projectId: string; roleId: string }[]
    expiresAt: string | null
    handOver: HandOver
  }
  'api-key.rotate': {
    /** planned: a second key, handed over in peace. leaked: the old one is switched off first. */
    intent: 'planned' | 'leaked'
    name: string | null
    expiresAt: string | null
    quietDays: number
    /** Where the key is installed, as far as the asker knows. */
    installedIn: string[]
    handOver: HandOver
  }
  'api-key.deactivate': Record<string, never>
  'api-key.activate': Record<string, never>
  'api-key.revoke': Record<string, never>
}

type Readers = { [A in ActionName]: (read: ParamReader, now: Date) => ParamsOf[A] }

const none = () => ({})

const READERS: Readers = {
  'vm.start': none,
  'vm.stop': none,
  'vm.snapshot': copyName,
  'vm.backup': copyName,
  'vm.tag-add': (read) => ({
    name: read.needed('name', { most: 64, what: 'The tag' }),
    priority: read.whole('priority', { least: 0, most: 9, what: 'The priority' }),
  }),
  'vm.tag-remove': (read) => ({ name: read.needed('name', { most: 64, what: 'The tag' }) }),
  'vm.save-image': (read, now) => ({
    ...copyName(read, now),
    description: read.text('description', { most: 500, what: 'The description' }),
  }),
  'vm.delete': (read, now) => ({
    way: read.choice('way', ['safe', 'now'], 'The way') ?? 'now',
    volumeAction:
      read.choice('volumeAction', ['detach', 'delete'], 'What happens to the disks') ??
      read.choice('volume_action', ['detach', 'delete'], 'What happens to the disks') ??
      'detach',
    deleteVpc:
      read.flag('deleteVpc', 'Whether the private network goes, too,') ??
      read.flag('delete_vpc', 'Whether the private network goes, too,') ??
      false,
    graceDays: read.whole('graceDays', { least: 1, most: 90, what: 'The number of days until it is deleted' }) ?? 7,
    imageName: read.text('imageName', { most: 100, what: 'The name of the image' }) ?? `before delete ${stamp(now)}`,
  }),
  'volume.snapshot': copyName,
  'volume.delete': none,
  'snapshot.delete': none,
  'backup.delete': none,
  'backup-series.delete': none,
  'backup-schedule.create': readNewSchedule,
  'backup-schedule.update': readScheduleChange,
  'backup-schedule.delete': none,
  'ip.release': none,
  'security-group.update': (read) => {
    if (!read.has('rules')) read.problem('rules', 'The rules are missing: send the whole set as it should be.')
    return {
      rules: read.list('rules', { most: 200, what: 'The rules' }, readFirewallRule) ?? [],
      reboot: read.flag('reboot', 'Whether the servers behind it are rebooted') ?? false,
      insist: read.flag('insist', 'Whether to insist') ?? false,
    }
  },
  'security-group.temporary-access': readTemporaryAccess,
  'api-key.create': (read) => ({
    name: read.needed('name', { most: 128, what: 'The name' }),
    accountRoleId: read.text('accountRoleId', { most: 100, what: 'The account role' }),
    projects:
      read.list('projects', { most: 100, what: 'The projects' }, (item) => ({
        projectId: item.needed('projectId', { most: 100, what: 'The project' }),
        roleId: item.needed('roleId', { most: 100, what: 'The role in the project' }),
      })) ?? [],
    expiresAt: read.moment('expiresAt', 'The end date'),
    handOver: read.choice('handOver', ['asker', 'connection'], 'Who gets the secret') ?? 'asker',
  }),
  'api-key.rotate': (read) => ({
    intent: read.choice('intent', ['planned', 'leaked'], 'The reason') ?? 'planned',
    name: read.text('name', { most: 128, what: 'The name of the new key' }),
    expiresAt: read.moment('expiresAt', 'The end date'),
    quietDays: read.whole('quietDays', { least: 1, most: 90, what: 'The number of quiet days' }) ?? 7,
    installedIn: read.texts('installedIn', { most: 50, length: 100, what: 'The places where it is installed' }) ?? [],
    handOver: read.choice('handOver', ['asker', 'connection'], 'Who gets the secret') ?? 'asker',
  }),
  'api-key.deactivate': none,
  'api-key.activate': none,
  'api-key.revoke': none,
}

export type ReadParams<A extends ActionName = ActionName> =
  | { params: ParamsOf[A]; problems: null }
  | { params: null; problems: ParamProblem[] }

/** The settings of a request, completed; or everything that is wrong with them. */
export function readParams<A extends ActionName>(action: A, input: unknown, now: Date): ReadParams<A> {
  const read = new ParamReader(input)
  const params: ParamsOf[A] = READERS[action](read, now)
  read.end()
  return read.problems.length > 0 ? { params: null, problems: read.problems } : { params, problems: null }
}

/** Short enough that the name of the target fits beside it. */
function copyName(read: ParamReader, now: Date): { name: string } {
  return { name: read.text('name', { most: 100, what: 'The name' }) ?? `stocktake ${stamp(now)}` }
}

/** To the minute, in UTC: what a copy is called that nobody gave a name. */
function stamp(now: Date): string {
  return now.toISOString().slice(0, 16).replace('T', ' ')
}

function readScheduleChange(read: ParamReader): ScheduleParams {
  const type = read.choice('type', ['daily', 'weekly'], 'The rhythm')
  const time = readTimeOfDay(read)
  const dayOfWeek = read.choice('dayOfWeek', WEEKDAYS, 'The day of the week')
  const keepCount = read.whole('keepCount', { least: 1, most: 1000, what: 'The number of copies to keep' })
  if (type === 'daily' && dayOfWeek !== null) read.problem('dayOfWeek', 'A daily schedule has no day of the week.')
  if ([type, time, dayOfWeek, keepCount].every((each) => each === null) && read.problems.length === 0)
    read.problem('type', 'Nothing was chosen to change.')
  return {
    ...(type !== null && { type }),
    ...(time !== null && { time }),
    ...(dayOfWeek !== null && { dayOfWeek }),
    ...(keepCount !== null && { keepCount }),
  }
}

function readNewSchedule(read: ParamReader): ParamsOf['backup-schedule.create'] {
  const { type, time, dayOfWeek, keepCount } = readScheduleChange(read)
  if (read.problems.length === 0) {
    if (!type) read.problem('type', 'The rhythm is missing: daily or weekly.')
    if (!time) read.problem('time', 'The time of day is missing, like 8am or 13:00.')
    if (!keepCount) read.problem('keepCount', 'The number of copies to keep is missing.')
    if (type === 'weekly' && !dayOfWeek) read.problem('dayOfWeek', 'A weekly schedule needs its day of the week.')
  }
  return { type: type ?? 'daily', time: time ?? '', dayOfWeek: dayOfWeek ?? null, keepCount: keepCount ?? 1 }
}

const TIME_OF_DAY = /^(?:(?:1[0-2]|0?[1-9])(?::[0-5]\d)?\s?[ap]m|(?:[01]?\d|2[0-3]):[0-5]\d)$/i

function readTimeOfDay(read: ParamReader): string | null {
  const time = read.text('time', { most: 10, what: 'The time of day' })
  if (time === null || TIME_OF_DAY.test(time)) return time
  read.problem('time', `“${time}” is not a time of day like 8am or 13:00.`)
  return null
}

const WEEK_MINUTES = 7 * 24 * 60

function readTemporaryAccess(read: ParamReader): ParamsOf['security-group.temporary-access'] {
  const minutes = read.whole('minutes', { least: 5, most: WEEK_MINUTES, what: 'The length in minutes' })
  const reboot = read.flag('reboot', 'Whether the servers behind it are rebooted') ?? false
  const ports = read.needed('ports', { most: 200, what: 'The port' })
  const ip = read.needed('ip', { most: 60, what: 'The address to let in' })
  const size = read.whole('size', { least: 0, most: 128, what: 'The size of the range' })
  const protocol = read.choice('protocol', ['TCP', 'UDP'], 'The protocol') ?? 'TCP'
  const checked = new ParamReader({ protocol, direction: 'INBOUND', ports, ip, size })
  const rule = readFirewallRule(checked)
  // what is missing was said already
  if (ports && ip) for (const problem of checked.problems) read.problem(problem.field, problem.sentence)
  return { protocol, ports: rule.ports ?? '', ip: rule.ip ?? '', size: rule.size ?? 0, minutes: minutes ?? 60, reboot }
}
