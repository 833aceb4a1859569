import { describe, expect, it } from 'vitest'
import { readArguments } from './read-arguments'

describe('the arguments of npm run practice', () => {
  it('all have a default', () => {
    expect(readArguments([])).toEqual({
      port: 4010,
      servers: undefined,
      seed: 'practice',
      speed: 1,
      workSpeed: 10,
      stateFile: undefined,
      faults: [],
      json: false,
    })
  })

  it('can all be given', () => {
    const args = '--port 0 --servers 5000 --seed x --speed 60 --state f --json --fault latency;ms=5'.split(' ')
    expect(readArguments(args)).toMatchObject({
      port: 0,
      servers: 5000,
      seed: 'x',
      speed: 60,
      stateFile: 'f',
      faults: [{ kind: 'latency', ms: 5 }],
      json: true,
    })
  })

  it.each([
    [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
    [['--servers', 'many'], '--servers must be a whole number from 1 to 100000, not "many".'],
    [['--speed', ''], '--speed must be a number from 0 to 1000000, not "".'],
    [['--fault', 'lateness'], 'kind must be one of'],
    [['--verbose'], '--verbose'],
  ])('%j is refused in words', (args, words) => {
    expect(() => readArguments(args)).toThrow(words)
  })
})
