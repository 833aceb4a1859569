import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendAudit } from '@/lib/db/append-audit'
import { closeDatabase, inTransaction } from '@/lib/db/client'
import { exportAudit } from '@/lib/server/export-audit'
import { listAudit } from '@/lib/server/list-audit'
import { verifyAudit } from '@/lib/server/verify-audit'
import { testDatabase } from '../support/test-database'

const dana = { kind: 'person', id: '0190a000-0000-7000-8000-000000000001', name: 'Dana "the Boss" O’Neil 🦉' } as const

let sql: Client

beforeAll(async () => {
  sql = new Client({ connectionString: await testDatabase() })
  await sql.connect()
})

afterAll(async () => {
  await sql.end()
  await closeDatabase()
})

function append(over: Partial<Parameters<typeof appendAudit>[1]> = {}) {
  return inTransaction((tx) => appendAudit(tx, { actor: dana, action: 'person.changed', outcome: 'done', ...over }))
}

/** What somebody who owns the database could do: switch the defence off, change the log, and switch it on again. */
async function pastTheTriggers(statement: string) {
  await sql.query('ALTER TABLE audit_entry DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER')
  await sql.query(statement)
  await sql.query('ALTER TABLE audit_entry ENABLE TRIGGER USER; ALTER TABLE audit_head ENABLE TRIGGER USER')
}

/** Runs `work` on a copy of the log and puts the log back afterwards. */
async function onACopy(work: () => Promise<void>) {
  await sql.query('CREATE TABLE kept_entry AS TABLE audit_entry; CREATE TABLE kept_head AS TABLE audit_head')
  try {
    await work()
  } finally {
    await pastTheTriggers(
      'DELETE FROM audit_entry; DELETE FROM audit_head; INSERT INTO audit_entry TABLE kept_entry; INSERT INTO audit_head TABLE kept_head; DROP TABLE kept_entry, kept_head',
    )
  }
}

describe('the audit log', () => {
  it('is intact when empty', async () => {
    expect(await verifyAudit()).toMatchObject({ intact: true, entries: 0 })
  })

  it('gives a chain that verifies after 50 concurrent writes', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => append({ after: { index } })))
    expect(await verifyAudit()).toMatchObject({ intact: true, entries: 50, firstBroken: null })
  })

  it('loses nothing of hostile text and odd values', async () => {
    const after = {
      name: 'x'.repeat(10_000),
      rtl: '\u202Eשלום',
      quotes: `"'\`;--`,
      nul: 'a\u0000b',
      half: '\ud800',
      big: 1e300,
      tiny: 5e-324,
      minusZero: -0,
      when: new Date('2026-11-21T10:00:00Z'),
      nested: [{ b: 1, a: [null, true] }],
    }
    await append({ after, reason: 'because\u0000' })
    expect(await verifyAudit()).toMatchObject({ intact: true })
    const page = await listAudit({ limit: 1 })
    expect(page.data[0]?.after).toMatchObject({ rtl: '\u202Eשלום', nul: 'a\ufffdb', big: 1e300, tiny: 5e-324 })
  })

  it('leaves no entry behind when the change it belongs to is rolled back', async () => {
    const before = await verifyAudit()
    await expect(
      inTransaction(async (tx) => {
        await appendAudit(tx, { actor: dana, action: 'person.changed', outcome: 'done' })
        throw new Error('the change failed')
      }),
    ).rejects.toThrow('the change failed')
    expect((await verifyAudit()).entries).toBe(before.entries)
  })

  it.each([
    ['changing an entry', `UPDATE audit_entry SET actor_name = 'Somebody' WHERE seq = 7`],
    ['deleting an entry', 'DELETE FROM audit_entry WHERE seq = 7'],
    ['emptying the log', 'TRUNCATE audit_entry'],
    ['changing the head', `UPDATE audit_head SET hash = repeat('a', 64)`],
    ['deleting the head', 'DELETE FROM audit_head'],
    ['adding a second head', `INSERT INTO audit_head VALUES (2, 0, '')`],
    [
      'inserting an entry by hand',
      `INSERT INTO audit_entry (seq, at, form, actor_kind, actor_name, action, outcome, prev_hash, hash)
       SELECT seq + 1, now(), 1, 'person', 'Dana', 'person.changed', 'done', hash, repeat('b', 64) FROM audit_head`,
    ],
  ])('the database refuses %s', async (_, statement) => {
    await expect(sql.query(statement)).rejects.toThrow(/append-only|only from|only moves/)
    expect(await verifyAudit()).toMatchObject({ intact: true })
  })

  it.each([
    ['edited', `UPDATE audit_entry SET actor_name = 'Somebody' WHERE seq = 7`, 7, 'changed'],
    ['edited inside its before and after', `UPDATE audit_entry SET after = '{"index":99}' WHERE seq = 9`, 9, 'changed'],
    ['deleted', 'DELETE FROM audit_entry WHERE seq = 7', 7, 'missing'],
    [
      'inserted',
      `INSERT INTO audit_entry SELECT (e).* FROM (SELECT jsonb_populate_record(x, jsonb_build_object('seq', (SELECT max(seq) + 1 FROM audit_entry))) AS e FROM audit_entry x WHERE seq = 7) AS copied`,
      52,
      'out-of-place',
    ],
    ['cut off at the end', 'DELETE FROM audit_entry WHERE seq > 40', 41, 'cut-off'],
    [
      'cut off at the end with its head moved along',
      'DELETE FROM audit_entry WHERE seq > 40; UPDATE audit_head SET seq = 41',
      41,
      'cut-off',
    ],
  ])('names the entry that was %s past the triggers', async (_, statement, seq, why) => {
    await onACopy(async () => {
      await pastTheTriggers(statement)
      const verdict = await verifyAudit()
      expect(verdict).toMatchObject({ intact: false, firstBroken: { seq, why } })
      expect(verdict.sentence).toContain(String(seq))
    })
    expect(await verifyAudit()).toMatchObject({ intact: true })
  })

  it('reveals a tail cut with everything made to fit, by an entry that was noted before', async () => {
    const noted = (await verifyAudit()).head
    await onACopy(async () => {
      await pastTheTriggers(
        'DELETE FROM audit_entry WHERE seq > 40; UPDATE audit_head SET seq = 40, hash = (SELECT hash FROM audit_entry WHERE seq = 40)',
      )
      expect(await verifyAudit()).toMatchObject({ intact: true, entries: 40 })
      expect(await verifyAudit(noted)).toMatchObject({ intact: false, firstBroken: { seq: 41, why: 'cut-off' } })
    })
    expect(await verifyAudit({ seq: noted.seq, hash: noted.hash.slice(0, 12) })).toMatchObject({ intact: true })
    expect(await verifyAudit({ seq: 3, hash: 'deadbeef' })).toMatchObject({
      intact: false,
      firstBroken: { seq: 3, why: 'not-the-noted-head' },
    })
  })
})

