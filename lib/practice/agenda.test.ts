import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Agenda } from './agenda'

it('gives out what is due, soonest first, and what is due together in the order it was added', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 20 }), (times, now) => {
      const agenda = new Agenda()
      for (const [id, at] of times.entries()) agenda.add({ at, kind: 'job', id })
      const taken = []
      for (let entry = agenda.takeDue(now); entry; entry = agenda.takeDue(now)) taken.push([entry.at, Number(entry.id)])
      const due = times.map((at, id) => [at, id] as [number, number]).filter(([at]) => at <= now)
      expect(taken).toEqual(due.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    }),
  )
})
