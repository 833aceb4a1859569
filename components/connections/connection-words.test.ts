import { describe, expect, test } from 'vitest'
import type { ConnectionAnswer } from '@/lib/contracts/connections'
import { connectionsSentence, missingPurpose, statusWords } from './connection-words'

type Given = {
  lastAttempt?: string
  name?: string
  purpose?: 'read' | 'act'
  status?: ConnectionAnswer['status']
  account?: string
}

const connection = ({
  name = 'Reading',
  purpose = 'read',
  status = 'working',
  account = 'Harbor',
  lastAttempt,
}: Given = {}) =>
  ({ name, purpose, status, lastAttempt: lastAttempt ?? null, account: { name: account } }) as ConnectionAnswer

const AWAY = 'Raff did not answer in time. Try again later.'

describe('the sentence of the connections page', () => {
  test.each<[Given[], string]>([
    [[], 'Stocktake is not connected to a Raff account yet.'],
    [[{}], 'One key connects Stocktake to Harbor, and it works.'],
    [[{}, { purpose: 'act' }], 'Two keys connect Stocktake to Harbor, and both work.'],
    [[{}, { account: 'Pine' }], 'Two keys connect Stocktake to Harbor and Pine, and both work.'],
    [
      [{ lastAttempt: AWAY }],
      'One key connects Stocktake to Harbor, but Raff could not be asked whether it still works.',
    ],
    [
      [{ lastAttempt: AWAY }, { purpose: 'act' }],
      'Two keys connect Stocktake to Harbor, but Raff could not be asked whether all is well.',
    ],
    [[{ status: 'refused', lastAttempt: AWAY }, {}], 'The key “Reading” needs you: Raff does not accept it any more.'],
    [[{ status: 'refused' }, { status: 'narrowed' }, {}], 'Two of 3 keys need you.'],
  ])('of %j', (given, sentence) => {
    expect(connectionsSentence(given.map(connection))).toBe(sentence)
  })

  test.each<[Given[], RegExp | null]>([
    [[], null],
    [[{}], /no key for acting/],
    [[{ purpose: 'act' }], /no key for looking/],
    [[{}, { purpose: 'act' }], null],
  ])('says what is missing in %j', (given, missing) => {
    const said = missingPurpose(given.map(connection))
    if (missing === null) expect(said).toBeNull()
    else expect(said).toMatch(missing)
  })
})

test('a key that worked is not called working while Raff does not answer; a key that did not is no better for it', () => {
  expect(statusWords(connection())).toEqual({ tone: 'good', word: 'Works' })
  expect(statusWords(connection({ lastAttempt: AWAY }))).toEqual({ tone: 'unknown', word: 'Worked when last checked' })
  expect(statusWords(connection({ status: 'refused', lastAttempt: AWAY })).tone).toBe('danger')
})
