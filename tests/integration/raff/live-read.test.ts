import { afterEach, expect, test } from 'vitest'
import type { ClientOptions } from '@/lib/raff/client'
import { systemClock } from '@/lib/raff/clock'
import { closeRaffConnections } from '@/lib/raff/connections'
import { liveRead } from '@/lib/raff/live-read'
import { memoryPaceStore } from '@/lib/raff/memory-pace-store'
import { pacer } from '@/lib/raff/pacer'
import { type AllowedRead, allowedRead } from '@/lib/raff/proxy-path'
import { FAKE_KEY } from '@/tests/support/raff-key'
import { answerJson, type Behave, startRaffServer } from '@/tests/support/raff-server'

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  await closeRaffConnections()
  await Promise.all(closing.splice(0).map((close) => close()))
})

async function givenRaff(behave: Behave) {
  const server = await startRaffServer(behave)
  closing.push(server.stop)
  const options: ClientOptions = {
    baseUrl: server.url,
    key: (use) => use(FAKE_KEY),
    paceKey: 'fingerprint',
    pace: pacer(memoryPaceStore(), systemClock),
  }
  return { options, seen: server.seen }
}

function readOf(path: string, search = ''): AllowedRead {
  const answer = allowedRead(path, search)
  if (!answer.ok) throw new Error(answer.why)
  return answer.read
}

test('a live detail is asked for with the key and the project, and comes back as Raff wrote it', async () => {
  const { options, seen } = await givenRaff((_, response) =>
    answerJson(response, 200, { success: true, data: { id: 7, odd: [1] } }),
  )
  expect(await liveRead(options, readOf('volumes/7', '?project_id=p-1'))).toEqual({
    success: true,
    data: { id: 7, odd: [1] },
  })
  expect(seen).toMatchObject([
    { method: 'GET', path: '/api/v1/volumes/7', headers: { 'x-api-key': FAKE_KEY, 'x-project-id': 'p-1' } },
  ])
})

test('a key that somebody wrote into a name comes back as its public beginning only', async () => {
  const row = { name: `old ${FAKE_KEY}`, [FAKE_KEY]: 1, key_prefix: 'raff_fa4efa4e', list: [FAKE_KEY.toUpperCase()] }
  const { options } = await givenRaff((_, response) => answerJson(response, 200, { success: true, data: [row] }))
  const text = JSON.stringify(await liveRead(options, readOf('vms')))
  expect(text).not.toMatch(/raff_[0-9a-f]{9}/i)
  expect(text).toContain('"key_prefix":"raff_fa4efa4e"')
})

test('a refusal and an answer that is too large are typed errors', async () => {
  const refused = await givenRaff((_, response) => answerJson(response, 403, { error: 'Forbidden' }))
  await expect(liveRead(refused.options, readOf('vms'))).rejects.toMatchObject({ kind: 'forbidden' })
  const large = await givenRaff((_, response) =>
    answerJson(response, 200, { success: true, data: 'x'.repeat(3_000_000) }),
  )
  await expect(liveRead({ ...large.options, limits: { readTotal: 2_000 } }, readOf('vms'))).rejects.toMatchObject({
    kind: 'invalid-response',
  })
})

test('a page that waits for Raff is told within the time limit', async () => {
  const { options } = await givenRaff(() => {})
  const limits = { readAttempt: 150, readTotal: 200 }
  await expect(liveRead({ ...options, limits }, readOf('vms'))).rejects.toMatchObject({ kind: 'timeout' })
})
