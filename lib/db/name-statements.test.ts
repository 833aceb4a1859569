import { expect, test } from 'vitest'
import { nameStatements } from './name-statements'

const asks = (texts: string[], name = nameStatements(2)) => texts.map((sql) => name({ sql }))

test('what is asked again gets a name, and keeps it', () => {
  expect(asks(['a', 'b', 'a', 'a', 'b', 'a'])).toEqual([
    '',
    '',
    'stocktake_0',
    'stocktake_0',
    'stocktake_1',
    'stocktake_0',
  ])
})

test('there are never more names than that, and no two texts share one', () => {
  expect(asks(['a', 'a', 'b', 'b', 'c', 'c', 'c', 'a'])).toEqual([
    ...['', 'stocktake_0', '', 'stocktake_1'],
    ...['', '', '', 'stocktake_0'],
  ])
})

test('texts that never come again are not kept for ever', () => {
  const name = nameStatements(2)
  asks(['a', 'b', 'c'], name)
  // forgotten when c came: as if it had never been asked
  expect(asks(['a', 'a'], name)).toEqual(['', 'stocktake_0'])
})
