import { describe, expect, it } from 'vitest'
import { sayExposure, sayFirewall, sayOpening } from './say-exposure'

const ssh = { who: 'anyone on the internet', what: 'SSH (port 22)' }
const office = { who: 'addresses in 198.51.100.64/29', what: 'secure web (port 443)' }

describe('a firewall', () => {
  it.each([
    [[ssh], 1, true, 'Anyone on the internet can reach SSH (port 22) on 1 server.'],
    [[ssh], 1200, true, 'Anyone on the internet can reach SSH (port 22) on 1,200 servers.'],
    [[], 2, true, 'Lets nobody in to its 2 servers.'],
    [[ssh], 0, true, 'Guards no server at present.'],
  ])('that lets in %j on %d servers, all read: %s', (openings, servers, known, sentence) => {
    expect(sayFirewall(openings, servers, known)).toBe(sentence)
  })

  it('is never said to guard nothing, or only so many, while servers are out of sight', () => {
    expect(sayFirewall([ssh], 0, false)).toBe('Which servers it guards is not known: not every server could be read.')
    expect(sayFirewall([office, ssh], 3, false)).toBe(
      'Anyone on the internet can reach SSH (port 22) on at least 3 servers. Addresses in 198.51.100.64/29 can reach secure web (port 443) on at least 3 servers.',
    )
    expect(sayOpening(ssh, 0, false)).toBe('Anyone on the internet can reach SSH (port 22) on whatever it guards.')
    expect(sayOpening(ssh, 0, true)).toBe('Anyone on the internet can reach SSH (port 22) on whatever it will guard.')
  })
})

describe('the whole account', () => {
  const open = (servers: string[]) => ({
    openings: [{ what: 'SSH (port 22)', severity: 'high' }],
    servers: servers.map((resourceId) => ({ resourceId })),
  })
  const none = 'No door for administrators and no database stands open to anyone'

  it('says the worst first and counts a server once', () => {
    expect(sayExposure([open(['a', 'b']), open(['b'])], 1, true)).toEqual([
      '1 server has an address on the internet and no firewall.',
      'Anyone on the internet can reach SSH (port 22) on 2 servers.',
    ])
  })

  it('is fine when everything was read and nothing is behind what is open', () => {
    expect(sayExposure([open([])], 0, true)).toEqual([`${none}.`])
    expect(sayExposure([], 0, false)).toEqual([`${none}, as far as could be read.`])
  })

  it('is not said to be fine while what is behind an open door is out of sight', () => {
    expect(sayExposure([open([]), open([])], 0, false)).toEqual([
      'Two firewalls let anyone on the internet in at a risky door, and which servers are behind them could not be read.',
    ])
    expect(sayExposure([open(['a']), open([])], 0, false)).toHaveLength(2)
  })
})
