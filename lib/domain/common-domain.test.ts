import { expect, test } from 'vitest'
import { commonDomain } from './common-domain'

test.each<[string[], string | null]>([
  [['a@harbor.example', 'b@harbor.example', 'c@agency.example'], 'harbor.example'],
  [['a@gmail.com', 'b@gmail.com', 'c@Harbor.Example'], 'harbor.example'],
  [['a@b.example', 'a@a.example'], 'a.example'],
  [['a@gmail.com'], null],
  [['not an address', '', 'key:0190'], null],
  [[], null],
])('an account of %j is called %s', (addresses, name) => {
  expect(commonDomain(addresses)).toBe(name)
})
