import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { type ClientOptions, raffActor } from '@/lib/raff/client'
import { closeRaffConnections } from '@/lib/raff/connections'
import { RaffError } from '@/lib/raff/errors'
import { memoryPaceStore } from '@/lib/raff/memory-pace-store'
import { pacer } from '@/lib/raff/pacer'
import type { CallReport } from '@/lib/raff/send'
import { FAKE_KEY } from '@/tests/support/raff-key'
import { answerJson, type Behave, startRaffServer } from '@/tests/support/raff-server'
import { skippingClock } from '@/tests/support/skipping-clock'

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  await closeRaffConnections()
  await Promise.all(closing.splice(0).map((close) => close()))
})

const VM = { id: 'vm-1', name: 'web-02', status: 'active' }
const vmAnswer = { success: true, data: VM }

async function givenClient(behave: Behave, more: Partial<ClientOptions> = {}) {
  const server = await startRaffServer(behave)
  closing.push(server.stop)
  const { clock, waits } = skippingClock()
  const reports: CallReport[] = []
  const { read, write } = raffActor({
    baseUrl: server.url,
    key: (use) => use(FAKE_KEY),
    paceKey: 'fingerprint',
    pace: pacer(memoryPaceStore(clock.now), clock),
    clock,
    random: () => 1,
    onCall: (report) => reports.push(report),
    ...more,
  })
  return { read, write, seen: server.seen, waits, reports, url: server.url, stop: server.stop }
}

async function errorOf(attempt: Promise<unknown>): Promise<RaffError> {
  const end = await attempt.then(
    (value) => value,
    (error: unknown) => error,
  )
  if (!(end instanceof RaffError)) throw new Error(`expected a RaffError, got ${inspect(end)}`)
  return end
}

const always =
  (status: number, body: unknown = { error: 'E', message: 'M' }, headers: Record<string, string> = {}): Behave =>
  (_, response) =>
    answerJson(response, status, body, headers)

/** The first answers are trouble, the next one is good. */
const firstThen =
  (trouble: Behave, times = 1): Behave =>
  (one, response, count) =>
    count <= times ? trouble(one, response, count) : answerJson(response, 200, vmAnswer)

const cut: Behave = ({ socket }) => socket.destroy()
const cutInside: Behave = ({ socket }, response) => {
  response.writeHead(200, { 'content-length': '500' })
  response.write('{"success":true,', () => socket.destroy())
}
const html: Behave = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')
const half: Behave = (_, response) => void response.writeHead(200).end('{"success":true,"da')
const saysFailed = always(200, { success: false, message: 'no' })

test('every call carries the key, and the project where one is named', async () => {
  const { read, write, seen } = await givenClient(always(200, vmAnswer))
  await read.vms.get('vm-1')
  await write.vms.stop('vm-1', { projectId: 'p-1' })
  expect(seen).toMatchObject([
    { method: 'GET', path: '/api/v1/vms/vm-1', headers: { 'x-api-key': FAKE_KEY } },
    { method: 'POST', path: '/api/v1/vms/vm-1/stop', headers: { 'x-api-key': FAKE_KEY, 'x-project-id': 'p-1' } },
  ])
  expect(seen[0]?.headers['x-project-id']).toBeUndefined()
})

