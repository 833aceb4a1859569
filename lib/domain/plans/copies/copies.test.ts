import { describe, expect, it } from 'vitest'
import { daysAgo, given, planFacts, thePlan, theRefusals } from '@/tests/support/plan-facts'

const server = given('vm', 'vm1')
const point = (raffId: string, days: number, incrementId: number | null, status = 'ready') =>
  given('backup', raffId, { name: raffId, facts: { name: raffId, createdAt: daysAgo(days), incrementId, status } })

describe('deleting a disk', () => {
  it('is refused while it is attached, and names the server', () => {
    const attached = given('volume', '9', { facts: { vmId: 'vm1', status: 'attached' } })
    const [refusal] = theRefusals('volume.delete', planFacts([attached], { beside: [server] }))
    expect(refusal).toMatchObject({ code: 'blocked' })
    expect(refusal?.sentence).toContain('web-02')
  })

  it('counts only snapshots of this very disk', () => {
    const own = given('snapshot', '1', {
      facts: { type: 'volume', vmId: null },
      parent: { kind: 'volume', raffId: '9' },
    })
    const other = given('snapshot', '2', {
      facts: { type: 'volume', vmId: null },
      parent: { kind: 'volume', raffId: '8' },
    })
    const disk = given('volume', '9')
    expect(thePlan('volume.delete', planFacts([disk], { beside: [own, other] })).confirmation).toBe(
      '120 GB, 1 snapshot',
    )
    const plan = thePlan('volume.delete', planFacts([disk], { beside: [other] }))
    expect(plan.confirmation).toBe('120 GB, no snapshot')
    expect(plan.survives.join()).toContain('Nothing.')
    expect(plan.unknowns.join()).toContain('another or an unknown disk')
  })

  it('sends the number of a disk as a number when a snapshot is taken of it', () => {
    expect(thePlan('volume.snapshot', planFacts([given('volume', '9')])).calls[0]?.body).toMatchObject({ volume_id: 9 })
  })
})

describe('deleting a snapshot', () => {
  it('is refused while its source runs on it', () => {
    const active = given('snapshot', '5', { facts: { status: 'active' } })
    expect(theRefusals('snapshot.delete', planFacts([active], { beside: [server] }))).toMatchObject([
      { code: 'blocked' },
    ])
  })

  it('says when it may be all that is left', () => {
    const plan = thePlan('snapshot.delete', planFacts([given('snapshot', '5')]))
    expect(plan.unknowns.join()).toContain('all that is left')
    const blind = planFacts([given('snapshot', '5')], { unread: [{ what: 'vm', projectId: null }] })
    expect(thePlan('snapshot.delete', blind).unknowns.join()).not.toContain('all that is left')
  })
})

describe('deleting backups', () => {
  const series = [point('b0', 9, 0), point('b1', 8, 1), point('b2', 7, 2)]

  it('never sends what might take the whole series with it', () => {
    const [refusal] = theRefusals('backup.delete', planFacts([point('b1', 8, 1)], { beside: [server, ...series] }))
    expect(refusal).toMatchObject({ code: 'blocked' })
    expect(refusal?.sentence).toContain('1 older restore point')
  })

  it.each([
    ['one that stands alone', point('alone', 5, null)],
    ['the oldest of a series', point('b0', 9, 0)],
    ['one that failed', point('b3', 6, 3, 'failed')],
  ])('%s can go', (_, backup) => {
    const plan = thePlan('backup.delete', planFacts([backup], { beside: [server, ...series] }))
    expect(plan.calls).toMatchObject([{ method: 'DELETE', path: `/api/v1/backups/${backup.raffId}` }])
  })

  it('says when it is the last good copy, also when the others go in the same request', () => {
    const [one, two] = [point('x', 5, null), point('y', 4, null)]
    expect(thePlan('backup.delete', planFacts([one], { beside: [server, two] })).affects.join()).not.toContain(
      'last good',
    )
    expect(thePlan('backup.delete', planFacts([one], { beside: [server] })).affects.join()).toContain('last good copy')
    expect(thePlan('backup.delete', planFacts([one, two], { beside: [server] })).affects.join()).toContain(
      'last good copy',
    )
  })

  it('waits for one that is being made, and lets a stuck one go', () => {
    expect(
      theRefusals('backup.delete', planFacts([point('n', 0, null, 'creating')], { beside: [server] })),
    ).toMatchObject([{ code: 'blocked' }])
    expect(
      thePlan('backup.delete', planFacts([point('n', 2, null, 'creating')], { beside: [server] })).calls,
    ).toHaveLength(1)
  })

  it('a series is deleted as a whole, and only that series', () => {
    const later = [point('c0', 5, 0), point('c1', 4, 1)]
    const [, target] = series
    if (!target) throw new Error('no target')
    const plan = thePlan('backup-series.delete', planFacts([target], { beside: [server, ...series, ...later] }))
    expect(plan.calls).toMatchObject([{ path: '/api/v1/backups/b1/chain' }])
    expect(plan.calls[0]?.probe).toMatchObject({ kind: 'all-gone', things: series.map(({ raffId }) => ({ raffId })) })
    expect(plan.survives.join()).toContain('2 other restore points')
  })

  it('two points of one series are not asked for at once', () => {
    const [, one, two] = series
    if (!one || !two) throw new Error('no targets')
    expect(theRefusals('backup-series.delete', planFacts([one, two], { beside: [server, ...series] }))).toMatchObject([
      { code: 'invalid', field: 'targets' },
    ])
  })
})
