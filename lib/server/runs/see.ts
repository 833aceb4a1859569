import 'server-only'
import type { FirewallFacts } from '../../domain/inventory/facts'
import { ruleKey, sameRules } from '../../domain/plans/firewall-rules'
import type { Proof, Removable } from '../../domain/plans/proof'
import type { Seen } from '../../domain/runs/judge-look'
import type { RaffReader } from '../../raff/client'
import { isRaffError, RaffError } from '../../raff/errors'
import type { ListRead } from '../../raff/read-list'

export type Looking = {
  raff: RaffReader
  /** Ids that were there before the call. */
  baseline: readonly string[]
  /** What Raff's answer named; null where there was no answer. */
  madeId: string | null
  /** Raff said yes. */
  accepted: boolean
}

/** Reads Raff and says whether a step has come about. A read that fails says so; it never says that nothing is there. */
export async function see(proof: Proof, looking: Looking): Promise<Seen> {
  try {
    return await seeOne(proof, looking)
  } catch (error) {
    if (!(error instanceof RaffError)) throw error
    return {
      is: 'cannot-tell',
      why: error.message,
      lasting: isRaffError(error, 'unauthorized', 'forbidden', 'billing', 'not-found'),
    }
  }
}

/** What is there of the kind that a step makes, before it is sent. Null: it makes nothing. */
export async function baselineOf(proof: Proof, raff: RaffReader): Promise<string[] | null> {
  switch (proof.see) {
    case 'new-snapshot':
      return idsOf(await raff.snapshots.list(proof.of === 'vm' ? { vmId: proof.id } : { volumeId: proof.id }))
    case 'new-backup':
      return idsOf(await raff.backups.list({ vmId: proof.id }))
    case 'new-schedule':
      return idsOf(await raff.backupSchedules.list({ vmId: proof.id }))
    case 'new-key':
      return idsOf(await raff.apiKeys.list())
    default:
      return null
  }
}

async function seeOne(proof: Proof, looking: Looking): Promise<Seen> {
  const { raff } = looking
  switch (proof.see) {
    case 'server-status':
      return seeStatus(proof, raff)
    case 'gone':
      return (await isThere(raff, proof.kind, proof.id, proof.projectId)) ? no('Still there.') : so('Confirmed gone.')
    case 'all-gone': {
      for (const id of proof.ids) if (await isThere(raff, 'backup', id, proof.projectId)) return no('Still there.')
      return so('Confirmed gone, all of them.')
    }
    case 'tag': {
      const { tags } = await raff.vms.get(proof.id)
      const there = tags.some(({ name }) => name === proof.name)
      return there === proof.there
        ? so(there ? 'Confirmed: the tag is there.' : 'Confirmed: the tag is gone.')
        : no('The tags are as before.')
    }
    case 'image':
      return seeImage(proof.id, looking)
    case 'rules': {
      const { rules } = await raff.securityGroups.get(proof.id, { projectId: proof.projectId })
      return sameRules(rules, proof.rules)
        ? so('Confirmed: the rules are as planned.')
        : no('The rules are others than planned.')
    }
    case 'rule': {
      const { rules } = await raff.securityGroups.get(proof.id, { projectId: proof.projectId })
      const there = (rules as FirewallFacts['rules']).some((rule) => ruleKey(rule) === ruleKey(proof.rule))
      if (there === proof.there) return so(there ? 'Confirmed: it is open.' : 'Confirmed: it is closed.')
      return no(there ? 'It is still open.' : 'It is not open.')
    }
    case 'key-active': {
      const { isActive } = await raff.apiKeys.get(proof.id)
      return isActive === proof.active
        ? so(`Confirmed: the key is ${isActive ? 'on' : 'off'}.`)
        : no(`The key is still ${isActive ? 'on' : 'off'}.`)
    }
    case 'key-access': {
      const { projectAccesses } = await raff.apiKeys.get(proof.id)
      const has = projectAccesses.some(({ projectId }) => projectId === proof.projectId)
      return has ? so('Confirmed: the key reaches the project.') : no('The key does not reach the project.')
    }
    case 'schedule':
      return seeSchedule(proof, looking)
    default:
      return seeNew(proof, looking)
  }
}

const MOVING = new Set(['initiating', 'provisioning', 'booting', 'finalizing'])

async function seeStatus({ id, wanted }: Extract<Proof, { see: 'server-status' }>, raff: RaffReader): Promise<Seen> {
  try {
    const { status, name } = await raff.vms.get(id)
    if (status === wanted) return so(`Confirmed: ${name} is ${wanted === 'passive' ? 'stopped' : 'running'}.`)
    if (status === 'failure') return { is: 'came-to-nothing', note: `Raff says that ${name} has failed.` }
    return MOVING.has(status) ? { is: 'under-way', progress: `Raff is at it: ${status}.` } : no(`${name} is ${status}.`)
  } catch (error) {
    if (isRaffError(error, 'not-found')) return { is: 'came-to-nothing', note: 'The server is gone.' }
    throw error
  }
}

