import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Account, openAccount, type Told } from './practice-account'

let account: Account
/** The machine's clock, moved by hand. The account's own clock stands still: the limit must not care. */
let real: number

beforeEach(async () => {
  real = 1_000_000
  account = await openAccount({ realTime: () => real })
})

afterEach(async () => {
  await account.close()
})

async function send(count: number, key = 'read'): Promise<Told[]> {
  return Promise.all(Array.from({ length: count }, () => account.ask('GET', '/api/v1/permissions', { key })))
}

const allowed = (told: Told[]) => told.filter(({ status }) => status === 200).length

describe('a hundred requests in one second with one key', () => {
  it('at the standard tier: 30 and a burst of 60 are allowed, the rest told to wait a second', async () => {
    const told = await send(100)
    expect(allowed(told)).toBe(90)
    for (const { status, headers, body } of told.filter((each) => each.status !== 200)) {
      expect(status).toBe(429)
      expect(headers.get('retry-after')).toBe('1')
      expect(headers.get('x-ratelimit-limit')).toBe('30')
      expect(headers.get('x-ratelimit-remaining')).toBe('0')
      expect(body.error).toBe('Too Many Requests')
    }
  })

  it('at the high tier: all', async () => {
    expect(allowed(await send(100, 'high'))).toBe(100)
    expect(allowed(await send(300, 'high'))).toBe(200)
  })

  it('who waits as told sees no second 429', async () => {
    const refused = (await send(100)).filter(({ status }) => status === 429)
    real += Number(refused[0]?.headers.get('retry-after')) * 1_000
    expect(allowed(await send(refused.length))).toBe(refused.length)
  })
})

it('the burst is there again sixty seconds after it began, the steady rate every second', async () => {
  await send(90)
  real += 1_000
  expect(allowed(await send(40))).toBe(30)
  real += 58_000
  expect(allowed(await send(40))).toBe(30)
  real += 1_000
  expect(allowed(await send(100))).toBe(90)
})

it('thirty a second, evenly, are never refused', async () => {
  for (let i = 0; i < 300; i++) {
    real += 1_000 / 30
    expect((await send(1))[0]?.status).toBe(200)
  }
})

it('each key has its own', async () => {
  await send(100)
  expect(allowed(await send(20, 'act'))).toBe(20)
})
