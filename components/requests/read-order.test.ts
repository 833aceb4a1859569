import { expect, test } from 'vitest'
import { readOrder } from './read-order'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'

test('a link that says what and about what is an order; the same thing twice is one', () => {
  expect(readOrder({ action: 'vm.stop', targets: `${id},${id}` })).toEqual({
    action: 'vm.stop',
    targets: [id],
    params: {},
  })
})

test('what was chosen, the finding it settles and the request it takes back come along', () => {
  const asked = { action: 'vm.delete', targets: id, params: '{"path":"now"}', findingId: id, undoOf: id }
  expect(readOrder(asked)).toEqual({
    action: 'vm.delete',
    targets: [id],
    params: { path: 'now' },
    findingId: id,
    undoOf: id,
  })
})

test.each([
  [{}, 'does not say what should be done'],
  [{ action: 'vm.explode', targets: id }, 'does not say what should be done'],
  [{ action: 'vm.stop' }, 'does not say what it is about'],
  [{ action: 'vm.stop', targets: "1' OR 1=1" }, 'does not say what it is about'],
  [{ action: 'vm.stop', targets: id, params: '[1]' }, 'cannot be read'],
  [{ action: 'vm.stop', targets: id, params: '{' }, 'cannot be read'],
  [
    {
      action: 'vm.stop',
      targets: Array.from({ length: 51 }, (_, n) => id.replace(/..$/, String(n + 10))).join(','),
    },
    'At most 50',
  ],
])('%j is refused in a sentence', (asked, sentence) => {
  expect(readOrder(asked)).toContain(sentence)
})
