import type { FactsOf } from '../inventory/facts'
import type { Kind } from '../inventory/kinds'
import { ruleText } from './firewall/rules'
import { isFromStep } from './fill-call'
import type { AnyThing, PlanThing } from './plan-facts'
import type { Probe, ScheduleTimes, ThingRef } from './probe'
import { minutesOfDay, readRuntime } from './schedules/schedule-time'

// What a later reading says about a call. Only a reading that could have shown the thing proves that it is gone.

export type ProbeReading = {
  /** What the reading shows. */
  things: readonly AnyThing[]
  /** Kinds that were read to the end, so that what is not in `things` is not there. */
  complete: readonly Kind[]
  /** Things that Raff said, one by one, are not there (404). */
  notFound: readonly ThingRef[]
  /** When the call was sent, by our clock. */
  sentAt: Date
  readAt: Date
}

export type ProbeResult = {
  /** working: Raff is still at it. no-effect: it has not taken effect so far. unclear: the reading does not tell. */
  state: 'took-effect' | 'working' | 'no-effect' | 'unclear'
  sentence: string
  /** What the call made, for later steps and for the undo. */
  made: ThingRef | null
}

/** What has to be read to judge: lists of kinds, narrowed to one source where Raff can do that. */
export type ProbeRead = { kind: Kind; raffId: string | null; of: ThingRef | null }

export function readsFor(probe: Probe): ProbeRead[] {
  const one = (kind: Kind, raffId: string): ProbeRead => ({ kind, raffId, of: null })
  switch (probe.kind) {
    case 'gone':
    case 'status':
    case 'answer-only':
      return [one(probe.thing.kind, probe.thing.raffId)]
    case 'all-gone':
      return probe.things.map(({ kind, raffId }) => one(kind, raffId))
    case 'tag':
    case 'rebooted':
      return [one('vm', probe.serverId)]
    case 'new-copy':
      return [{ kind: probe.copy, raffId: null, of: probe.source }]
    case 'new-schedule':
      return [{ kind: 'backup-schedule', raffId: null, of: { kind: 'vm', raffId: probe.serverId } }]
    case 'schedule':
      return [one('backup-schedule', probe.scheduleId)]
    case 'rules':
    case 'rule':
      return [one('security-group', probe.firewallId)]
    case 'key-active':
      return [one('api-key', probe.keyId)]
    case 'new-key':
      return [{ kind: 'api-key', raffId: null, of: null }]
    case 'key-reaches':
      return isFromStep(probe.keyId) ? [] : [one('api-key', probe.keyId)]
  }
}

type Judges = { [K in Probe['kind']]: (probe: Extract<Probe, { kind: K }>, reading: ProbeReading) => ProbeResult }

