import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount } from '@/lib/practice/generate-account'
import { closeRaffConnections } from '@/lib/raff/connections'
import { readPageOf } from '@/lib/raff/envelope'
import { readApiKey } from '@/lib/raff/parse/api-key'
import { readBackup } from '@/lib/raff/parse/backup'
import { readBackupSchedule } from '@/lib/raff/parse/backup-schedule'
import { readIp } from '@/lib/raff/parse/ip'
import { readMember } from '@/lib/raff/parse/member'
import { readProject } from '@/lib/raff/parse/project'
import { readRole } from '@/lib/raff/parse/role'
import type { Raw, RowReader } from '@/lib/raff/parse/rows'
import { readSecurityGroup } from '@/lib/raff/parse/security-group'
import { readSnapshot } from '@/lib/raff/parse/snapshot'
import { readSshKey } from '@/lib/raff/parse/ssh-key'
import { readVm } from '@/lib/raff/parse/vm'
import { readVmNetwork } from '@/lib/raff/parse/vm-network'
import { readVolume } from '@/lib/raff/parse/volume'
import { readVpc } from '@/lib/raff/parse/vpc'
import { readJson } from '@/lib/raff/read-json'
import { type ListRead, readList, readWhole } from '@/lib/raff/read-list'
import { UnexpectedAnswer } from '@/lib/raff/request'
import { givenPracticeClient } from '@/tests/support/practice-client'

// More than ten thousand answers of a real account, each broken in one place: nothing crashes, and nothing is called
// complete that is not.

/** Always the same answers: a gate must not depend on luck. Change the seed to look further. */
const RUNS = { numRuns: 3_000, seed: 20_261_121 }

/** Enough for three pages of the size that this account gives. */
const MOST_ROWS = 60
const PAGE_ROWS = 25

type Row = { raw: Raw }
interface Kind {
  name: string
  readRow: RowReader<Row>
  rows: Raw[]
  paged: boolean
}

let kinds: Kind[]

beforeAll(async () => {
  const state = makeAccount({ servers: 130, seed: 'corrupted', now: Date.UTC(2026, 2, 2, 12) })
  const { practice, read } = await givenPracticeClient({ state })
  const projectId = state.ips[0]?.projectId ?? ''
  const kind = async (name: string, readRow: RowReader<Row>, list: Promise<ListRead<Row>>, paged = true) => ({
    name,
    readRow,
    paged,
    rows: (await list).rows.slice(0, MOST_ROWS).map(({ raw }) => raw),
  })
  kinds = await Promise.all([
    kind('projects', readProject, read.projects.list()),
    kind('vms', readVm, read.vms.list()),
    kind('networks', readVmNetwork, read.vms.networks(state.vms[0]?.id ?? ''), false),
    kind('volumes', readVolume, read.volumes.list()),
    kind('snapshots', readSnapshot, read.snapshots.list()),
    kind('backups', readBackup, read.backups.list()),
    kind('schedules', readBackupSchedule, read.backupSchedules.list()),
    kind('ips', readIp, read.ips.list({ projectId })),
    kind('vpcs', readVpc, read.vpcs.list(), false),
    kind('security groups', readSecurityGroup, read.securityGroups.list(), false),
    kind('members', readMember, read.members.list()),
    kind('roles', readRole, read.roles.list()),
    kind('keys', readApiKey, read.apiKeys.list()),
    kind('ssh keys', readSshKey, read.sshKeys.list(), false),
  ])
  await practice.close()
  await closeRaffConnections()
})
afterAll(closeRaffConnections)

type Json = unknown

const ODD_VALUES: Json[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  2 ** 60,
  true,
  [],
  {},
  [[]],
  [null],
  'NaN',
  '0001-01-01',
  '\0',
  '\ud800',
]

interface Damage {
  /** a place anywhere, or a whole row, or the envelope around the rows */
  where: 'anywhere' | 'row' | 'envelope'
  /** where in the document, as a share of all its places */
  place: number
  what: 'remove' | 'replace' | 'repeat' | 'cut' | 'none'
  odd: number
}

const damage: fc.Arbitrary<Damage> = fc.record({
  where: fc.constantFrom('anywhere', 'row', 'envelope'),
  place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  what: fc.constantFrom('remove', 'replace', 'repeat', 'cut', 'none'),
  odd: fc.nat(ODD_VALUES.length - 1),
})

