import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readUrlState } from '@/components/data-table/url-state-text'
import { openDoors } from '@/components/exposure/exposure-sentence'
import { ADDRESS as STALE_ADDRESS, findingsQueryOf, queryOf } from '@/components/stale/stale-address'
import { queryString } from '@/lib/client/api'
import type { ExposureAnswer } from '@/lib/contracts/exposure'
import type { FindingAnswer, FindingHistoryAnswer, FindingsAnswer } from '@/lib/contracts/findings'
import type { HandOverAnswer, HandoverAnswer, LeaversAnswer } from '@/lib/contracts/handover'
import type { OverviewAnswer } from '@/lib/contracts/overview'
import type { PolicyAnswer, PolicyPreviewAnswer } from '@/lib/contracts/policy'
import type { StaleAnswer } from '@/lib/contracts/stale'
import { closeDatabase, database } from '@/lib/db/client'
import { readCsv } from '@/lib/domain/read-csv'
import { closeRaffConnections } from '@/lib/raff/connections'
import { readFindingsState } from '@/lib/server/findings-state'
import { recomputeFindings } from '@/lib/server/recompute-findings'
import { auditOf } from '../support/audit'
import type { Browser } from '../support/browser'
import { givenCompanyWithPast } from '../support/company-with-past'
import { givenTeam } from '../support/owned-things'
import { givenPerson, signInAs, signInWithRole } from '../support/people'
import type { SyncedAccount } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

const NOW = new Date()
let account: SyncedAccount
let viewer: Browser
let member: Browser
let approver: Browser
let admin: Browser

