import { expect, test } from 'vitest'
import { tellApart } from './tell-apart'

const one = (name: string, email: string | null) => ({ name, email })

test.each([
  ['is called by their name alone', [one('Dana', 'd1@example.com'), one('Lee', 'lee@example.com')], 'Dana'],
  ['is told by their address from somebody of the same name', [one('Daná', 'd2@example.com')], 'Dana (d1@example.com)'],
  ['is told from a team of that name', [one('Dana', null)], 'Dana (d1@example.com)'],
  ['is nobody else under another of their names', [one('Dana', 'd1@example.com')], 'Dana'],
])('somebody %s', (_, others, called) => {
  const dana = one('Dana', 'd1@example.com')
  expect(tellApart([dana, ...others])(dana)).toBe(called)
})

test('who has no name but an address is not called by it twice', () => {
  const kim = one('kim@example.com', 'kim@example.com')
  expect(tellApart([kim, one('kim@example.com', 'other@example.com')])(kim)).toBe('kim@example.com')
})