async function seeImage(id: string, { raff, accepted }: Looking): Promise<Seen> {
  const { status } = await raff.vms.get(id)
  if (!accepted)
    return {
      is: 'cannot-tell',
      why: 'Raff lists no saved images, so without its answer nobody can tell whether this one was made.',
      lasting: true,
    }
  if (status === 'provisioning') return { is: 'under-way', progress: 'The image is being saved.' }
  return so('Raff said that the image is saved, and the server has come back from it.')
}

async function seeSchedule(proof: Extract<Proof, { see: 'schedule' }>, { raff, accepted }: Looking): Promise<Seen> {
  const { type, keepCount, runtime } = await raff.backupSchedules.get(proof.id, { projectId: proof.projectId })
  const asWanted =
    (proof.type === null || proof.type === type) && (proof.keepCount === null || proof.keepCount === keepCount)
  // times come as prose: a new text is a change, and the same text may be the same time
  const moved = !proof.changed || accepted || runtime !== proof.before
  return asWanted && moved
    ? so(`Confirmed: ${runtime ?? type}, ${keepCount ?? 'an unknown number'} kept.`)
    : no('The schedule is as before.')
}

type NewProof = Extract<Proof, { see: 'new-snapshot' | 'new-backup' | 'new-schedule' | 'new-key' }>

async function seeNew(proof: NewProof, { raff, baseline, madeId }: Looking): Promise<Seen> {
  const isNew = (row: { id: string; name: string }, name: string) =>
    madeId === null ? !baseline.includes(row.id) && row.name === name : row.id === madeId
  switch (proof.see) {
    case 'new-snapshot': {
      const list = await raff.snapshots.list(proof.of === 'vm' ? { vmId: proof.id } : { volumeId: proof.id })
      const made = list.rows.find((row) => isNew(row, proof.name))
      if (!made) return notIn(list)
      const working = proof.of === 'vm' && (await raff.vms.get(proof.id)).status === 'provisioning'
      return working
        ? { is: 'under-way', progress: 'The snapshot is being taken.' }
        : so('Confirmed: the snapshot is there.', made.id)
    }
    case 'new-backup': {
      const list = await raff.backups.list({ vmId: proof.id })
      const made = list.rows.find((row) => isNew(row, proof.name))
      if (!made) return notIn(list)
      if (made.status === 'failed') return { is: 'came-to-nothing', note: 'Raff says that the backup has failed.' }
      if (made.status !== 'ready') return { is: 'under-way', progress: `The backup is ${made.status}.` }
      return so('Confirmed: the backup is ready.', made.id)
    }
    case 'new-schedule': {
      const list = await raff.backupSchedules.list({ vmId: proof.id })
      const made = list.rows.find(
        (row) =>
          (madeId === null ? !baseline.includes(row.id) : row.id === madeId) &&
          row.type === proof.type &&
          row.keepCount === proof.keepCount,
      )
      return made ? so(`Confirmed: the schedule is there, ${made.runtime ?? made.type}.`, made.id) : notIn(list)
    }
    case 'new-key': {
      const list = await raff.apiKeys.list()
      const made = list.rows.find((row) => isNew(row, proof.name))
      return made ? so('Confirmed: the key is there.', made.id) : notIn(list)
    }
  }
}

function notIn({ complete }: ListRead<unknown>): Seen {
  return complete
    ? no('It is not there.')
    : { is: 'cannot-tell', why: 'Raff’s list could not be read to its end.', lasting: false }
}

async function isThere(raff: RaffReader, kind: Removable, id: string, projectId: string | null): Promise<boolean> {
  const inProject = { projectId: projectId ?? '' }
  const read: Record<Removable, () => Promise<unknown>> = {
    vm: () => raff.vms.get(id),
    volume: () => raff.volumes.get(id, inProject),
    snapshot: () => raff.snapshots.get(id, inProject),
    backup: () => raff.backups.get(id, inProject),
    'backup-schedule': () => raff.backupSchedules.get(id, inProject),
    ip: () => raff.ips.get(id),
    'api-key': () => raff.apiKeys.get(id),
  }
  try {
    await read[kind]()
    return true
  } catch (error) {
    if (isRaffError(error, 'not-found')) return false
    throw error
  }
}

/** A list that was cut could hide one that was there before: then nothing is begun. */
function idsOf({ rows, complete }: ListRead<{ id: string }>): string[] {
  if (!complete)
    throw new RaffError('invalid-response', { method: 'GET', path: '', attempts: 1, technical: 'the list is cut' })
  return rows.map(({ id }) => id)
}

function so(note: string, id?: string): Seen {
  return { is: 'so', note, id }
}

function no(note: string): Seen {
  return { is: 'not', note }
}
