import { describe, expect, test } from 'vitest'
import { csvRow } from '../csv'
import { readCsv } from '../read-csv'
import { planColumns } from './import-columns'
import { lettersApart, NameBook, type Named } from './name-book'
import { readImportCells } from './read-import-cells'

const person = (id: string, name: string, email: string, gone = false): Named => ({
  ...{ kind: 'person', id, key: `person:${id}`, name, email, gone },
})

const names = new NameBook([
  person('p1', 'Dana Novák', 'dana@example.com'),
  person('p2', 'Robin Reyes', 'robin@example.com'),
  person('p3', 'Robin Stone', 'rstone@example.com'),
  person('p4', 'Lee Left', 'lee@example.com', true),
  { kind: 'member', id: 'm1', key: 'member:m1', name: 'dana@example.com', email: 'dana@example.com', gone: false },
  { kind: 'member', id: 'm2', key: 'member:m2', name: 'kim@agency.example', email: 'kim@agency.example', gone: false },
  { kind: 'team', id: 't1', key: 'team:t1', name: 'Web team', email: null, gone: false },
])

describe('somebody in a file', () => {
  test.each([
    ['dana@example.com', 'Dana Novák'],
    ['DANA NOVAK', 'Dana Novák'],
    [' dana ', 'Dana Novák'],
    ['person:p1', 'Dana Novák'],
    ['web  team', 'Web team'],
    ['kim@agency.example', 'kim@agency.example'],
  ])('is found as %s', (text, name) => {
    expect(names.find(text)).toMatchObject({ name })
  })

  test.each([
    ['robin', '2 are called “robin”. Write the email address.', null],
    ['Lee Left', 'Lee Left is no longer here.', null],
    ['Dana Novka', 'There is nobody called “Dana Novka”. Did you mean Dana Novák?', 'person:p1'],
    ['web taem', 'There is nobody called “web taem”. Did you mean Web team?', 'team:t1'],
    ['somebody else entirely', 'There is nobody called “somebody else entirely”.', null],
  ])('is not guessed from %s', (text, problem, perhaps) => {
    expect(names.find(text)).toEqual({ problem, perhaps: perhaps && expect.objectContaining({ key: perhaps }) })
  })

  test('is as near as there are letters to change', () => {
    expect(lettersApart('dana', 'dnaa', 9)).toBe(1)
    expect(lettersApart('', 'abc', 9)).toBe(3)
    expect(lettersApart('completely', 'different', 3)).toBe(3)
  })
})

describe('the first line of a file', () => {
  test('is understood in the words of our own exports, of other people, and in any order', () => {
    expect(planColumns(['Responsible', 'NAME', 'End_date', 'Colour', '', 'Colour'])).toEqual({
      columns: { owner: 0, name: 1, endsOn: 2 },
      unused: ['Colour'],
    })
  })

  test.each([
    ['nothing that names a thing', ['Owner', 'Purpose'], 'which thing is meant'],
    ['nothing to say', ['Name', 'Colour'], 'says anything about the things'],
    [
      'more columns than a list of owners has',
      ['Name', 'Owner', ...'x'.repeat(500)],
      'The first line names 502 columns',
    ],
    ['a column twice', ['Name', 'Owner', 'owner'], 'Two columns are called Owner'],
  ])('is refused with %s, and says what is missing', (_, head, problem) => {
    expect(planColumns(head)).toMatchObject({ problem: expect.stringContaining(problem) })
  })
})

describe('the cells of a row', () => {
  test('say what they say: empty ones leave it, a dash takes it away', () => {
    const cells = {
      owner: 'dana',
      backupOwner: '-',
      purpose: '',
      endsOn: '31.12.2026',
      reviewOn: '2027-01-05',
      askFirst: 'Yes',
      environment: 'PROD',
    }
    expect(readImportCells(cells, names)).toEqual({
      edit: {
        owner: { kind: 'person', id: 'p1' },
        backupOwner: null,
        endsOn: '2026-12-31',
        reviewOn: '2027-01-05',
        askFirst: true,
        environment: 'production',
      },
      problems: [],
    })
  })

  test.each([
    ['endsOn', '12/31/2026'],
    ['endsOn', '2026-02-30'],
    ['reviewOn', '0026-11-21'],
    ['reviewOn', 'soon'],
    ['environment', 'the moon'],
    ['askFirst', 'perhaps'],
    ['purpose', 'x'.repeat(201)],
    ['owner', 'nobody in particular'],
  ] as const)('are refused one by one: %s cannot be %s', (column, text) => {
    const { edit, problems } = readImportCells({ [column]: text }, names)
    expect(edit).toEqual({})
    expect(problems).toMatchObject([{ column }])
  })

  test('come back from our own export as they were, also what a spreadsheet would run', () => {
    const odd = ["'=1 is a formula", "''@here", "shop; '-1 is left", '-', "'-", 'none', 'Nobody']
    for (const purpose of ['=HYPERLINK("http://evil.example")', '@SUM(A1)', '+1 on call', 'plain', ...odd]) {
      const [, row] = readCsv(`${csvRow(['Name', 'Purpose'])}${csvRow(['a', purpose])}`, 2).rows
      expect(readImportCells({ purpose: row?.cells[1] ?? '' }, names).edit).toEqual({ purpose })
    }
  })

  test('lose what would turn a line around or break it', () => {
    expect(readImportCells({ purpose: ' a\u202Eb\nc\u0000d ' }, names).edit).toEqual({ purpose: 'a b c d' })
  })
})
