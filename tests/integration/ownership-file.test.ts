import { beforeAll, describe, expect, test } from 'vitest'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import type { ImportAnswer, ImportLine, ImportLinesAnswer } from '@/lib/contracts/ownership-imports'
import { database } from '@/lib/db/client'
import { readCsv } from '@/lib/domain/read-csv'
import { auditOf } from '../support/audit'
import type { Browser } from '../support/browser'
import { givenAccount, givenTeam, givenThing } from '../support/owned-things'
import { givenPerson, type KnownPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

let account: string
let dana: KnownPerson
let robin: Browser
let other: Browser

beforeAll(async () => {
  await testDatabase()
  account = await givenAccount()
  dana = await givenPerson({ name: 'Dana Novák', email: 'dana@example.com' })
  robin = await signInAs(await givenPerson({ name: 'Robin Reyes' }))
  other = await signInAs(await givenPerson({ name: 'Somebody Else' }))
  await givenTeam('Web team', [dana.id])
})

function send(by: Browser, text: string): Promise<Response> {
  return by.send('POST', '/api/ownership/imports?name=owners.csv', text, { 'content-type': 'text/csv' })
}

async function preview(text: string): Promise<ImportAnswer & { lines: ImportLine[] }> {
  const response = await send(robin, text)
  const answer = await response.json()
  if (!response.ok) throw new Error(JSON.stringify(answer))
  const lines = await robin.json<ImportLinesAnswer>('GET', `/api/ownership/imports/${answer.id}/lines`)
  return { ...answer, lines: lines.data }
}

const apply = (by: Browser, id: string) => by.send('POST', `/api/ownership/imports/${id}/apply`)
const ownership = (id: string) => robin.json<OwnershipAnswer>('GET', `/api/resources/${id}/ownership`)

async function expectRefusal(response: Response, status: number, words: string) {
  expect(response.status).toBe(status)
  expect((await response.json()).error.message).toContain(words)
}

describe('a file of owners', () => {
  test('shows which of two people of the same name is meant', async () => {
    await givenThing(account, { name: 'file-twins' })
    await givenPerson({ name: 'Kit Twin', email: 'kit.one@example.com' })
    await givenPerson({ name: 'Kit Twin', email: 'kit.two@example.com' })
    const { lines } = await preview('Name,Owner,Backup owner\nfile-twins,kit.two@example.com,kit.one@example.com')
    expect(lines[0]?.changes).toEqual([
      { field: 'owner', before: null, after: 'Kit Twin (kit.two@example.com)' },
      { field: 'backupOwner', before: null, after: 'Kit Twin (kit.one@example.com)' },
    ])
  })

  test('is shown line by line, changes nothing until it is applied, and then exactly that', async () => {
    const [a, b, c] = [
      await givenThing(account, { name: 'file-a' }),
      await givenThing(account, { name: 'file-b' }),
      await givenThing(account, { name: 'file-c' }),
    ]
    await robin.json('PATCH', `/api/resources/${c}/ownership`, { owner: `person:${dana.id}` })
    const text = [
      'Name;Owner;Backup owner;Purpose;End date;Colour',
      'file-a;Dana Novák;web team;"The shop; all of it";31.12.2026;red',
      `FILE-B;dana@example.com;;;;`,
      'file-c;dana;;;;',
      'file-d;dana;;;;',
    ].join('\r\n')
    const { lines, ...answer } = await preview(text)
    expect(answer).toMatchObject({ fileName: 'owners.csv', changes: 2, same: 1, problems: 1, unused: ['Colour'] })
    expect(lines.map(({ line, state, name }) => [line, state, name])).toEqual([
      [2, 'change', 'file-a'],
      [3, 'change', 'file-b'],
      [4, 'same', 'file-c'],
      [5, 'problem', 'file-d'],
    ])
    expect(lines[0]?.changes).toEqual([
      { field: 'owner', before: null, after: 'Dana Novák' },
      { field: 'backupOwner', before: null, after: 'Web team' },
      { field: 'purpose', before: null, after: 'The shop; all of it' },
      { field: 'endsOn', before: null, after: '2026-12-31' },
    ])
    expect(await ownership(a)).toMatchObject({ version: 0 })
    expect(await (await apply(robin, answer.id)).json()).toMatchObject({ appliedAt: expect.any(String) })
    expect(await ownership(a)).toMatchObject({
      owner: { name: 'Dana Novák' },
      purpose: 'The shop; all of it',
      confirmedAt: null,
    })
    expect(await ownership(b)).toMatchObject({ owner: { name: 'Dana Novák' } })
    expect(await ownership(c)).toMatchObject({ version: 1 })
    expect((await auditOf('ownership.imported')).map(({ targetId }) => targetId).sort()).toEqual([a, b].sort())
    await expectRefusal(await apply(robin, answer.id), 409, 'applied already')
  })

  test('whose preview is not true any more is refused as a whole', async () => {
    const [a, b] = [await givenThing(account, { name: 'stale-a' }), await givenThing(account, { name: 'stale-b' })]
    const { id } = await preview('name,owner\nstale-a,dana\nstale-b,dana\n')
    await robin.json('PATCH', `/api/resources/${b}/ownership`, { purpose: 'Somebody was faster.' })
    await expectRefusal(await apply(robin, id), 409, 'this has changed: stale-b. Nothing was applied')
    expect(await ownership(a)).toMatchObject({ version: 0, owner: null })
    const again = await preview('name,owner\nstale-a,dana\nstale-b,dana\n')
    await expectRefusal(await apply(robin, id), 404, 'not there any more')
    expect((await apply(robin, again.id)).status).toBe(200)
  })

  test('is refused when somebody it names was switched off since', async () => {
    const leaving = await givenPerson({ name: 'Leaving Soon' })
    const thing = await givenThing(account, { name: 'leaving-a' })
    const { id } = await preview('name,owner\nleaving-a,Leaving Soon\n')
    await database().person.update({ where: { id: leaving.id }, data: { switchedOffAt: new Date() } })
    await expectRefusal(await apply(robin, id), 409, 'leaving-a')
    expect(await ownership(thing)).toMatchObject({ version: 0 })
  })

  test('is applied once when it is applied twice at the same moment', async () => {
    await givenThing(account, { name: 'twice-a' })
    const { id } = await preview('name,owner\ntwice-a,dana\n')
    const answers = await Promise.all([apply(robin, id), apply(robin, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('is nobody else’s to see or apply', async () => {
    await givenThing(account, { name: 'mine-a' })
    const { id } = await preview('name,owner\nmine-a,dana\n')
    await expectRefusal(await other.get(`/api/ownership/imports/${id}`), 404, 'not there')
    await expectRefusal(await other.get(`/api/ownership/imports/${id}/lines`), 404, 'not there')
    await expectRefusal(await apply(other, id), 404, 'not there')
  })
})

describe('a line that cannot be used', () => {
  test('says why, line by line, and who may have been meant', async () => {
    await givenThing(account, { name: 'twin' })
    await givenThing(account, { name: 'twin' })
    await givenThing(account, { name: 'wrong-gone', gone: true })
    const good = await givenThing(account, { name: 'wrong-good' })
    await givenThing(account, { kind: 'member', name: 'member@example.com' })
    const { lines, changes } = await preview(
      [
        'Name,Owner,Environment,Kind',
        'wrong-good,Dana Novka,,',
        'nothing-here,dana,,',
        'twin,dana,,',
        'wrong-gone,dana,,',
        'member@example.com,dana,,',
        'wrong-good,dana,moon,',
        'wrong-good,dana,,spaceship',
        ',dana,,',
        'wrong-good,dana,moon,server,all of it',
      ].join('\n'),
    )
    expect(changes).toBe(0)
    const said = lines.map(({ line, problems }) => [line, problems.map(({ message }) => message).join(' ')])
    expect(said).toEqual([
      [2, 'There is nobody called “Dana Novka”. Did you mean Dana Novák?'],
      [3, 'There is nothing called nothing-here.'],
      [4, '2 things are called twin. Add the column Id, or Kind and Project.'],
      [5, 'wrong-gone is gone from Raff: there is nothing to answer for any more.'],
      [6, 'member@example.com is a member of the account: it needs no owner.'],
      [
        7,
        'Line 2 says something about wrong-good already. “moon” is none of: production, staging, development, other.',
      ],
      [8, '“spaceship” is no kind of thing here.'],
      [9, 'The line does not say which thing it means.'],
      [
        10,
        'Line 2 says something about wrong-good already. The line has 5 cells and the first line 4. Put quotes around a text with a comma or semicolon in it.',
      ],
    ])
    expect(lines[0]).toMatchObject({
      problems: [{ column: 'Owner', perhaps: { key: `person:${dana.id}` } }],
      resourceId: good,
    })
  })

  test('is told also where it has to be cut in the middle of a sign', async () => {
    const { lines } = await preview(
      [
        `Name,Owner,Environment,${'c'.repeat(59)}🙂`,
        `${'n'.repeat(119)}🙂,dana,,`,
        `wrong-good,${'o'.repeat(79)}🙂,${'e'.repeat(39)}🙂,`,
      ].join('\n'),
    )
    expect(lines.map(({ problems }) => problems.length)).toEqual([1, 2])
  })

  test('does not keep the others from being applied', async () => {
    const good = await givenThing(account, { name: 'mixed-good' })
    const { id, changes, problems } = await preview('name,owner\nmixed-good,dana\nmixed-bad,dana\n')
    expect({ changes, problems }).toEqual({ changes: 1, problems: 1 })
    expect((await apply(robin, id)).status).toBe(200)
    expect(await ownership(good)).toMatchObject({ owner: { name: 'Dana Novák' } })
  })

  test('may be all there is: then there is nothing to apply', async () => {
    const { id } = await preview('name,owner\nno-such-thing,dana\n')
    await expectRefusal(await apply(robin, id), 409, 'nothing in this file')
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['is empty', '', 'The file is empty'],
    ['has only its first line', 'Name,Owner\n', 'nothing below it'],
    ['names no thing', 'Owner\ndana\n', 'which thing is meant'],
    ['says nothing', 'Name,Colour\nx,red\n', 'says anything about the things'],
    ['names a column twice', 'Name,Owner,OWNER\nx,a,b\n', 'Two columns are called Owner'],
    ['never closes a quote', 'Name,Owner\nx,"dana\n', 'Line 2 opens a quote'],
    ['is a spreadsheet itself', 'PK\u0003\u0004…', 'spreadsheet itself'],
    ['is no text', 'Name,Owner\nx\u0000,dana', 'no text file'],
    ['is in another encoding', 'Name,Owner\nx,Nov\uFFFDk', 'CSV UTF-8'],
  ])('because it %s says so', async (_, text, words) => {
    await expectRefusal(await send(robin, text), 400, words)
  })

  test('because it is of another type, or too large, says so', async () => {
    const json = await robin.send('POST', '/api/ownership/imports', { name: 'x' })
    await expectRefusal(json, 415, 'Send the file itself')
    await expectRefusal(await send(robin, 'x'.repeat(17 * 1024 * 1024)), 413, 'too large')
  })
})

describe('text that a spreadsheet would run', () => {
  test('is kept as text, goes out harmless, and comes back as it was', async () => {
    const id = await givenThing(account, { name: '=HYPERLINK("http://evil.example";"x")', tags: ['hostile'] })
    await robin.json('PATCH', `/api/resources/${id}/ownership`, {
      purpose: '@SUM(1+1)*cmd|calc',
      owner: `person:${dana.id}`,
    })
    const text = await (await robin.get('/api/ownership/template?tag=hostile')).text()
    const [, cells] = readCsv(text, 9).rows.map((row) => row.cells)
    expect(cells?.slice(0, 6)).toEqual([
      id,
      'server',
      `'=HYPERLINK("http://evil.example";"x")`,
      'dana@example.com',
      '',
      "'@SUM(1+1)*cmd|calc",
    ])
    expect(cells?.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    expect(await preview(text)).toMatchObject({ changes: 0, same: 1, problems: 0 })
    expect((await auditOf('inventory.exported'))[0]).toMatchObject({ after: { owners: true } })
  })
})

describe('the file to fill in', () => {
  test('sent back as it is changes nothing, whoever has left meanwhile', async () => {
    const left = await givenPerson({ name: 'Left Owner' })
    const projectId = `round-${left.id}`
    const facts = { projectId }
    const ids = [
      await givenThing(account, { ...facts, name: 'round-a' }),
      await givenThing(account, { ...facts, name: 'round-b', kind: 'volume' }),
      await givenThing(account, { ...facts, name: 'round-c', kind: 'api-key' }),
      await givenThing(account, { ...facts, name: 'round-gone', gone: true }),
    ]
    const full = {
      backupOwner: `person:${dana.id}`,
      purpose: 'Größe, “quotes” and\ttabs',
      environment: 'other',
      endsOn: '2026-12-31',
      askFirst: true,
    }
    await robin.json('PATCH', `/api/resources/${ids[0]}/ownership`, { ...full, owner: `person:${left.id}` })
    await database().person.update({ where: { id: left.id }, data: { switchedOffAt: new Date() } })
    const text = await (await robin.get(`/api/ownership/template?project=${projectId}`)).text()
    expect(await preview(text)).toMatchObject({ changes: 0, same: 3, problems: 0 })
    expect(text).not.toContain('round-gone')
  })
})

describe('fifty thousand lines', () => {
  test('are shown while others are answered, and what they change is applied', { timeout: 120_000 }, async () => {
    await givenOwnedCopies(49_990, 46_990)
    const lines = Array.from({ length: 50_000 }, (_, at) => `many-${at + 1},dana@example.com`)
    const sent = send(robin, `Name,Owner\n${lines.join('\n')}\n`)
    let isDone = false
    void sent.finally(() => {
      isDone = true
    })
    for (let asked = 0; asked < 30; asked += 1) expect((await other.get('/api/me')).status).toBe(200)
    expect(isDone).toBe(false)
    const answer: ImportAnswer = await (await sent).json()
    expect(answer).toMatchObject({ changes: 3_000, same: 46_990, problems: 10 })
    const problems = `/api/ownership/imports/${answer.id}/lines?state=problem`
    const { data } = await robin.json<ImportLinesAnswer>('GET', problems)
    expect(data.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, at) => `many-${49_991 + at}`))
    expect((await apply(robin, answer.id)).status).toBe(200)
    expect(await database().ownership.count({ where: { ownerId: dana.id, resource: { kind: 'backup' } } })).toBe(49_990)
    const entries = (await auditOf('ownership.imported')).filter(({ targetKind }) => targetKind === 'resources')
    expect(entries.map(({ targetName }) => targetName)).toEqual(Array(6).fill('500 of 3,000 things'))
  })

  test('are the most that is taken at once', async () => {
    await expectRefusal(await send(robin, `Name,Owner\n${'a,b\n'.repeat(50_001)}`), 400, 'more than 50,001 lines')
  })
})

/** Copies of servers, of which the first ones are Dana's already. */
async function givenOwnedCopies(many: number, owned: number): Promise<void> {
  await database().$executeRaw`
    INSERT INTO resource (id, account_id, kind, raff_id, name, sort_name, status_by, cost_source, facts_hash, own_words,
      search, first_seen_at, seen_at, tags, addresses)
    SELECT gen_random_uuid(), ${account}::uuid, 'backup', i::text, 'many-' || i, 'many-' || i, now(), 'unknown', '',
      'many-' || i, 'many-' || i, now(), now(), '{}', '{}' FROM generate_series(1, ${many}::int) AS i`
  await database().$executeRaw`
    INSERT INTO ownership (resource_id, owner_kind, owner_id, updated_at, version)
    SELECT id, 'person', ${dana.id}::uuid, now(), 1 FROM resource WHERE kind = 'backup' AND raff_id::int <= ${owned}`
}