describe('a read', () => {
  test.each<[string, Behave]>([
    ['500', always(500)],
    ['502 with a page of HTML', (_, response) => void response.writeHead(502).end('<html>')],
    ['503', always(503)],
    ['429', always(429, {}, { 'retry-after': '1' })],
    ['408', always(408)],
    ['a cut connection', cut],
    ['an answer that was cut', cutInside],
    ['half a document', half],
    ['a page of HTML', html],
    ['an answer that says it failed', saysFailed],
    ['an answer without its data', always(200, { success: true })],
    ['an answer that is a list', always(200, [VM])],
  ])('is tried again after %s', async (_, trouble) => {
    const { read, seen } = await givenClient(firstThen(trouble, 2))
    expect(await read.vms.get('vm-1')).toMatchObject({ name: 'web-02', raw: VM })
    expect(seen).toHaveLength(3)
  })

  test('waits longer each time and gives up after six attempts, saying what the last one was', async () => {
    const { read, seen, waits } = await givenClient(always(503, { error: 'Unavailable', message: 'Maintenance' }))
    expect(await errorOf(read.vms.get('vm-1'))).toMatchObject({
      kind: 'unavailable',
      details: {
        method: 'GET',
        path: '/vms/vm-1',
        status: 503,
        attempts: 6,
        error: 'Unavailable',
        message: 'Maintenance',
      },
    })
    expect(seen).toHaveLength(6)
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  })

  test('waits after a 429 exactly as long as told', async () => {
    const { read, waits } = await givenClient(firstThen(always(429, {}, { 'retry-after': '7' })))
    await read.vms.get('vm-1')
    expect(waits).toEqual([7_000])
  })

  test('does not wait for ever because Raff says so, but says how long it would be', async () => {
    const { read, seen } = await givenClient(always(429, {}, { 'retry-after': '3600' }))
    expect(await errorOf(read.vms.get('vm-1'))).toMatchObject({ kind: 'rate-limited', retryAfterMs: 3_600_000 })
    expect(seen).toHaveLength(1)
  })

  test('is not tried again when Raff said no', async () => {
    for (const status of [400, 401, 402, 403, 404, 405, 409, 422]) {
      const { read, seen } = await givenClient(always(status))
      await errorOf(read.vms.get('vm-1'))
      expect(seen, `${status}`).toHaveLength(1)
    }
  })

  test('stops at once when whoever asked goes away, also while it waits', async () => {
    const leave = new AbortController()
    const clock = {
      now: Date.now,
      sleep: (_: number, signal?: AbortSignal) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
          leave.abort()
        }),
    }
    const { read, seen } = await givenClient(always(503), { clock })
    expect(await errorOf(read.vms.get('vm-1', { signal: leave.signal }))).toMatchObject({ kind: 'cancelled' })
    expect(seen).toHaveLength(1)
  })

  test('is sent once when two ask the same at the same time', async () => {
    const { read, seen } = await givenClient(always(200, vmAnswer))
    await Promise.all([read.vms.get('vm-1'), read.vms.get('vm-1'), read.vms.get('vm-2')])
    expect(seen).toHaveLength(2)
  })
})

describe('a 429', () => {
  test('silences the key for everybody who uses it', async () => {
    const { clock, waits } = skippingClock()
    const pace = pacer(memoryPaceStore(clock.now), clock)
    const refused = await givenClient(always(429, {}, { 'retry-after': '30' }), { clock, pace })
    await errorOf(refused.write.vms.stop('vm-1', { projectId: 'p' }))
    const other = await givenClient(always(200, vmAnswer), { clock, pace })
    await other.read.vms.get('vm-1')
    const waited = waits.reduce((sum, ms) => sum + ms, 0)
    expect(Math.round(waited / 100) / 10).toBe(30)
  })

  test('for one key does not silence another', async () => {
    const { clock, waits } = skippingClock()
    const pace = pacer(memoryPaceStore(clock.now), clock)
    const refused = await givenClient(always(429, {}, { 'retry-after': '30' }), { clock, pace })
    await errorOf(refused.write.vms.stop('vm-1', { projectId: 'p' }))
    const other = await givenClient(always(200, vmAnswer), { clock, pace, paceKey: 'another' })
    await other.read.vms.get('vm-1')
    expect(waits).toEqual([])
  })
})

