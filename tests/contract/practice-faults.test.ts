import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '@/lib/practice/faults/fault'
import { type Account, openAccount } from './practice-account'

let account: Account

beforeEach(async () => {
  account = await openAccount()
})

afterEach(async () => {
  await account.close()
})

const VMS = '/api/v1/vms'
const anyRow = (rows: unknown, test: (row: Record<string, unknown>) => boolean) =>
  (rows as Record<string, unknown>[]).some(test)

describe('faults that keep the request from the account', () => {
  it('latency makes an answer late', async () => {
    account.faults.add({ kind: 'latency', ms: 80 })
    const before = performance.now()
    expect((await account.ask('GET', VMS)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(75)
  })

  it('a 429 storm says how long to wait and ends', async () => {
    account.faults.add({ kind: 'rate-limited', seconds: 3, first: 2 })
    const statuses = []
    for (let i = 0; i < 3; i++) {
      const told = await account.ask('GET', VMS)
      statuses.push(told.status)
      if (told.status === 429) expect(told.headers.get('retry-after')).toBe('3')
    }
    expect(statuses).toEqual([429, 429, 200])
  })

  it('a burst of 5xx ends, and nothing was done meanwhile', async () => {
    account.faults.add({ kind: 'server-error', status: 502, first: 2, method: 'write' })
    const stop = () => account.ask('POST', `${VMS}/${account.vm('web-01').id}/stop`, inProduction())
    expect((await stop()).status).toBe(502)
    expect((await stop()).status).toBe(502)
    expect(account.vm('web-01').status).toBe('active')
    expect((await stop()).status).toBe(200)
  })

  it('a hung connection never answers and does nothing', async () => {
    account.faults.add({ kind: 'hang' })
    const stop = account.raw('POST', `${VMS}/${account.vm('web-01').id}/stop`, {
      ...inProduction(),
      signal: AbortSignal.timeout(120),
    })
    await expect(stop).rejects.toThrow(/timeout/)
    expect(account.vm('web-01').status).toBe('active')
    expect(account.requests.all()[0]?.status).toBe(0)
  })

  it('a cut connection has no answer', async () => {
    account.faults.add({ kind: 'cut' })
    await expect(account.raw('GET', VMS)).rejects.toThrow('fetch failed')
  })

  it('one kind can be forbidden while the others are not', async () => {
    account.faults.add({ kind: 'forbidden', path: '/api/v1/backups*' })
    expect((await account.ask('GET', '/api/v1/backups')).status).toBe(403)
    expect((await account.ask('GET', VMS)).status).toBe(200)
  })

  it('a key can die in the middle of a run', async () => {
    account.faults.add({ kind: 'unauthorized', after: 2, key: account.keys.read?.slice(0, 13) })
    const statuses = []
    for (let i = 0; i < 4; i++) statuses.push((await account.ask('GET', VMS, { key: 'read' })).status)
    expect(statuses).toEqual([200, 200, 401, 401])
    expect((await account.ask('GET', VMS, { key: 'owner' })).status).toBe(200)
  })
})

describe('faults in what an answer says', () => {
  it('a truncated body ends before its announced length', async () => {
    account.faults.add({ kind: 'cut-body' })
    const response = await account.raw('GET', VMS)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('half a document comes as if it were whole', async () => {
    account.faults.add({ kind: 'half-json' })
    const text = await (await account.raw('GET', VMS)).text()
    expect(text).toMatch(/^\{"success":true/)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  it('a page of HTML comes instead of JSON', async () => {
    account.faults.add({ kind: 'not-json' })
    const response = await account.raw('GET', VMS)
    expect(response.headers.get('content-type')).toBe('text/html')
    expect(await response.text()).toContain('<html>')
  })

  it('a field is missing from one row, or from all', async () => {
    account.faults.add({ kind: 'missing-field', field: 'status', first: 1 })
    account.faults.add({ kind: 'missing-field', field: 'id', which: 'all', after: 1 })
    const one = (await account.ask('GET', VMS)).body.data
    expect(one?.filter((row) => !('status' in row))).toHaveLength(1)
    const all = (await account.ask('GET', VMS)).body.data
    expect(all?.every((row) => !('id' in row))).toBe(true)
  })

  it('a field is null', async () => {
    account.faults.add({ kind: 'null-field', field: 'name' })
    expect(anyRow((await account.ask('GET', VMS)).body.data, (row) => row.name === null)).toBe(true)
    const web = (await account.ask('GET', `${VMS}/${account.vm('web-01').id}`)).body.data
    expect(web?.name).toBeNull()
  })

  it('a status nobody knows, and fields nobody knows', async () => {
    account.faults.add({ kind: 'unknown-status', value: 'hibernating', which: 'all' })
    account.faults.add({ kind: 'extra-fields', which: 'all' })
    const rows = (await account.ask('GET', VMS)).body.data
    expect(rows?.every((row) => row.status === 'hibernating' && row.heat_rating === 'amber')).toBe(true)
  })

  it('numbers come as strings', async () => {
    account.faults.add({ kind: 'string-numbers', which: 'all' })
    expect((await account.ask('GET', VMS)).body.data?.every((row) => row.cpu === '2')).toBe(true)
  })

  it('a row comes twice in one page', async () => {
    account.faults.add({ kind: 'duplicate-row' })
    const ids = (await account.ask('GET', VMS)).body.data?.map((row) => row.id)
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(3)
  })

  it('which row and which field are spoilt follows from the seed', async () => {
    const spoilt = async () => {
      const again = await openAccount()
      again.faults.add({ kind: 'null-field' })
      const { body } = await again.ask('GET', VMS)
      await again.close()
      return body
    }
    expect(await spoilt()).toEqual(await spoilt())
  })
})

describe('faults in paging', () => {
  async function pages(fault: Fault): Promise<{ ids: unknown[]; totals: unknown[] }> {
    account.faults.add(fault)
    const ids: unknown[] = []
    const totals: unknown[] = []
    for (let offset = 0; offset < 3; offset++) {
      const { body } = await account.ask('GET', `${VMS}?limit=1&offset=${offset}`)
      ids.push(...(body.data?.map((row) => row.id) ?? []))
      totals.push(body.total)
    }
    return { ids, totals }
  }

  it('a row that came before is seen again when rows are added meanwhile', async () => {
    const { ids } = await pages({ kind: 'shifting-rows', rows: 1, after: 1 })
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(2)
  })

  it('a row is never seen when rows are removed meanwhile', async () => {
    const { ids, totals } = await pages({ kind: 'shifting-rows', rows: -1, after: 1 })
    expect(ids).toHaveLength(2)
    expect(totals).toEqual([3, 2, 2])
  })

  it('pages are smaller than asked for', async () => {
    account.faults.add({ kind: 'small-pages', rows: 2 })
    const { body } = await account.ask('GET', `${VMS}?limit=100`)
    expect(body.data).toHaveLength(2)
    expect(body.total).toBe(3)
  })

  it('the total lies', async () => {
    account.faults.add({ kind: 'lying-total', rows: 5 })
    expect((await account.ask('GET', VMS)).body.total).toBe(8)
  })
})

describe('a write that takes effect and whose answer is lost', () => {
  const stop = (fault: string, signal?: AbortSignal) =>
    account.raw('POST', `${VMS}/${account.vm('web-01').id}/stop`, {
      ...inProduction(),
      headers: { 'X-Practice-Fault': fault },
      signal,
    })

  it('by a cut connection', async () => {
    await expect(stop('answer-lost')).rejects.toThrow('fetch failed')
    expect(account.vm('web-01').status).toBe('finalizing')
    expect(account.requests.writes()).toHaveLength(1)
  })

  it('by silence', async () => {
    await expect(stop('answer-lost;instead=hang', AbortSignal.timeout(120))).rejects.toThrow(/timeout/)
    expect(account.vm('web-01').status).toBe('finalizing')
  })

  it('by a gateway that gave up waiting', async () => {
    expect((await stop('answer-lost;instead=gateway-timeout')).status).toBe(504)
    expect(account.vm('web-01').status).toBe('finalizing')
  })
})

describe('choosing when', () => {
  it('a header spoils just its own request', async () => {
    const spoilt = await account.ask('GET', VMS, { headers: { 'X-Practice-Fault': 'server-error;status=500' } })
    expect(spoilt.status).toBe(500)
    expect((await account.ask('GET', VMS)).status).toBe(200)
  })

  it('every n-th, and by method', async () => {
    account.faults.add({ kind: 'server-error', every: 3, method: 'GET' })
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await account.ask('GET', VMS)).status)
    expect(statuses).toEqual([200, 200, 503, 200, 200, 503])
  })

  it('by chance, the same chance for the same seed', async () => {
    const run = async () => {
      const again = await openAccount({ faults: [{ kind: 'server-error', probability: 0.5 }] })
      const statuses = []
      for (let i = 0; i < 20; i++) statuses.push((await again.ask('GET', VMS)).status)
      await again.close()
      return statuses
    }
    const statuses = await run()
    expect(statuses).toContain(200)
    expect(statuses).toContain(503)
    expect(await run()).toEqual(statuses)
  })

  it('a misspelt fault is refused in words instead of doing nothing', async () => {
    const told = await account.ask('POST', '/__practice/faults', { body: { kind: 'latency', msec: 5 } })
    expect(told.status).toBe(400)
    expect(told.body.message).toContain('no msec')
    expect((await account.ask('GET', VMS, { headers: { 'X-Practice-Fault': 'lateness' } })).status).toBe(400)
  })
})

describe('the controls', () => {
  it('switch faults on and off and tell which are in force', async () => {
    const fault = { kind: 'forbidden', path: '/api/v1/members' }
    await account.ask('POST', '/__practice/faults', { body: { faults: [fault] } })
    expect((await account.ask('GET', '/__practice/faults')).body.faults).toEqual([fault])
    expect((await account.ask('GET', '/api/v1/members')).status).toBe(403)
    await account.ask('DELETE', '/__practice/faults')
    expect((await account.ask('GET', '/api/v1/members')).status).toBe(200)
  })

  it('count what was asked, writes apart', async () => {
    await account.ask('GET', VMS)
    await account.ask('POST', `${VMS}/${account.vm('web-01').id}/stop`, inProduction())
    const { body } = await account.ask('GET', '/__practice/requests?method=write')
    expect(body.total).toBe(1)
    expect(body.data?.[0]).toMatchObject({ method: 'POST', status: 200, keyPrefix: account.keys.owner?.slice(0, 13) })
  })

  it('move the clock, and show the account', async () => {
    const before = (await account.ask('GET', '/__practice')).body.now
    await account.ask('POST', '/__practice/clock', { body: { advance_ms: 5_000 } })
    expect((await account.ask('GET', '/__practice')).body.now).toBe(Number(before) + 5_000)
    expect((await account.ask('POST', '/__practice/clock', { body: { advance_ms: -1 } })).status).toBe(400)
    expect((await account.ask('GET', '/__practice/state')).body.seed).toBe('test')
  })

  it('are closed to web pages', async () => {
    const told = await account.ask('DELETE', '/__practice/faults', { headers: { Origin: 'https://example.com' } })
    expect(told.status).toBe(403)
  })
})

function inProduction() {
  return { project: account.projectId('Production') }
}
