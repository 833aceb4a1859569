import { describe, expect, it } from 'vitest'
import { blockOf, holds, hostAt, isPrivate, overlaps, readBlock } from './address-blocks'

describe('a network in CIDR notation', () => {
  it('has as many addresses as its prefix leaves', () => {
    expect(readBlock('10.20.0.0/24')?.size).toBe(256)
    expect(hostAt(blockOf('10.20.0.0/24'), 10)).toBe('10.20.0.10')
    expect(hostAt(blockOf('192.168.255.0/24'), 255)).toBe('192.168.255.255')
  })

  it.each(['10.0.0.1/24', '10.0.0.0', '10.0.0.0/33', '10.0.300.0/24', 'ten/8', ''])('%s is none', (cidr) => {
    expect(readBlock(cidr)).toBeUndefined()
  })

  it('overlaps what lies in it or around it, and not its neighbour', () => {
    const block = blockOf('10.1.0.0/24')
    expect(overlaps(block, blockOf('10.1.0.128/25'))).toBe(true)
    expect(overlaps(block, blockOf('10.0.0.0/8'))).toBe(true)
    expect(overlaps(block, blockOf('10.1.1.0/24'))).toBe(false)
  })

  it('leases neither its own address nor the last', () => {
    const block = blockOf('10.1.0.0/24')
    expect(['10.1.0.0', '10.1.0.1', '10.1.0.254', '10.1.0.255', '10.1.1.1', 'x'].map((ip) => holds(block, ip))).toEqual(
      [false, true, true, false, false, false],
    )
  })

  it('is private in the three private ranges only', () => {
    expect(['10.9.0.0/16', '172.31.0.0/16', '192.168.4.0/24'].map((cidr) => isPrivate(blockOf(cidr)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['172.32.0.0/16', '8.8.8.0/24', '0.0.0.0/0'].map((cidr) => isPrivate(blockOf(cidr)))).toEqual([
      false,
      false,
      false,
    ])
  })
})
