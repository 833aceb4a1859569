import { describe, expect, test } from 'vitest'
import type { ConnectionAnswer } from '@/lib/contracts/connections'
import { connectionsSentence, missingPurpose } from './connection-words'

type Given = { name?: string; purpose?: 'read' | 'act'; status?: ConnectionAnswer['status']; account?: string }

const connection = ({ name = 'Reading', purpose = 'read', status = 'working', account = 'Harbor' }: Given = {}) =>
  ({ name, purpose, status, account: { name: account } }) as ConnectionAnswer

describe('the sentence of the connections page', () => {
  test.each<[Given[], string]>([
    [[], 'Stocktake is not connected to a Raff account yet.'],
    [[{}], 'One key connects Stocktake to Harbor, and it works.'],
    [[{}, { purpose: 'act' }], 'Two keys connect Stocktake to Harbor, and both work.'],
    [[{}, { account: 'Pine' }], 'Two keys connect Stocktake to Harbor and Pine, and both work.'],
    [[{ status: 'refused' }, {}], 'The key “Reading” needs you: Raff does not accept it any more.'],
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
