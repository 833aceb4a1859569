import { describe, expect, it } from 'vitest'
import { type Fault, readFaultText } from './fault'
import { FaultSwitch } from './fault-switch'

function strikes(fault: Fault, requests: number): number[] {
  const faults = new FaultSwitch('seed', [fault])
  return Array.from({ length: requests }, (_, place) => place).filter(
    () => faults.strike({ method: 'GET', pathname: '/api/v1/vms', apiKey: 'raff_fa4e' }).length > 0,
  )
}

describe('a fault strikes', () => {
  it.each([
    ['always, if nothing else is said', {}, [0, 1, 2, 3, 4, 5]],
    ['the first few', { first: 2 }, [0, 1]],
    ['after the first few', { after: 4 }, [4, 5]],
    ['every n-th', { every: 2 }, [1, 3, 5]],
    ['a few every n-th, after some', { after: 1, every: 2, first: 1 }, [2]],
    ['never at chance 0', { probability: 0 }, []],
    ['on its path', { path: '/api/v1/vms' }, [0, 1, 2, 3, 4, 5]],
    ['on everything below', { path: '/api/*' }, [0, 1, 2, 3, 4, 5]],
    ['not on another path', { path: '/api/v1/vm' }, []],
    ['not on another method', { method: 'write' }, []],
    ['on its key', { key: 'raff_fa4e' }, [0, 1, 2, 3, 4, 5]],
    ['not on another key', { key: 'raff_0000' }, []],
  ])('%s', (_, when, places) => {
    expect(strikes({ kind: 'cut', ...when }, 6)).toEqual(places)
  })
})

describe('the short form', () => {
  it('holds several, with their settings', () => {
    expect(readFaultText('latency;ms=200, server-error;status=500;path=/api/v1/vms*')).toEqual([
      { kind: 'latency', ms: 200 },
      { kind: 'server-error', status: 500, path: '/api/v1/vms*' },
    ])
  })

  it.each(['lateness', 'latency;ms', 'latency;ms=soon', 'latency;colour=red', 'answer-lost;instead=mail'])(
    'refuses %s',
    (text) => {
      expect(() => readFaultText(text)).toThrow()
    },
  )
})