describe('a refusal says what it is', () => {
  test.each([
    [400, { error: 'Bad Request', message: 'X-Project-ID required' }, 'invalid-request'],
    [401, { error: 'Unauthorized' }, 'unauthorized'],
    [403, { error: 'Forbidden' }, 'forbidden'],
    [404, {}, 'not-found'],
    [409, {}, 'conflict'],
    [422, {}, 'invalid-request'],
    [418, 'teapot', 'invalid-request'],
    [304, {}, 'invalid-response'],
  ])('%i %j: %s', async (status, body, kind) => {
    const { read } = await givenClient(always(status, body))
    expect(await errorOf(read.vms.get('vm-1'))).toMatchObject({ kind, details: { status } })
  })

  test.each([
    [402, { error: 'Payment Required' }, 'insufficient-balance'],
    [403, { error: 'Billing validation failed', reason: 'banned' }, 'banned'],
    [403, { error: 'Billing validation failed', reason: 'failed' }, 'failed'],
    [403, { error: 'Billing validation failed', reason: 'no_billing_customer' }, 'no_billing_customer'],
    [403, { error: 'Billing validation failed', reason: 'something new' }, 'something new'],
  ])('%i %j: billing', async (status, body, reason) => {
    const { write } = await givenClient(always(status, body))
    const error = await errorOf(write.backups.create('vm-1', undefined, { projectId: 'p' }))
    expect(error).toMatchObject({ kind: 'billing', reason })
  })

  test('with Raff’s request id, words and project', async () => {
    const { write } = await givenClient(
      always(409, { error: 'Conflict', message: 'Busy' }, { 'x-request-id': 'req-9' }),
    )
    expect((await errorOf(write.vms.start('vm-1', { projectId: 'p-1' }))).details).toMatchObject({
      method: 'POST',
      path: '/vms/vm-1/start',
      projectId: 'p-1',
      requestId: 'req-9',
      error: 'Conflict',
      message: 'Busy',
    })
  })
})

describe('a write', () => {
  const remove = (write: Awaited<ReturnType<typeof givenClient>>['write']) =>
    write.vms.delete('vm-1', { volumeAction: 'detach', deleteVpc: false }, { projectId: 'p' })

  test.each<[string, Behave, string]>([
    ['a cut connection', cut, 'broken'],
    ['an answer that was cut', cutInside, 'broken'],
    ['half a document', half, 'unreadable-answer'],
    ['a page of HTML', html, 'unreadable-answer'],
    ['an answer that says it failed', saysFailed, 'unreadable-answer'],
    ['500', always(500), 'server-trouble'],
    ['503', always(503), 'server-trouble'],
    ['504', always(504), 'server-trouble'],
    ['408', always(408), 'server-trouble'],
    ['303', always(303), 'redirected'],
  ])('that ends in %s is of unknown outcome and was sent once', async (_, trouble, how) => {
    const { write, seen } = await givenClient(trouble)
    expect(await errorOf(remove(write))).toMatchObject({ kind: 'outcome-unknown', how })
    expect(seen).toHaveLength(1)
  })

  test('whose asker goes away while it runs is of unknown outcome', async () => {
    const leave = new AbortController()
    const { write } = await givenClient(() => leave.abort())
    const error = await errorOf(write.vms.stop('vm-1', { projectId: 'p', signal: leave.signal }))
    expect(error).toMatchObject({ kind: 'outcome-unknown', how: 'cancelled' })
  })

  test('that found nobody listening surely did not happen', async () => {
    const { write, stop } = await givenClient(() => {})
    await stop()
    expect(await errorOf(remove(write))).toMatchObject({ kind: 'unavailable', details: { technical: 'ECONNREFUSED' } })
  })

  test('whose asker went away before it was sent did not happen', async () => {
    const { write, seen } = await givenClient(() => {})
    const options = { projectId: 'p', signal: AbortSignal.abort() }
    expect(await errorOf(write.vms.stop('vm-1', options))).toMatchObject({ kind: 'cancelled' })
    expect(seen).toEqual([])
  })

  test.each([400, 401, 402, 403, 404, 409, 429])(
    'that was refused with %i did not happen, and was sent once',
    async (status) => {
      const { write, seen } = await givenClient(always(status))
      expect((await errorOf(remove(write))).kind).not.toBe('outcome-unknown')
      expect(seen).toHaveLength(1)
    },
  )

  test('that was answered without a body is done', async () => {
    const { write } = await givenClient((_, response) => void response.writeHead(204).end())
    expect(await remove(write)).toMatchObject({ status: 204, shown: null })
  })

  test('that was done stays done though its description cannot be read', async () => {
    const { write } = await givenClient(always(202, { success: true, data: { id: 'b-1', status: 7 } }))
    expect(await write.backups.create('vm-1', 'before', { projectId: 'p' })).toMatchObject({ status: 202, shown: null })
  })

  test('is still answered when the metrics throw', async () => {
    const onCall = () => {
      throw new Error('metrics')
    }
    const { write } = await givenClient(always(200, { success: true }), { onCall })
    expect(await remove(write)).toMatchObject({ status: 200 })
  })

  test('that deletes a server always says what becomes of its disks and its network', async () => {
    const { write, seen } = await givenClient(always(200, { success: true }))
    await remove(write)
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ volume_action: 'detach', delete_vpc: false })
  })

  test('is followed by reads that are newer than it', async () => {
    let stopped = false
    let letFirstReadEnd = () => {}
    const { read, write } = await givenClient(({ method, path }, response, count) => {
      if (method === 'POST') {
        stopped = true
        return answerJson(response, 200, { success: true })
      }
      const data = { ...VM, status: stopped ? 'passive' : 'active' }
      const answer = () => answerJson(response, 200, { success: true, data })
      if (count === 1 && path.endsWith('vm-1')) letFirstReadEnd = answer
      else answer()
    })
    const before = read.vms.get('vm-1')
    await write.vms.stop('vm-1', { projectId: 'p' })
    expect((await read.vms.get('vm-1')).status).toBe('passive')
    letFirstReadEnd()
    expect((await before).status).toBe('active')
  })
})