const JUDGES: Judges = {
  gone: ({ thing, name }, reading) => judgeGone([thing], name, reading),
  'all-gone': ({ things, name }, reading) => judgeGone(things, name, reading),
  status: ({ thing, name, wanted, working }, reading) => {
    const found = lookFor(reading, thing)
    if (found === 'not-there') return is('unclear', `${name} is not there any more.`)
    if (found === 'unseen') return unclear(name)
    const status = (found.facts as { status?: string | null }).status ?? ''
    const words = STATUS_WORDS[wanted] ?? wanted
    if (status === wanted) return is('took-effect', `Confirmed: ${name} is ${words}.`)
    if (working.includes(status)) return is('working', `Raff is still at it: ${name} is not yet ${words}.`)
    return is('no-effect', `${name} is still not ${words}.`)
  },
  tag: ({ serverId, name, tag, present }, reading) => {
    const server = lookFor(reading, { kind: 'vm', raffId: serverId })
    if (server === 'not-there') return is('unclear', `${name} is not there any more.`)
    if (server === 'unseen') return unclear(name)
    const has = facts(server, 'vm').tags.some((each) => each.name === tag)
    if (has === present)
      return is('took-effect', `Confirmed: ${name} ${has ? 'has' : 'does not have'} the tag “${tag}”.`)
    return is(
      'no-effect',
      has ? `${name} still has the tag “${tag}”.` : `${name} still does not have the tag “${tag}”.`,
    )
  },
  'new-copy': judgeNewCopy,
  'new-schedule': judgeNewSchedule,
  schedule: (probe, reading) => {
    const found = lookFor(reading, { kind: 'backup-schedule', raffId: probe.scheduleId })
    if (found === 'not-there') return is('unclear', `The schedule ${probe.name} is not there any more.`)
    if (found === 'unseen') return unclear(probe.name)
    return isSetUp(facts(found, 'backup-schedule'), probe)
      ? is('took-effect', `Confirmed: ${probe.name} is changed.`)
      : is('no-effect', `${probe.name} is still as it was.`)
  },
  rules: ({ firewallId, name, rules }, reading) => {
    const found = lookFor(reading, { kind: 'security-group', raffId: firewallId })
    if (found === 'not-there') return is('unclear', `${name} is not there any more.`)
    if (found === 'unseen') return unclear(name)
    const now = facts(found, 'security-group').rules.map(ruleText).sort()
    return now.join('\n') === [...rules].sort().join('\n')
      ? is('took-effect', `Confirmed: ${name} has the new rules.`)
      : is('no-effect', `${name} does not have the new rules.`)
  },
  rule: ({ firewallId, name, rule, present }, reading) => {
    const found = lookFor(reading, { kind: 'security-group', raffId: firewallId })
    if (found === 'not-there')
      return present
        ? is('unclear', `${name} is not there any more.`)
        : is('took-effect', `Confirmed closed: ${name} is not there any more.`)
    if (found === 'unseen') return unclear(name)
    const has = facts(found, 'security-group').rules.some((each) => ruleText(each) === rule)
    if (has === present)
      return is(
        'took-effect',
        has ? `Confirmed open: ${name} has the rule.` : `Confirmed closed: ${name} does not have the rule any more.`,
      )
    return is('no-effect', has ? `Still open: ${name} has the rule.` : `${name} does not have the rule yet.`)
  },
  'key-active': ({ keyId, name, active }, reading) => {
    const found = lookFor(reading, { kind: 'api-key', raffId: keyId })
    if (found === 'not-there') return is('unclear', `The key ${name} is not there any more.`)
    if (found === 'unseen') return unclear(name)
    const now = facts(found, 'api-key').isActive
    if (now === active) return is('took-effect', `Confirmed: ${name} is switched ${now ? 'on' : 'off'}.`)
    return is('no-effect', `${name} is still switched ${now ? 'on' : 'off'}.`)
  },
  'new-key': ({ name, notAmong }, reading) => {
    const made = reading.things.filter(
      (thing) =>
        thing.kind === 'api-key' &&
        thing.presence === 'there' &&
        thing.facts.name === name &&
        !notAmong.includes(thing.raffId),
    )
    if (made.length === 1 && made[0])
      return is('took-effect', `Confirmed: the key ${name} is there.`, { kind: 'api-key', raffId: made[0].raffId })
    if (made.length > 1) return is('unclear', `There is more than one new key called ${name}.`)
    if (!reading.complete.includes('api-key')) return unclear(name)
    return is('no-effect', `There is no new key called ${name}.`)
  },
  'key-reaches': ({ keyId, name, projectId, roleId }, reading) => {
    if (isFromStep(keyId)) return is('unclear', `Which key ${name} is, is not known yet.`)
    const found = lookFor(reading, { kind: 'api-key', raffId: keyId })
    if (found === 'not-there') return is('unclear', `The key ${name} is not there any more.`)
    if (found === 'unseen') return unclear(name)
    const access = facts(found, 'api-key').projectAccesses.find((each) => each.projectId === projectId)
    if (access?.roleId === roleId) return is('took-effect', `Confirmed: ${name} reaches the project.`)
    return access
      ? is('unclear', `${name} reaches the project with another role.`)
      : is('no-effect', `${name} does not reach the project yet.`)
  },
  rebooted: ({ serverId, name, updatedBefore }, reading) => {
    const found = lookFor(reading, { kind: 'vm', raffId: serverId })
    if (found === 'not-there') return is('unclear', `${name} is not there any more.`)
    if (found === 'unseen') return unclear(name)
    const { status, updatedAt } = facts(found, 'vm')
    if (status === 'booting' || status === 'finalizing') return is('working', `${name} is rebooting.`)
    if (status !== 'active') return is('unclear', `${name} is not running.`)
    const touched = updatedAt !== null && updatedAt !== updatedBefore
    return touched
      ? is('took-effect', `${name} is running again.`)
      : is('unclear', `${name} is running. Whether it was rebooted, Raff does not tell.`)
  },
  'answer-only': ({ thing, name, working, because }, reading) => {
    const found = lookFor(reading, thing)
    if (found === 'not-there' || found === 'unseen') return is('unclear', because)
    const status = (found.facts as { status?: string | null }).status ?? ''
    return working.includes(status)
      ? is('working', `Raff is still at it: ${name} is being copied.`)
      : is('unclear', because)
  },
}

/** What the reading says about whether the call took effect. */
export function judgeProbe(probe: Probe, reading: ProbeReading): ProbeResult {
  const judge = JUDGES[probe.kind] as (probe: Probe, reading: ProbeReading) => ProbeResult
  return judge(probe, reading)
}

/** After this, work that goes on for minutes is worth a look by a person: it may be stuck. */
export const WORKING_AT_MOST_MS = 30 * 60_000

const STATUS_WORDS: Record<string, string> = { active: 'running', passive: 'stopped' }

