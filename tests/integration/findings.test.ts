import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, database } from '@/lib/db/client'
import { closeRaffConnections } from '@/lib/raff/connections'
import { recomputeFindings } from '@/lib/server/recompute-findings'
import { givenCompanyWithPast } from '../support/company-with-past'
import type { SyncedAccount } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

const NOW = new Date(Date.UTC(2026, 4, 20, 9, 30))
let account: SyncedAccount

beforeAll(async () => {
  await testDatabase()
  account = await givenCompanyWithPast(NOW, [42, 36, 20, 10, 0])
  await recomputeFindings(account.id, NOW)
}, 120_000)

afterAll(async () => {
  await closeRaffConnections()
  await closeDatabase()
})

/** What is wrong at the sample company, as its own tables say it; whatever is not here is as it should be. */
const FOUND: Record<string, string[]> = {
  unprotected: ['dev-sandbox-2', 'sandbox-data', 'shop-db-02-data', 'shop-web-03', 'stg-db-upgrade', 'stg-loadtest-01'],
  'at-risk': ['northlight-import-01', 'office-stats-01', 'shop-images-store', 'shop-payments-01', 'shop-search-01'],
  'orphan-schedule': ['shop-blog-01 weekly', 'shop-reports-01 daily'],
  'stuck-copy': ['keep-the-results', 'shop-search-01-daily-2026-05-15'],
  'series-without-baseline': ['shop-cart-legacy-01'],
  'restore-untested': ['Shop production'],
  'stopped-server': ['dev-sandbox-2', 'shop-cart-legacy-01'],
  'failed-server': ['ci-runner-03'],
  'past-its-end': ['stg-loadtest-01'],
  'temporary-server': ['stg-db-upgrade'],
  'unattached-disk': ['ci-cache', 'product-photos-old', 'restore-trial'],
  'old-snapshot': ['before-migration', 'before-php-upgrade'],
  'orphan-snapshot': ['shop-reports-data-2026-03-17'],
  'orphan-copies': ['shop-reports-01'],
  'free-address': ['2001:db8:50::c9', '203.0.113.200', '203.0.113.26'],
  'unused-network': ['partner-link-old'],
  'unused-firewall': ['summer-sale-queue'],
  'empty-project': ['Spring campaign'],
  'pending-invitation': ['helpdesk@ledgerwise.example', 'it@northlightmuseum.example'],
  'key-maker-gone': ['ci-deploy-legacy', 'contractor-preview', 'northlight-import'],
  'key-far-reach': ['founder-emergency', 'stocktake-act', 'terraform-all'],
  'key-mixed-environments': ['stocktake-act', 'terraform-all'],
  'key-ends-soon': ['carrier-labels'],
  'key-expired': ['agency-handover'],
  'key-old-secret': ['ci-deploy-legacy', 'founder-emergency', 'photo-migration', 'terraform-all', 'test'],
  'key-never-ends': ['ci-deploy-legacy', 'founder-emergency', 'test'],
  'key-never-used': ['test', 'warehouse-connector'],
  'key-idle': ['photo-migration', 'quarterly-report'],
  'key-off': ['uptime-probe-old'],
  'key-vague-name': ['new key 2', 'test'],
  'open-to-everything': ['loadtest-open'],
  'open-admin-port': ['shop-backoffice'],
  'open-database-port': ['db-upgrade'],
  'no-firewall': ['office-stats-01'],
  'no-end-date': ['stg-db-upgrade'],
  'untagged-server': ['dev-sandbox-2', 'office-stats-01'],
}

/** Until somebody says who answers for things, nobody does. */
const OF_EVERYTHING = ['no-owner', 'no-purpose', 'key-checklist-open']

describe('at the sample company', () => {
  it('everything that is wrong is found, and nothing that is fine is accused', async () => {
    const rows = await database().finding.findMany({
      where: { accountId: account.id, code: { notIn: [...OF_EVERYTHING, 'failed-copy'] } },
      orderBy: { name: 'asc' },
    })
    const found: Record<string, string[]> = {}
    for (const { code, name } of rows) found[code] = [...(found[code] ?? []), name].sort()
    expect(found).toEqual(FOUND)
  })

  it('working it out again changes nothing', async () => {
    const before = await database().finding.findMany({ orderBy: { id: 'asc' } })
    const events = await database().findingEvent.count()
    await recomputeFindings(account.id, NOW)
    expect(await database().finding.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
    expect(await database().findingEvent.count()).toBe(events)
  })
})
