import { expect, test } from 'vitest'
import { withArticle } from './article'

test.each(['a server', 'an API key', 'an SSH key', 'an admin', 'an invitation', 'a snapshot'])('%s', (said) => {
  expect(withArticle(said.slice(said.indexOf(' ') + 1))).toBe(said)
})