describe('reading the audit log', () => {
  it('pages from the newest to the first entry without a gap', async () => {
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await listAudit({ limit: 7, cursor })
      seen.push(...page.data.map((entry) => entry.seq))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index))
    expect(seen.length).toBe((await listAudit({ limit: 1 })).total)
  })

  it('finds by person, action, outcome, target, time and words, and takes wildcards for letters', async () => {
    const system = { kind: 'system', name: 'Stocktake' } as const
    const target = { kind: 'person', id: 'p-77', name: '100%_sure' }
    await append({ actor: system, action: 'person.invited', outcome: 'refused', target, reason: 'never seen' })
    const only = { total: 1 }
    expect(await listAudit({ limit: 5, actor: 'system' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, action: 'person.invited' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, outcome: 'refused' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, target: '100%_' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, target: 'p-77' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, target: '%' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, q: 'NEVER seen' })).toMatchObject(only)
    expect(await listAudit({ limit: 5, q: 'never unseen' })).toMatchObject({ total: 0, data: [] })
    expect(await listAudit({ limit: 5, to: '2020-01-01T00:00:00Z' })).toMatchObject({ total: 0 })
    expect((await listAudit({ limit: 5, from: '2020-01-01T00:00:00Z' })).total).toBeGreaterThan(50)
  })

  it('exports what the filters show, in both formats, and logs the export itself', async () => {
    const actor = { kind: 'operator', name: 'At the console' } as const
    await append({ target: { kind: 'person', id: null, name: '=HYPERLINK("http://x")' }, reason: 'find me' })
    const csv = await new Response((await exportAudit({ format: 'csv', q: 'find me' }, { actor })).body).text()
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
    const lines = await new Response((await exportAudit({ format: 'jsonl' }, { actor })).body).text()
    const entries = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const total = (await listAudit({ limit: 1 })).total
    expect(entries).toHaveLength(total - 1)
    expect((await listAudit({ limit: 2, action: 'audit.exported' })).data).toMatchObject([
      { actor: 'At the console', after: { format: 'jsonl' } },
      { after: { format: 'csv', filters: { q: 'find me' } } },
    ])
  })
})