beforeAll(async () => {
  await testDatabase()
  account = await givenCompanyWithPast(NOW, [42, 36, 20, 10, 0])
  await recomputeFindings(account.id, NOW)
  viewer = await signInWithRole('viewer')
  member = await signInWithRole('member')
  approver = await signInWithRole('approver')
  admin = await signInWithRole('admin')
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
  'stuck-copy': ['keep-the-results', 'shop-search-01-daily'],
  'series-without-baseline': ['shop-cart-legacy-01'],
  'restore-untested': ['Shop production'],
  'stopped-server': ['dev-sandbox-2', 'shop-cart-legacy-01'],
  'failed-server': ['ci-runner-03'],
  'past-its-end': ['stg-loadtest-01'],
  'temporary-server': ['stg-db-upgrade'],
  'unattached-disk': ['ci-cache', 'product-photos-old', 'restore-trial'],
  'old-snapshot': ['before-migration', 'before-php-upgrade'],
  'orphan-snapshot': ['shop-reports-data'],
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

async function get<Answer>(path: string, by = viewer): Promise<Answer> {
  const response = await by.send('GET', path)
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  return (await response.json()) as Answer
}

async function findingOf(code: string, name: string): Promise<FindingAnswer> {
  const state = 'open,noted,decided,closed'
  const { data } = await get<FindingsAnswer>(`/api/findings?code=${code}&state=${state}&limit=500`)
  const found = data.find(({ subject }) => subject.name === name)
  if (!found) throw new Error(`${code} of ${name} is not there`)
  return found
}

const serverOf = async (id: string) => (await database().finding.findUniqueOrThrow({ where: { id } })).raffId
const decide = (by: Browser, id: string, body: object) => by.send('POST', `/api/findings/${id}/decision`, body)
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('at the sample company', () => {
  it('everything that is wrong is found, and nothing that is fine is accused', async () => {
    const rows = await database().finding.findMany({
      where: { accountId: account.id, code: { notIn: [...OF_EVERYTHING, 'failed-copy'] } },
    })
    const found: Record<string, string[]> = {}
    for (const { code, name } of rows)
      found[code] = [...(found[code] ?? []), name.replace(/-\d{4}-\d\d-\d\d$/, '')].sort()
    expect(found).toEqual(FOUND)
  })

  it('working it out again changes nothing', async () => {
    const before = await database().finding.findMany({ orderBy: { id: 'asc' } })
    const events = await database().findingEvent.count()
    await recomputeFindings(account.id, NOW)
    expect(await database().finding.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
    expect(await database().findingEvent.count()).toBe(events)
  })

  it('every reason, unknown and heading is a sentence for people', async () => {
    const { data } = await get<FindingsAnswer>('/api/findings?limit=500')
    for (const { title, reasons, unknowns } of data)
      for (const sentence of [title, ...[...reasons, ...unknowns].map((each) => each.sentence)]) {
        expect(sentence).toMatch(/^[\p{Lu}\d“]/u)
        expect(sentence).not.toMatch(/\{|\}|undefined|null|NaN|\[object/)
      }
  })
})

type Rows = { total: number; data: { name?: string; needsDecision: boolean }[] }

describe('the numbers of the overview', () => {
  it('are the numbers of the pages they lead to', async () => {
    const { tiles, money, areas } = await get<OverviewAnswer>('/api/overview')
    const counts = Object.fromEntries(tiles.map(({ tile, count }) => [tile, count]))
    const backups = await get<Rows & { summary: { all: { needDecision: number } } }>(
      '/api/backups?needs=decision&limit=500',
    )
    const stale = await get<{ things: number; saving: number; monthlyBill: number }>('/api/stale')
    const keys = await get<Rows>('/api/keys?needs=decision')
    const ownerless = await get<Rows>('/api/resources?finding=no-owner,owner-gone')
    const exposure = await get<ExposureAnswer>('/api/exposure')
    expect(openDoors(exposure)).toBe(areas.find(({ area }) => area === 'exposure')?.count)
    expect(counts).toEqual({
      approvals: 0,
      backups: backups.total,
      stale: stale.things,
      keys: keys.total,
      ownerless: ownerless.total,
    })
    expect(backups.data).toHaveLength(backups.total)
    expect(backups.summary.all.needDecision).toBe(backups.total)
    expect(money).toMatchObject({ monthly: stale.monthlyBill, saving: stale.saving })
    expect(money.saving).toBeGreaterThan(0)
    expect(money.saving).toBeLessThanOrEqual(money.monthly)
    expect(counts.backups).toBe((FOUND.unprotected?.length ?? 0) + (FOUND['at-risk']?.length ?? 0))
  })

  it('of what changed lead to exactly what changed: list, totals and file', async () => {
    const { changed } = await get<OverviewAnswer>('/api/overview')
    expect(changed.items.length).toBeGreaterThan(0)
    for (const { href, count } of changed.items) {
      const query = href.replace(/^\/inventory/, '')
      const { total } = await get<Rows>(`/api/resources${query}&limit=1`)
      const totals = await get<{ total: { count: number } }>(`/api/resources/totals${query.replace(/&sort=[^&]*/, '')}`)
      const file = await (await viewer.send('GET', `/api/resources/export${query}`)).text()
      const lines = readCsv(file, 100_000).rows.length - 1
      expect({ href, total, totals: totals.total.count, lines }).toEqual({
        href,
        total: count,
        totals: count,
        lines: count,
      })
    }
    const since = encodeURIComponent(changed.since)
    const { total } = await get<Rows>(`/api/resources?kind=vm&changed=changed&since=${since}&gone=all&limit=1`)
    const { total: all } = await get<Rows>('/api/resources?kind=vm&gone=all&limit=1')
    expect(total).toBeLessThan(all)
    expect((await viewer.send('GET', '/api/resources?since=yesterday')).status).toBe(400)
  })

  it('add up over environments, projects and kinds of the backups page', async () => {
    const { summary } = await get<{
      summary: Record<string, Record<string, number>[]> & { all: Record<string, number> }
    }>('/api/backups')
    for (const groups of [summary.environments, summary.projects])
      for (const [state, count] of Object.entries(summary.all))
        expect({ state, sum: groups?.reduce((sum, group) => sum + (group[state] ?? 0), 0) }).toEqual({
          state,
          sum: count,
        })
    const { protected: good, 'at-risk': risk, unprotected, exempt, unknown, total } = summary.all
    expect((good ?? 0) + (risk ?? 0) + (unprotected ?? 0) + (exempt ?? 0) + (unknown ?? 0)).toBe(total)
  })
})

describe('a decision', () => {
  it('takes off the number what it does not make untrue, and is no good news', async () => {
    const day = dayIn(-7)
    await database().findingTotal.createMany({
      data: (await database().findingTotal.findMany({ where: { day: new Date(`${dayIn(0)}T00:00:00Z`) } })).map(
        (total) => ({ ...total, day: new Date(`${day}T00:00:00Z`) }),
      ),
      skipDuplicates: true,
    })
    const backups = async () => {
      const { tiles, sentence } = await get<OverviewAnswer>('/api/overview')
      return { sentence, ...tiles.find(({ tile }) => tile === 'backups') }
    }
    const before = await backups()
    const { data } = await get<FindingsAnswer>('/api/findings?code=unprotected,at-risk&state=open&limit=500')
    expect(before).toMatchObject({ count: data.length, decided: 0 })
    for (const { id } of data)
      expect((await decide(member, id, { verdict: 'postpone', until: dayIn(7) })).status).toBe(200)
    const after = await backups()
    expect(after).toMatchObject({ count: 0, decided: data.length, change: before.change })
    expect(after.changeSentence).toBe(before.changeSentence)
    expect(after.sentence).not.toContain('backed up')
    const { summary } = await get<{ summary: { all: Record<string, number> } }>('/api/backups')
    expect((summary.all.unprotected ?? 0) + (summary.all['at-risk'] ?? 0)).toBe(after.decided)
    for (const { id } of data) expect((await decide(member, id, { verdict: 'reopen' })).status).toBe(200)
    expect(await backups()).toEqual(before)
  })

  it('to keep something takes it off every number, says who and why, and is in the audit log', async () => {
    const finding = await findingOf('stopped-server', 'shop-cart-legacy-01')
    const before = await get<OverviewAnswer>('/api/overview')
    const kept = await decide(member, finding.id, {
      verdict: 'keep',
      reason: 'Old refunds until June',
      version: finding.version,
    })
    expect(kept.status).toBe(200)
    expect(await kept.json()).toMatchObject({
      state: 'decided',
      decision: { verdict: 'keep', reason: 'Old refunds until June', until: null },
    })
    const after = await get<OverviewAnswer>('/api/overview')
    const count = (answer: OverviewAnswer) => answer.tiles.find(({ tile }) => tile === 'stale')?.count ?? 0
    expect(count(after)).toBe(count(before) - 1)
    const listed = await get<{ data: { name: string }[] }>('/api/resources?finding=stopped-server')
    expect(listed.data.map(({ name }) => name)).toEqual(['dev-sandbox-2'])
    expect(await auditOf('finding.kept')).toHaveLength(1)
    const { history } = await get<{ history: { what: string; reason: string | null }[] }>(`/api/findings/${finding.id}`)
    expect(history[0]).toMatchObject({ what: 'decided', reason: 'Old refunds until June' })
    expect(history.at(-1)).toMatchObject({ what: 'opened' })
  })

  it('to put something off is counted each time, and needs a decision again on its day', async () => {
    const { id } = await findingOf('past-its-end', 'stg-loadtest-01')
    for (const days of [7, 14]) {
      const response = await decide(member, id, { verdict: 'postpone', until: dayIn(days) })
      expect(response.status).toBe(200)
    }
    expect(await findingOf('past-its-end', 'stg-loadtest-01')).toMatchObject({ state: 'decided', postponed: 2 })
    await recomputeFindings(account.id, new Date(`${dayIn(14)}T00:00:00Z`))
    expect(await findingOf('past-its-end', 'stg-loadtest-01')).toMatchObject({
      state: 'open',
      postponed: 2,
      decision: null,
    })
    await recomputeFindings(account.id)
  })

  it('to exempt takes an approver, shows as exempt, and comes back when its day is over', async () => {
    const finding = await findingOf('unprotected', 'dev-sandbox-2')
    const body = { verdict: 'exempt', until: dayIn(30), reason: 'Nothing of worth on it' }
    expect((await decide(member, finding.id, body)).status).toBe(403)
    expect((await decide(approver, finding.id, body)).status).toBe(200)
    for (const undoing of [
      { verdict: 'keep', reason: 'We keep it' },
      { verdict: 'postpone', until: dayIn(9) },
      { verdict: 'reopen' },
    ]) {
      const answer = await decide(member, finding.id, undoing)
      expect({ undoing, status: answer.status }).toEqual({ undoing, status: 403 })
      expect((await answer.json()).error.message).toContain('only an approver or an admin can')
    }
    expect((await decide(member, finding.id, { verdict: 'assign', personId: null })).status).toBe(200)
    const row = async () => {
      const { data } = await get<{
        data: { name: string; state: string; trueState: string; needsDecision: boolean }[]
      }>('/api/backups?q=dev-sandbox-2')
      return data.find(({ name }) => name === 'dev-sandbox-2')
    }
    expect(await row()).toMatchObject({ state: 'exempt', trueState: 'unprotected', needsDecision: false })
    await recomputeFindings(account.id, new Date(`${dayIn(30)}T00:00:00Z`))
    expect(await row()).toMatchObject({ state: 'unprotected', needsDecision: true })
    await recomputeFindings(account.id)
  })

  it('to keep what is at risk is over once nothing makes copies of it any more, and says so', async () => {
    const { id, code } = await findingOf('at-risk', 'shop-search-01')
    const overview = async () =>
      (await get<OverviewAnswer>('/api/overview')).tiles.find(({ tile }) => tile === 'backups')?.count
    const listed = async () => (await get<{ total: number }>('/api/backups?needs=decision')).total
    const before = await overview()
    expect((await decide(member, id, { verdict: 'keep', reason: 'One copy is enough for it' })).status).toBe(200)
    await recomputeFindings(account.id)
    expect([await overview(), await listed()]).toEqual([(before ?? 0) - 1, (before ?? 0) - 1])
    const schedules = { parentKind: 'vm', parentRaffId: await serverOf(id), kind: 'backup-schedule', gone: false }
    const went = { goneAfter: new Date(Date.now() - 600_000), goneAt: new Date() }
    const { count } = await database().resource.updateMany({ where: schedules, data: { gone: true, ...went } })
    expect(count).toBeGreaterThan(0)
    await recomputeFindings(account.id)
    expect([await overview(), await listed()]).toEqual([before, before])
    const { finding, history } = await get<FindingHistoryAnswer>(`/api/findings/${id}`)
    expect([code, finding]).toMatchObject(['at-risk', { code: 'unprotected', state: 'open', decision: null }])
    expect(finding.since).toEqual({ after: went.goneAfter.toISOString(), by: went.goneAt.toISOString() })
    expect(finding.reasons.map((reason) => reason.code)).toContain('schedule-gone')
    expect(history.slice(0, 3)).toMatchObject([
      {
        what: 'decision-ended',
        by: null,
        sentence: 'It became worse than what was decided about: it needs a decision again.',
      },
      { what: 'changed' },
      { what: 'decided', reason: 'One copy is enough for it' },
    ])
    await database().resource.updateMany({ where: { ...schedules, gone: true }, data: { gone: false } })
    await recomputeFindings(account.id)
  })

  it('about a sandbox is over once its project is production', async () => {
    const { id, subject, severity } = await findingOf('unprotected', 'dev-sandbox-2')
    expect(severity).toBe('medium')
    expect((await decide(member, id, { verdict: 'keep', reason: 'Only a sandbox' })).status).toBe(200)
    const project = await database().resource.findFirstOrThrow({
      where: { kind: 'project', raffId: subject.projectId ?? '' },
    })
    for (const [environment, state] of [
      ['staging', { severity: 'medium', state: 'decided' }],
      ['production', { severity: 'high', state: 'open', decision: null }],
      ['development', { severity: 'medium', state: 'open' }],
    ] as const) {
      await admin.json('PUT', `/api/projects/${project.id}/environment`, { environment })
      await recomputeFindings(account.id)
      expect(await findingOf('unprotected', 'dev-sandbox-2')).toMatchObject(state)
    }
  })

  it('is refused without a reason to be read, and for a day that it has none, that is over, or too far away', async () => {
    const { id } = await findingOf('unattached-disk', 'restore-trial')
    const fieldsOf = async (body: object) => {
      const response = await decide(approver, id, body)
      expect({ body, status: response.status }).toEqual({ body, status: 400 })
      return Object.keys((await response.json()).error.fields)
    }
    expect(await fieldsOf({ verdict: 'keep', reason: 'We need it', until: dayIn(9) })).toEqual(['until'])
    expect(await fieldsOf({ verdict: 'reopen', until: dayIn(9) })).toEqual(['until'])
    expect(await fieldsOf({ verdict: 'reopen', personId: account.id })).toEqual(['personId'])
    for (const unseen of ['\u200b\u200b\u200b', '\u3164\u3164\u3164', '\u200d\u200d\u200d'])
      expect(await fieldsOf({ verdict: 'keep', reason: unseen })).toEqual(['reason'])
    for (const body of [
      { verdict: 'keep' },
      { verdict: 'exempt', until: dayIn(9) },
      { verdict: 'postpone', until: dayIn(-1) },
      { verdict: 'postpone', until: dayIn(400) },
      { verdict: 'postpone' },
      { verdict: 'assign' },
    ])
      expect((await fieldsOf(body)).length).toBeGreaterThan(0)
    expect(await findingOf('unattached-disk', 'restore-trial')).toMatchObject({ state: 'open', version: 1 })
  })

  it('of two people at once is made by one of them; the other is told', async () => {
    const { id, version } = await findingOf('unattached-disk', 'product-photos-old')
    const answers = await Promise.all(
      [member, approver, admin].map((by) => decide(by, id, { verdict: 'keep', reason: 'We look first', version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await database().findingDecision.count({ where: { findingId: id } })).toBe(1)
  })

  it('can be taken back', async () => {
    const { id } = await findingOf('unattached-disk', 'product-photos-old')
    expect((await decide(member, id, { verdict: 'reopen' })).status).toBe(200)
    expect(await findingOf('unattached-disk', 'product-photos-old')).toMatchObject({ state: 'open', decision: null })
    expect((await decide(member, id, { verdict: 'reopen' })).status).toBe(409)
  })

  it('gives it to a person, and to nobody who left', async () => {
    const { id } = await findingOf('free-address', '203.0.113.200')
    const dana = await givenPerson({ name: 'Dana' })
    expect((await decide(member, id, { verdict: 'assign', personId: dana.id })).status).toBe(200)
    const mine = await get<FindingsAnswer>('/api/findings?assigned=me', await signInAs(dana))
    expect(mine.data.map((finding) => finding.subject.name)).toEqual(['203.0.113.200'])
    const left = await givenPerson({ name: 'Leon' })
    await database().person.update({ where: { id: left.id }, data: { switchedOffAt: new Date() } })
    expect((await decide(member, id, { verdict: 'assign', personId: left.id })).status).toBe(400)
  })
})

describe('what somebody looked into who left', () => {
  it('says so, counts as nobody’s, and is handed over item by item with all the rest', async () => {
    const leon = await givenPerson({ name: 'Leon Left' })
    const mia = await givenPerson({ name: 'Mia' })
    const ids: string[] = []
    for (const name of ['203.0.113.200', '203.0.113.26']) {
      const { id } = await findingOf('free-address', name)
      expect((await decide(member, id, { verdict: 'assign', personId: leon.id })).status).toBe(200)
      ids.push(id)
    }
    const [first = '', second = ''] = ids
    const nobodys = async () => {
      const { data } = await get<FindingsAnswer>(
        '/api/findings?code=free-address&assigned=nobody&state=open,noted,decided',
      )
      return data.map(({ id }) => id).filter((id) => ids.includes(id))
    }
    expect(await nobodys()).toEqual([])
    expect((await findingOf('free-address', '203.0.113.26')).assignedTo).toMatchObject({ gone: false })
    expect((await admin.send('PATCH', `/api/people/${leon.id}`, { switchedOff: true })).status).toBe(200)

    expect(await nobodys()).toHaveLength(2)
    expect((await findingOf('free-address', '203.0.113.26')).assignedTo).toMatchObject({
      name: 'Leon Left',
      gone: true,
    })
    const { data: leavers } = await get<LeaversAnswer>('/api/leavers')
    expect(leavers.find(({ owner }) => owner.id === leon.id)).toMatchObject({ finding: 2, owned: 0 })
    const left = () => get<HandoverAnswer>(`/api/handover?owner=person:${leon.id}`)
    const { data, total } = await left()
    expect(total).toBe(2)
    expect(data).toMatchObject(
      [203, 203].map(() => ({ part: 'finding', kind: 'finding', purpose: expect.any(String) })),
    )

    const team = await givenTeam('Network', [mia.id])
    const give = async (by: Browser, id: string, to: string) => {
      const body = { from: `person:${leon.id}`, items: [{ part: 'finding', id, to }] }
      const response = await by.send('POST', '/api/handover', body)
      return { status: response.status, ...((await response.json()) as Partial<HandOverAnswer>) }
    }
    expect(await give(viewer, first, `person:${mia.id}`)).toMatchObject({ status: 403 })
    expect(await give(member, first, `team:${team}`)).toMatchObject({ changed: 0, refused: 1, left: 2 })
    expect(await give(member, first, `person:${mia.id}`)).toMatchObject({ changed: 1, refused: 0, left: 1 })
    expect(await give(member, first, `person:${mia.id}`)).toMatchObject({ changed: 0, refused: 1, left: 1 })
    expect((await left()).data.map(({ id }) => id)).toEqual([second])
    const mine = await get<FindingsAnswer>('/api/findings?assigned=me&state=open,noted', await signInAs(mia))
    expect(mine.data.map(({ id }) => id)).toEqual([first])

    const all = { from: `person:${leon.id}`, all: { to: `person:${mia.id}`, expected: 1 } }
    expect(await member.json<HandOverAnswer>('POST', '/api/handover', all)).toMatchObject({ changed: 1, left: 0 })
    expect(await nobodys()).toEqual([])
  })
})

describe('a policy', () => {
  it('does what its preview said, as a version that tells who and why', async () => {
    const { findings } = await get<PolicyAnswer>('/api/policy')
    const policy = { ...findings.policy, snapshotDays: 20, stoppedDays: 40, keepCopies: 5 }
    const previewed = await admin.send('POST', '/api/policy/preview', { area: 'findings', policy })
    const preview = (await previewed.json()) as PolicyPreviewAnswer
    expect(preview.rules.map(({ code }) => code)).toEqual(expect.arrayContaining(['old-snapshot', 'stopped-server']))
    const counts = async () => {
      const { rules } = await get<FindingsAnswer>('/api/findings?state=open,noted,decided&limit=1')
      return new Map(rules.map(({ code, count }) => [code, count]))
    }
    const before = await counts()
    const body = { area: 'findings', policy, version: findings.version, reason: 'Tried for a month' }
    expect((await admin.send('PUT', '/api/policy', body)).status).toBe(200)
    await recomputeFindings(account.id)
    const after = await counts()
    for (const rule of preview.rules) {
      expect({ code: rule.code, count: before.get(rule.code) ?? 0 }).toEqual({ code: rule.code, count: rule.before })
      expect({ code: rule.code, count: after.get(rule.code) ?? 0 }).toEqual({ code: rule.code, count: rule.after })
    }
    for (const [code, count] of before)
      if (!preview.rules.some((rule) => rule.code === code))
        expect({ code, count: after.get(code) }).toEqual({ code, count })
    const { data } = await get<{ data: { version: number; reason: string; changes: string[] }[] }>(
      '/api/policy/versions',
    )
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({ version: 1, reason: 'Tried for a month' })
    expect(data[0]?.changes).toContain('Stopped servers: 14 → 40 days')
  })

  it('of two admins at once is changed by one of them', async () => {
    const { findings } = await get<PolicyAnswer>('/api/policy')
    const puts = [1, 2, 3].map((days) =>
      admin.send('PUT', '/api/policy', {
        area: 'findings',
        policy: { ...findings.policy, offDays: 50 + days },
        version: findings.version,
      }),
    )
    expect((await Promise.all(puts)).map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  it('refuses values out of their limits and values that make no sense together, by name', async () => {
    const { findings } = await get<PolicyAnswer>('/api/policy')
    const put = async (change: object) => {
      const policy = { ...findings.policy, ...change }
      const response = await admin.send('PUT', '/api/policy', { area: 'findings', policy, version: findings.version })
      expect(response.status).toBe(400)
      return Object.keys((await response.json()).error.fields)
    }
    expect(await put({ stoppedDays: 0 })).toEqual(['policy.stoppedDays'])
    expect(await put({ idleDays: 90, longIdleDays: 45 })).toEqual(['policy.longIdleDays'])
    expect(await put({ adminPorts: [70_000] })).toEqual(['policy.adminPorts.0'])
  })
})

describe('people add what Raff does not know', () => {
  it('a restore test is recorded once, settles what asked for it, and is audited', async () => {
    const { data } = await get<{ data: { name: string; resourceId: string }[] }>('/api/backups?q=shop-web-01')
    const id = data.find(({ name }) => name === 'shop-web-01')?.resourceId
    const body = { testedOn: dayIn(-1), result: 'worked', note: 'Brought back beside the old one' }
    expect((await viewer.send('POST', `/api/backups/${id}/restore-tests`, body)).status).toBe(403)
    expect(
      (await member.send('POST', `/api/backups/${id}/restore-tests`, { ...body, testedOn: dayIn(9) })).status,
    ).toBe(400)
    expect((await member.send('POST', `/api/backups/${id}/restore-tests`, body)).status).toBe(201)
    await recomputeFindings(account.id)
    expect(await findingOf('restore-untested', 'Shop production')).toMatchObject({ state: 'closed' })
    const { restoreTests } = await get<{ restoreTests: object[] }>(`/api/backups/${id}`)
    expect(restoreTests).toMatchObject([{ testedOn: dayIn(-1), result: 'worked' }])
    expect(await auditOf('restore-test.recorded')).toHaveLength(1)
  })

  it('the questions about a key are answered by people where evidence is silent, and only there', async () => {
    const { data } = await get<{ data: { name: string; resourceId: string; checklist: object }[] }>(
      '/api/keys?q=shop-deploy-staging',
    )
    const id = data[0]?.resourceId
    const put = (by: Browser, answers: object[]) => by.send('PUT', `/api/keys/${id}/checklist`, { answers })
    expect((await put(viewer, [{ id: 'one-purpose', answer: 'yes' }])).status).toBe(403)
    expect((await put(member, [{ id: 'in-use', answer: 'yes' }])).status).toBe(400)
    const answered = await put(member, [{ id: 'one-purpose', answer: 'yes', note: 'Deploys only' }])
    expect(answered.status).toBe(200)
    const { checklist } = (await answered.json()) as {
      checklist: { id: string; answer: string; from: string | null }[]
    }
    expect(checklist).toHaveLength(17)
    expect(checklist.find((each) => each.id === 'one-purpose')).toMatchObject({ answer: 'yes', from: 'person' })
    expect(checklist.find((each) => each.id === 'in-use')).toMatchObject({ answer: 'yes', from: 'evidence' })
    expect(checklist.find((each) => each.id === 'safe-place')).toMatchObject({ answer: 'unanswered', from: null })
  })
})

describe('a file of a page', () => {
  it.each([
    ['/api/findings/export?state=open', '/api/findings?state=open&limit=1'],
    ['/api/findings/export?area=stale', '/api/findings?area=stale&limit=1'],
    ['/api/backups/export', '/api/backups?limit=1'],
    ['/api/keys/export', '/api/keys'],
  ])('%s has a line for every row, and whoever took it is in the log', async (path, list) => {
    const before = (await auditOf('findings.exported')).length
    const response = await viewer.send('GET', path)
    expect(response.headers.get('content-type')).toContain('text/csv')
    const lines = (await response.text()).trim().split('\r\n')
    const { total } = await get<{ total: number }>(list)
    expect(total).toBeGreaterThan(5)
    expect(lines).toHaveLength(total + 1)
    expect(await auditOf('findings.exported')).toHaveLength(before + 1)
  })

  it.each([
    '',
    '?code=stopped-server,unattached-disk',
    '?environment=staging',
    '?q=shop',
    '?state=noted',
    '?state=decided',
  ])('of the stale things%s holds exactly what the page shows', async (address) => {
    const shown = readUrlState(new URLSearchParams(address), STALE_ADDRESS)
    const page = await get<StaleAnswer>(`/api/stale${queryString(queryOf(shown))}`)
    const file = await viewer.send('GET', `/api/findings/export${queryString(findingsQueryOf(shown))}`)
    const { rows } = readCsv(await file.text(), 1_000)
    const lines = rows.slice(1).map(({ cells: [title, , , , name] }) => `${title}: ${name}`)
    const expected = page.groups.flatMap(({ title, rows: all }) =>
      all.map(({ subject }) => `${title}: ${subject.name}`),
    )
    expect(lines.sort()).toEqual(expected.sort())
    expect(lines).toHaveLength(page.total)
  })
})

describe('lists', () => {
  it.each(['/api/findings?state=open,noted', '/api/backups?'])(
    '%s page by page is the whole list, each row once',
    async (path) => {
      type Page = { data: { id?: string; resourceId?: string }[]; total: number; nextCursor?: string }
      const seen: (string | undefined)[] = []
      let cursor = ''
      for (;;) {
        const page: Page = await get(`${path}&limit=7${cursor}`)
        seen.push(...page.data.map((row) => row.id ?? row.resourceId))
        if (page.nextCursor === undefined) {
          expect(new Set(seen).size).toBe(page.total)
          expect(seen).toHaveLength(page.total)
          return
        }
        cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
      }
    },
  )

  it.each(['/api/findings', '/api/backups'])('%s takes back no cursor but its own', async (path) => {
    const id = crypto.randomUUID()
    for (const cursor of [
      [1e30, 'a', id],
      [1, 'a\ud83d', id],
      [1, 'a\0', id],
      [1, 'a', '-'.repeat(36)],
      [1.5, 'a', id],
      7,
    ]) {
      const text = Buffer.from(JSON.stringify(cursor)).toString('base64url')
      const response = await viewer.send('GET', `${path}?cursor=${text}`)
      expect({ cursor, status: response.status }).toEqual({ cursor, status: 400 })
    }
  })

  it('firewalls are read as sentences', async () => {
    const { sentences, firewalls, withoutFirewall } = await get<{
      sentences: string[]
      firewalls: { name: string; sentence: string; findings: object[] }[]
      withoutFirewall: { name: string }[]
    }>('/api/exposure')
    expect(sentences).toContain('1 server has an address on the internet and no firewall.')
    expect(sentences).toContain('Anyone on the internet can reach SSH (port 22) on 1 server.')
    const backoffice = firewalls.find(({ name }) => name === 'shop-backoffice')
    expect(backoffice?.sentence).toContain('Anyone on the internet can reach SSH (port 22) on 1 server.')
    expect(backoffice?.findings).toHaveLength(1)
    expect(withoutFirewall.map(({ name }) => name)).toEqual(['office-stats-01'])
  })

  it('keys say their reach in words and the true age of their secret', async () => {
    const { data } = await get<{
      data: { name: string; reachSentence: string; strongest: string; secretAge: { how: string } }[]
    }>('/api/keys')
    const key = (name: string) => data.find((each) => each.name === name)
    expect(key('founder-emergency')).toMatchObject({ strongest: 'everything' })
    expect(key('shop-monitoring')?.reachSentence).toBe('Can only look in Shop production.')
    expect(key('shop-deploy-production')?.reachSentence).toBe(
      'Can delete or overwrite servers, snapshots, backups and backup schedules in Shop production.',
    )
    expect(key('search-sync')?.secretAge).toMatchObject({ how: 'replaced' })
    expect(key('test')?.secretAge).toMatchObject({ how: 'watched' })
  })
})

describe('a kind that cannot be read', () => {
  it('makes nothing protected, nothing unprotected and nothing settled', async () => {
    const before = await get<{ data: { name: string; state: string }[] }>('/api/backups?limit=500')
    const spot = { accountId: account.id, kind: 'backup', projectId: '', reason: 'forbidden', since: NOW, triedAt: NOW }
    await database().blindSpot.create({ data: spot })
    await recomputeFindings(account.id)
    const rows = await get<{ data: { kind: string; state: string }[]; blind: string[] }>(
      '/api/backups?kind=vm&limit=500',
    )
    expect(new Set(rows.data.map(({ state }) => state).filter((state) => state !== 'exempt'))).toEqual(
      new Set(['unknown']),
    )
    expect(rows.blind).toEqual(['Backups were not fully read: our key may not see them.'])
    const { tiles } = await get<OverviewAnswer>('/api/overview')
    const needing = await get<{ total: number }>('/api/backups?needs=decision')
    expect(needing.total).toBe(tiles.find(({ tile }) => tile === 'backups')?.count)
    expect(needing.total).toBeGreaterThan(0)
    const kept = await findingOf('unprotected', 'shop-web-03')
    expect(kept).toMatchObject({ state: 'open' })
    expect(kept.unknowns.map(({ code }) => code)).toContain('not-judged-again')
    expect(await findingOf('kind-unreadable', 'Practice')).toMatchObject({ state: 'open' })
    await database().blindSpot.deleteMany({ where: { accountId: account.id } })
    await recomputeFindings(account.id)
    expect(await get('/api/backups?limit=500')).toMatchObject({
      data: before.data.map(({ name, state }) => ({ name, state })),
    })
    expect(await findingOf('kind-unreadable', 'Practice')).toMatchObject({ state: 'closed' })
  })
})

describe('when Raff was read long ago', () => {
  const LONG = new Date(Date.now() - 9 * 3_600_000)
  const PATHS = ['/api/overview', '/api/backups', '/api/findings', '/api/stale', '/api/exposure', '/api/keys']
  let before: Awaited<ReturnType<typeof reads>>
  const reads = () => database().kindRead.findMany({ where: { accountId: account.id } })

  beforeEach(async () => {
    before = await reads()
    await database().kindRead.updateMany({ where: { accountId: account.id }, data: { completeAt: LONG } })
  })

  afterEach(async () => {
    for (const { accountId, kind, completeAt } of before)
      await database().kindRead.update({ where: { accountId_kind: { accountId, kind } }, data: { completeAt } })
    await database().blindSpot.deleteMany({ where: { accountId: account.id } })
  })

  it.each(PATHS)('%s says so, however lately it was worked out', async (path) => {
    expect((await get<{ asOf: string }>(path)).asOf).toBe(LONG.toISOString())
  })

  it.each(PATHS)('and has been away since, %s is not as of this moment', async (path) => {
    const spot = { accountId: account.id, projectId: '', reason: 'unavailable', since: NOW, triedAt: NOW }
    await database().blindSpot.createMany({ data: before.map(({ kind }) => ({ ...spot, kind })) })
    expect((await get<{ asOf: string }>(path)).asOf).toBe(LONG.toISOString())
  })
})

describe('when nothing was found', () => {
  const overview = () => get<OverviewAnswer>('/api/overview')
  const nobody = { personId: '00000000-0000-7000-8000-000000000000' }

  it('nothing needs a decision only once everything was looked through; before, nobody knows', async () => {
    await database().finding.updateMany({ data: { open: false, closedAt: NOW } })
    expect(await overview()).toMatchObject({ nothingToDecide: true, sentence: 'Nothing needs a decision this week.' })
    expect(await readFindingsState(nobody)).toBe('there')
    await database().findingsRun.deleteMany()
    expect(await overview()).toMatchObject({
      nothingToDecide: false,
      sentence: 'Whether anything needs a decision is not known yet.',
    })
    expect(await readFindingsState(nobody)).toBe('unjudged')
  })
})