describe('a new secret', () => {
  const key = { id: 'k-1', name: 'ci', key_prefix: FAKE_KEY.slice(0, 13), is_active: true }

  test('comes out once and shows itself nowhere else', async () => {
    const { write } = await givenClient(always(201, { success: true, data: { ...key, secret: FAKE_KEY } }))
    const done = await write.apiKeys.create({ name: 'ci' })
    expect(done.shown?.secret?.reveal()).toBe(FAKE_KEY)
    expect(
      [JSON.stringify(done), inspect(done, { depth: 9, showHidden: true }), done.shown?.secret].join(),
    ).not.toContain(FAKE_KEY)
  })

  test('that did not come is known to be missing', async () => {
    const { write } = await givenClient(always(200, { success: true, data: key }))
    expect((await write.apiKeys.regenerate('k-1')).shown).toMatchObject({ secret: null, key: { id: 'k-1' } })
  })
})

test('the key is in no error and no report, even when Raff repeats it', async () => {
  const echo = { error: `bad ${FAKE_KEY}`, message: `key ${FAKE_KEY.toUpperCase()} is unknown`, reason: FAKE_KEY }
  const troubles: Behave[] = [
    ...[400, 401, 402, 403, 404, 409, 429, 500, 302].map((status) => always(status, echo, { 'x-request-id': 'r' })),
    cut,
    cutInside,
    html,
    always(200, { success: false, ...echo }),
  ]
  for (const trouble of troubles) {
    const { read, write, reports } = await givenClient(trouble)
    const errors = [await errorOf(read.vms.get('vm-1')), await errorOf(write.apiKeys.regenerate('k-1'))]
    for (const error of errors) {
      const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), error.stack, error.message]
      expect(shown.join()).not.toMatch(/fa4efa4e/i)
    }
    expect(JSON.stringify(reports)).not.toMatch(/fa4efa4e/i)
  }
})

test('each attempt is reported with its call’s template, its outcome and why it was tried again', async () => {
  const { read, reports } = await givenClient(firstThen(always(503)))
  await read.vms.get('vm-1')
  expect(reports).toMatchObject([
    {
      method: 'GET',
      template: '/vms/{id}',
      attempt: 1,
      status: 503,
      outcome: 'unavailable',
      because: 'server-trouble',
    },
    { method: 'GET', template: '/vms/{id}', attempt: 2, status: 200, outcome: 'ok', because: 'final-answer' },
  ])
})

test('when the key cannot be lent nothing is sent', async () => {
  const { read, seen } = await givenClient(always(200, vmAnswer), { key: () => Promise.reject(new Error('closed')) })
  await expect(read.vms.get('vm-1')).rejects.toThrow('closed')
  expect(seen).toEqual([])
})
