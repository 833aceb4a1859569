import { describe, expect, test } from 'vitest'
import { planBody } from '@/lib/contracts/plans'
import { ACTIONS } from '@/lib/domain/plans/action-words'
import { CHOICES, firstChoices, paramsOf } from './choices'

const target = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('what can be chosen with an action', () => {
  test('deletes a server the safe way, and keeps its disks and network, unless somebody chooses otherwise', () => {
    expect(paramsOf('vm.delete', firstChoices('vm.delete', {}), {})).toEqual({
      path: 'safe',
      afterDays: 14,
      volumeAction: 'detach',
      deleteVpc: false,
    })
  })

  test('what came with the address and has no field stays', () => {
    const rules = [
      { protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: '203.0.113.7', size: null, icmpType: null },
    ]
    expect(paramsOf('security-group.update', {}, { rules, insist: false })).toEqual({ rules, insist: false })
  })

  test('a number that is none is sent as it was typed, so that the API can say what it expects', () => {
    const chosen = { ...firstChoices('vm.delete', {}), afterDays: 'soon' }
    const answer = planBody.safeParse({
      action: 'vm.delete',
      targets: [target],
      params: paramsOf('vm.delete', chosen, {}),
    })
    expect(answer.error?.issues.map(({ path }) => path.join('.'))).toEqual(['params.afterDays'])
  })

  test.each(ACTIONS.filter((action) => CHOICES[action]))('the API knows every field of %s', (action) => {
    const chosen = Object.fromEntries((CHOICES[action] ?? []).map(({ name }) => [name, 'x']))
    const answer = planBody.safeParse({ action, targets: [target], params: paramsOf(action, chosen, {}) })
    expect(answer.error?.issues.filter(({ code }) => code === 'unrecognized_keys') ?? []).toEqual([])
  })
})