function judgeGone(things: readonly ThingRef[], name: string, reading: ProbeReading): ProbeResult {
  const found = things.map((thing) => lookFor(reading, thing))
  if (found.every((one) => one === 'not-there')) return is('took-effect', `Confirmed gone: ${name}.`)
  const left = found.filter((one): one is AnyThing => typeof one !== 'string')
  const leaving = left.filter((thing) => LEAVING.includes((thing.facts as { status?: string | null }).status ?? ''))
  if (left.length > 0 && leaving.length === left.length) return is('working', `Raff is still deleting ${name}.`)
  if (left.length === 0) return unclear(name)
  const names = left.map((thing) => thing.name).join(', ')
  return left.length < things.length && things.length > 1
    ? is('no-effect', `Still there: ${names}. The rest of ${name} is gone or could not be read.`)
    : is('no-effect', `Still there: ${name}.`)
}

const LEAVING = ['deleting', 'finalizing']

function judgeNewCopy({ copy, source, name, notAmong }: Extract<Probe, { kind: 'new-copy' }>, reading: ProbeReading) {
  const made = reading.things.filter(
    (thing): thing is Extract<AnyThing, { kind: 'snapshot' | 'backup' }> =>
      (thing.kind === 'snapshot' || thing.kind === 'backup') &&
      thing.kind === copy &&
      thing.presence === 'there' &&
      thing.name === name &&
      !notAmong.includes(thing.raffId) &&
      // the list of disk snapshots does not say of which disk; a source that is named has to be the right one
      (thing.parent === null || (thing.parent.kind === source.kind && thing.parent.raffId === source.raffId)),
  )
  const [first] = made
  if (made.length > 1) return is('unclear', `There is more than one new ${copy} called “${name}”.`)
  if (!first)
    return reading.complete.includes(copy)
      ? is('no-effect', `There is no new ${copy} called “${name}”.`)
      : unclear(name)
  const ref = { kind: first.kind, raffId: first.raffId }
  const { status } = first.facts
  if (copy === 'snapshot' || status === 'ready')
    return is('took-effect', `Confirmed: the ${copy} “${name}” is there.`, ref)
  if (status === 'failed') return is('no-effect', `The backup “${name}” failed: it cannot be gone back to.`, ref)
  return is('working', `The backup “${name}” is being made.`, ref)
}

function judgeNewSchedule(probe: Extract<Probe, { kind: 'new-schedule' }>, reading: ProbeReading): ProbeResult {
  const made = reading.things.filter(
    (thing): thing is PlanThing<'backup-schedule'> & AnyThing =>
      thing.kind === 'backup-schedule' &&
      thing.presence === 'there' &&
      thing.facts.vmId === probe.serverId &&
      !probe.notAmong.includes(thing.raffId) &&
      isSetUp(thing.facts, probe),
  )
  const [first] = made
  if (made.length > 1) return is('unclear', `There is more than one new schedule of ${probe.name}.`)
  if (first)
    return is('took-effect', `Confirmed: ${probe.name} has its schedule.`, {
      kind: 'backup-schedule',
      raffId: first.raffId,
    })
  if (!reading.complete.includes('backup-schedule')) return unclear(probe.name)
  return is('no-effect', `${probe.name} does not have the new schedule.`)
}

function isSetUp(schedule: FactsOf['backup-schedule'], wanted: ScheduleTimes): boolean {
  const runs = readRuntime(schedule.runtime)
  if (wanted.type !== null && schedule.type !== wanted.type) return false
  if (wanted.keepCount !== null && schedule.keepCount !== wanted.keepCount) return false
  // prose that cannot be read proves nothing either way: then the rhythm and the number have to do
  if (!runs) return true
  if (wanted.time !== null && minutesOfDay(runs.time) !== minutesOfDay(wanted.time)) return false
  return wanted.dayOfWeek === null || runs.dayOfWeek === wanted.dayOfWeek
}

function lookFor(reading: ProbeReading, { kind, raffId }: ThingRef): AnyThing | 'not-there' | 'unseen' {
  const found = reading.things.find((thing) => thing.kind === kind && thing.raffId === raffId)
  if (found?.presence === 'there') return found
  const said = reading.notFound.some((one) => one.kind === kind && one.raffId === raffId)
  if (said || found?.presence === 'gone') return 'not-there'
  return !found && reading.complete.includes(kind) ? 'not-there' : 'unseen'
}

function facts<K extends Kind>(thing: AnyThing, _kind: K): FactsOf[K] {
  return thing.facts as FactsOf[K]
}

function unclear(name: string): ProbeResult {
  return is('unclear', `Unknown: ${name} could not be read. Do not repeat it; look again.`)
}

function is(state: ProbeResult['state'], sentence: string, made: ThingRef | null = null): ProbeResult {
  return { state, sentence, made }
}