/** Breaks one place of an answer: a field, a row, a value, or everything behind a point. */
function breakOne(document: Raw, { where, place, what, odd }: Damage): string {
  const copy = structuredClone(document)
  const places = where === 'anywhere' ? placesIn(copy) : directPlacesIn(where === 'row' ? copy.data : copy)
  const chosen = places[Math.floor(place * places.length)]
  const text = JSON.stringify(copy)
  if (what === 'cut') return text.slice(0, Math.floor(place * text.length))
  if (what === 'none' || !chosen) return text
  const { holder, key } = chosen
  if (Array.isArray(holder)) {
    if (what === 'remove') holder.splice(Number(key), 1)
    if (what === 'repeat') holder.splice(Number(key), 0, holder[Number(key)])
    if (what === 'replace') holder[Number(key)] = ODD_VALUES[odd]
  } else {
    if (what === 'remove') delete holder[key]
    if (what === 'replace') holder[key] = isBelievable(holder, key, ODD_VALUES[odd]) ? null : ODD_VALUES[odd]
  }
  return JSON.stringify(copy)
}

/** A lie that nothing inside the answer could tell: another id, or no rows where nothing says how many there are. */
function isBelievable(holder: Record<string, Json>, key: string, value: Json): boolean {
  const isId =
    /^(id|nic_id)$/.test(key) && (typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''))
  const isEmptyList = key === 'data' && !('total' in holder) && Array.isArray(value) && value.length === 0
  return isId || isEmptyList
}

type Place = { holder: Record<string, Json>; key: string } | { holder: Json[]; key: string }

function placesIn(value: Json): Place[] {
  return directPlacesIn(value).flatMap((one) => [one, ...placesIn((one.holder as Record<string, Json>)[one.key])])
}

function directPlacesIn(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).map((key) => ({ holder: value, key }) as Place)
}

const nameOf = (raw: Raw) => String(raw.id ?? raw.nic_id)

/** Reads a list whose answers come one after the other through the given damages, and then whole. */
async function readBroken({ readRow, rows, paged }: Kind, damages: Damage[]): Promise<ListRead<Row> | Error> {
  let calls = 0
  const readPage = async (offset: number, limit: number) => {
    const data = rows.slice(offset, paged ? offset + Math.min(limit, PAGE_ROWS) : undefined)
    const text = breakOne({ success: true, data, ...(paged && { total: rows.length }) }, damages[calls++] ?? WHOLE)
    return readPageOf(readRow)(readJson(Buffer.from(text)))
  }
  try {
    return await (paged ? readList(readPage) : readWhole(() => readPage(0, 100)))
  } catch (error) {
    return error as Error
  }
}

const WHOLE: Damage = { where: 'anywhere', place: 0, what: 'none', odd: 0 }

test('a broken answer is refused, or read for what it is, and only called complete when it is', async () => {
  let broken = 0
  let complete = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(13), fc.array(damage, { minLength: 3, maxLength: 6 }), async (which, damages) => {
      const kind = kinds[which]
      if (!kind) throw new Error('no such kind')
      broken += damages.length
      const end = await readBroken(kind, damages)
      if (end instanceof Error) {
        expect(end instanceof UnexpectedAnswer || end instanceof SyntaxError, `${kind.name}: ${end.stack}`).toBe(true)
        return
      }
      if (!end.complete) return
      complete += 1
      // an unpaged list says nowhere how long it is: a row that is simply not in it cannot be missed
      const removable = !kind.paged && damages[0]?.what === 'remove' ? 1 : 0
      const seen = new Set([...end.rows.map(({ raw }) => nameOf(raw)), ...end.unreadable.map(({ id }) => id)])
      const missing = kind.rows.map(nameOf).filter((id) => !seen.has(id))
      expect(missing.length, `${kind.name}: ${missing}`).toBeLessThanOrEqual(removable)
    }),
    RUNS,
  )
  expect(broken).toBeGreaterThan(10_000)
  expect(complete).toBeGreaterThan(200)
})

test('bytes that were flipped on the way crash nothing', () => {
  fc.assert(
    fc.property(
      fc.nat(13),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      (which, flips) => {
        const kind = kinds[which]
        if (!kind) throw new Error('no such kind')
        const bytes = Buffer.from(JSON.stringify({ success: true, data: kind.rows.slice(0, 20), total: 20 }))
        for (const [at, byte] of flips) bytes[at % bytes.length] = byte
        try {
          readPageOf(kind.readRow)(readJson(bytes))
        } catch (error) {
          expect(error instanceof UnexpectedAnswer || error instanceof SyntaxError).toBe(true)
        }
      },
    ),
    RUNS,
  )
})
