import { beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../support/browser'
import { signInWithRole } from '../support/people'
import { testDatabase } from '../support/test-database'

const TOKEN = 'a token for the scraper'

beforeAll(async () => {
  process.env.STOCKTAKE_METRICS_TOKEN = TOKEN
  await testDatabase()
})

describe('the metrics', () => {
  test.each([
    {},
    { authorization: 'Bearer wrong' },
    { authorization: `Bearer ${TOKEN}x` },
    { authorization: TOKEN },
    { authorization: 'Bearer ' },
  ])('are closed to %j', async (headers) => {
    const response = await new Browser().get('/api/metrics', headers as Record<string, string>)
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain('stocktake_http')
  })

  test('are closed to an admin without the token', async () => {
    expect((await (await signInWithRole('admin')).get('/api/metrics')).status).toBe(401)
  })

  test('count every answer by route and status, never by what was in its address', async () => {
    const browser = await signInWithRole('admin')
    await browser.send('PATCH', '/api/people/00000000-0000-7000-8000-000000000000', { role: 'viewer' })
    const response = await new Browser().get('/api/metrics', { authorization: `Bearer ${TOKEN}` })
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await response.text()
    expect(text).toContain('stocktake_http_requests_total{method="PATCH",route="/api/people/{id}",status="404"} 1')
    expect(text).toMatch(/stocktake_http_request_duration_seconds_bucket\{method="PATCH",.*le="\+Inf"\} 1/)
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(text).not.toContain('00000000-0000')
    // the form Prometheus reads: comments, or a name with labels and a number
    for (const line of text.trim().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? [\d.]+)$/)
  })
})
