import { describe, expect, it } from 'vitest'
import { factLines, interfaceLines, otherLines } from './fact-lines'
import type { ApiKeyFacts, Facts, FirewallFacts, NetworkInterface, ServerFacts, VolumeFacts } from './facts'
import { KINDS } from './kinds'

const names: Record<string, string> = { v1: 'web-01', p1: 'Shop', g1: 'admin-only', u1: 'dana@example.com' }
const nameOf = (id: string) => names[id] ?? null
const said = (lines: ReturnType<typeof factLines>, label: string) => lines.find((line) => line.label === label)?.value

describe('the facts of a thing in words', () => {
  it('of a server: sizes with their units, its system, who made it', () => {
    const facts = {
      cpu: 4,
      ramGb: 8,
      totalStorageGb: 1_200,
      templateName: 'Debian',
      templateVersion: '13',
      billingType: 'payg',
      createdBy: 'u1',
    }
    const lines = factLines('vm', facts as ServerFacts, nameOf)
    expect(said(lines, 'Processors')).toBe('4 vCPU')
    expect(said(lines, 'Disk of its own')).toBe('1,200 GB')
    expect(said(lines, 'System')).toBe('Debian 13')
    expect(said(lines, 'Paid')).toBe('by the hour')
    expect(said(lines, 'Made by')).toBe('dana@example.com')
    expect(said(lines, 'Public address')).toBe('none')
  })

  it('of a disk that hangs on nothing, and on something nobody knows', () => {
    expect(said(factLines('volume', { sizeGb: 10, vmId: null } as VolumeFacts), 'Attached to')).toBe('no server')
    expect(said(factLines('volume', { sizeGb: 10, vmId: 'v1' } as VolumeFacts, nameOf), 'Attached to')).toBe('web-01')
    expect(said(factLines('volume', { sizeGb: 10, vmId: 'v9' } as VolumeFacts, nameOf), 'Attached to')).toBe('v9')
  })

  it('of a firewall: what it lets in from where', () => {
    const rule = { protocol: 'tcp', direction: 'INBOUND', ports: '22', ip: null, size: null, icmpType: null }
    const rules = [
      rule,
      { ...rule, ports: '3000:4000', ip: '10.0.0.0', size: 256 },
      { ...rule, direction: 'OUTBOUND', ports: null },
    ]
    const lines = factLines('security-group', { rules } as FirewallFacts)
    expect(said(lines, 'Lets in')).toBe('TCP 22 from anyone; TCP 3000 to 4000 from 10.0.0.0, 256 addresses')
    expect(said(lines, 'Lets out')).toBe('all TCP to anyone')
    const odd = factLines('security-group', { rules: [{ ...rule, direction: 'BOTH' }] } as FirewallFacts)
    expect(said(odd, 'Lets in')).toBe('TCP 22 from anyone')
  })

  it('of a key that never ends: a word and not a moment; of one that does: a moment', () => {
    const ends = (expiresAt: string | null) =>
      factLines('api-key', { projectAccesses: [], expiresAt } as unknown as ApiKeyFacts).find(
        ({ label }) => label === 'Ends',
      )
    expect(ends(null)).toMatchObject({ value: 'never', isTime: false })
    expect(ends('2026-12-01T00:00:00.000Z')).toMatchObject({ isTime: true })
  })

  it.each(KINDS)('of a %s of which an older version kept nothing: every line is there and unknown', (kind) => {
    const lines = factLines(kind, {} as Facts)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.every(({ label, value }) => label !== '' && !String(value).includes('undefined'))).toBe(true)
  })
})

it('an interface says where it is, and who guards it unless it is inside a private network', () => {
  const nic: NetworkInterface = {
    nicId: '0',
    type: 'public',
    networkName: null,
    ip: '203.0.113.7',
    mac: null,
    gateway: null,
    securityGroupId: 'g1',
  }
  const lines = interfaceLines(
    [nic, { ...nic, securityGroupId: null }, { ...nic, type: 'vpc', networkName: 'inner', ip: '10.0.0.2' }],
    nameOf,
  )
  expect(lines.map(({ value }) => value)).toEqual([
    '203.0.113.7, public side, firewall admin-only',
    '203.0.113.7, public side, no firewall',
    '10.0.0.2, private network inner',
  ])
})

it('whatever else Raff says is shown as it is', () => {
  expect(otherLines({ other: { zone: 'b', flags: ['x'] } })).toEqual([
    { field: 'flags', value: '["x"]' },
    { field: 'zone', value: 'b' },
  ])
  expect(otherLines({})).toEqual([])
})
