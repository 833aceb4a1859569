import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { database } from '@/lib/db/client'
import type { State } from '@/lib/practice/model'
import { verifyAudit } from '@/lib/server/verify-audit'
import { type BundledWorker, bundleWorker } from '../../support/bundle-worker'
import { randomFrom } from '../../support/changing-account'
import {
  ask,
  nobodyHasToAgree,
  type Office,
  openOffice,
  ownEverything,
  runThrough,
  sharedClock,
} from '../../support/requests'

const KILLS = 100
const AT_ONCE = 3
/** Up to this long after it began, in milliseconds: a turn of a run takes about so long. */
const LATEST_KILL_MS = 250
const DISKS = 80
const TOGETHER = 10
const ALONE = 20

const seed = Date.now() % 1_000_000
const random = randomFrom(seed)

let office: Office
let bundled: BundledWorker
const started: ChildProcess[] = []

function withLooseDisks(state: State): void {
  const [disk] = state.volumes
  if (!disk) throw new Error('the small account has a disk')
  for (let place = 0; place < DISKS; place += 1)
    state.volumes.push({ ...disk, id: 900 + place, name: `loose-${place}`, vmId: null, status: 'available' })
}

beforeAll(async () => {
  office = await openOffice({ change: withLooseDisks })
  await ownEverything(office.accountId, office.asker.id)
  await nobodyHasToAgree()
  bundled = await bundleWorker('running-worker')
})

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  bundled.remove()
  await office.close()
})

async function askAll(): Promise<void> {
  const ids: string[] = []
  for (let place = 0; place < DISKS; place += 1) ids.push(await office.resource('volume', `loose-${place}`))
  const lots = ids.slice(0, ALONE).map((id) => [id])
  for (let from = ALONE; from < DISKS; from += TOGETHER) lots.push(ids.slice(from, from + TOGETHER))
  for (const targets of lots) await ask(office.asker, { action: 'volume.delete', targets })
  const firewall = [await office.resource('security-group', 'web')]
  await ask(office.asker, {
    action: 'security-group.temporary-access',
    targets: firewall,
    params: { ip: '198.51.100.7', ports: '22', minutes: 30 },
  })
}

/** A third of all answers never arrives; some calls never do, either. */
function loseAnswers(): void {
  const deletes = { method: 'DELETE', path: '/api/v1/volumes/*' }
  office.practice.faults.add({ kind: 'answer-lost', instead: 'cut', probability: 0.25, ...deletes })
  office.practice.faults.add({ kind: 'answer-lost', instead: 'gateway-timeout', probability: 0.1, ...deletes })
  office.practice.faults.add({ kind: 'cut', probability: 0.08, ...deletes })
  office.practice.faults.add({ kind: 'server-error', status: 503, probability: 0.05, ...deletes })
  office.practice.faults.add({ kind: 'answer-lost', instead: 'cut', probability: 0.3, method: 'PUT' })
}

async function warmWorker(): Promise<ChildProcess> {
  const { PATH, DATABASE_URL, STOCKTAKE_DATA_DIR, RAFF_API_URL } = process.env
  const child = bundled.start({ PATH, DATABASE_URL, STOCKTAKE_DATA_DIR, RAFF_API_URL, NODE_ENV: 'production' })
  started.push(child)
  await once(child, 'message')
  return child
}

/** Whatever it held is free for the others at once; those that live may find that somebody has taken over, and must not mind. */
async function killSome(kills: { left: number; inTheMiddle: number }): Promise<void> {
  let next = warmWorker()
  while (kills.left > 0) {
    kills.left -= 1
    const worker = await next
    if (kills.left > 0) next = warmWorker()
    const begun = once(worker, 'message')
    worker.send('go')
    await begun
    await sleep(random() * LATEST_KILL_MS)
    const ended = once(worker, 'close')
    worker.kill('SIGKILL')
    await ended
    kills.inTheMiddle += await database().$executeRaw`
      UPDATE request SET lease_until = clock_timestamp() WHERE lease_until > clock_timestamp()`
  }
}

async function runTheRest(): Promise<void> {
  const clock = sharedClock(office.practice)
  await database().$executeRaw`UPDATE request SET lease_until = NULL`
  for (const { id } of await database().request.findMany({ where: { state: { in: ['approved', 'running'] } } }))
    await runThrough(id, clock)
}

it(`killed ${KILLS} times at random moments while answers get lost: nothing that destroys is sent twice, every request ends in a state that is true, and every intent has its outcome`, async () => {
  await askAll()
  loseAnswers()
  office.practice.requests.clear()
  const kills = { left: KILLS, inTheMiddle: 0 }
  await Promise.all(Array.from({ length: AT_ONCE }, () => killSome(kills)))
  await runTheRest()

  // counted where the calls arrive; a 429 is refused at the door
  const deletes = office.practice.requests
    .writes()
    .filter(({ method, status }) => method === 'DELETE' && status !== 429)
  const counts = new Map<string, number>()
  for (const { path } of deletes) counts.set(path, (counts.get(path) ?? 0) + 1)
  expect({ seed, twice: [...counts].filter(([, count]) => count > 1) }).toEqual({ seed, twice: [] })

  const targets = await database().requestTarget.findMany({ where: { kind: 'volume' }, include: { request: true } })
  const states = targets.map(({ request }) => request.state)
  const results = targets.map(({ result }) => result)
  const count = (of: string) => results.filter((result) => result === of).length
  console.info({
    seed,
    inTheMiddle: kills.inTheMiddle,
    done: count('done'),
    unknown: count('unknown'),
    failed: count('failed'),
  })
  expect(states.filter((state) => !['done', 'failed', 'unknown'].includes(state))).toEqual([])
  for (const { raffId, result, name } of targets) {
    const there = office.practice.store.volumes.get(Number(raffId)) !== undefined
    // unknown is never wrong; everything else has to be true
    const truth = result === 'unknown' ? result : there ? 'still there' : 'done'
    expect({ seed, name, result }).toEqual({ seed, name, result: truth })
  }
  expect(count('done')).toBeGreaterThan(DISKS / 2)
  expect(kills.inTheMiddle).toBeGreaterThan(KILLS / 4)

  const access = await database().request.findFirstOrThrow({ where: { action: 'security-group.temporary-access' } })
  const [firewall] = office.practice.store.securityGroups.all()
  expect({ state: access.state, open: firewall?.rules.some(({ ip }) => ip === '198.51.100.7') }).toEqual({
    state: 'done',
    open: false,
  })

  await expectEveryIntentAnswered()
  expect((await verifyAudit()).intact).toBe(true)
}, 480_000)

async function expectEveryIntentAnswered(): Promise<void> {
  const entries = await database().auditEntry.findMany({ where: { action: 'run.step' }, orderBy: { seq: 'asc' } })
  const open = new Set<string>()
  const odd: string[] = []
  for (const { requestId, outcome, after } of entries) {
    const step = `${requestId} ${(after as { step: number }).step}`
    if (outcome === 'intended' && open.has(step)) odd.push(`${step}: two intents without an outcome between`)
    if (outcome === 'intended') open.add(step)
    else open.delete(step)
  }
  expect({ seed, odd, open: [...open] }).toEqual({ seed, odd: [], open: [] })
}
