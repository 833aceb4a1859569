import { expect, test } from 'vitest'
import { joiner } from './join-reads'

/** A read that answers when told, and knows whether it was stopped. */
function givenRead() {
  const started: AbortSignal[] = []
  let resolve: (answer: string) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<string>((answer, fail) => {
    resolve = answer
    reject = fail
  })
  const start = (signal: AbortSignal) => {
    started.push(signal)
    return promise
  }
  return { start, started, resolve, reject }
}

test('two who ask the same share one read', async () => {
  const { join } = joiner()
  const { start, started, resolve } = givenRead()
  const both = [join('vms', undefined, start), join('vms', undefined, start)]
  resolve('answer')
  expect(await Promise.all(both)).toEqual(['answer', 'answer'])
  expect(started).toHaveLength(1)
})

test('whoever asks something else has a read of their own', async () => {
  const { join } = joiner()
  const { start, started, resolve } = givenRead()
  const both = [join('vms', undefined, start), join('volumes', undefined, start)]
  resolve('answer')
  await Promise.all(both)
  expect(started).toHaveLength(2)
})

test('whoever asks after the answer came asks anew', async () => {
  const { join } = joiner()
  const { start, started, resolve } = givenRead()
  resolve('answer')
  await join('vms', undefined, start)
  await join('vms', undefined, start)
  expect(started).toHaveLength(2)
})

test('one who goes away leaves the others their answer', async () => {
  const { join } = joiner()
  const { start, started, resolve } = givenRead()
  const impatient = new AbortController()
  const leaves = join('vms', impatient.signal, start)
  const stays = join('vms', undefined, start)
  impatient.abort(new Error('went away'))
  await expect(leaves).rejects.toThrow('went away')
  expect(started[0]?.aborted).toBe(false)
  resolve('answer')
  expect(await stays).toBe('answer')
})

test('when the last one goes away the read is stopped, and nobody joins the stopped one', async () => {
  const { join } = joiner()
  const { start, started, resolve } = givenRead()
  const impatient = new AbortController()
  const both = [join('vms', impatient.signal, start), join('vms', impatient.signal, start)]
  impatient.abort(new Error('went away'))
  const ends = await Promise.allSettled(both)
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(started[0]?.aborted).toBe(true)
  resolve('answer')
  expect(await join('vms', undefined, start)).toBe('answer')
  expect(started).toHaveLength(2)
})

test('whoever is gone before asking starts nothing that goes on', async () => {
  const { join } = joiner()
  const { start, started } = givenRead()
  await expect(join('vms', AbortSignal.abort(new Error('went away')), start)).rejects.toThrow('went away')
  expect(started.every((signal) => signal.aborted)).toBe(true)
})

test('a failure reaches everybody who waits, and is not remembered', async () => {
  const { join } = joiner()
  const failing = givenRead()
  const both = [join('vms', undefined, failing.start), join('vms', undefined, failing.start)]
  failing.reject(new Error('broken'))
  const ends = await Promise.allSettled(both)
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const working = givenRead()
  working.resolve('answer')
  expect(await join('vms', undefined, working.start)).toBe('answer')
})

test('after a write nobody gets an answer that was under way before it', async () => {
  const { join, forget } = joiner()
  const before = givenRead()
  const early = join('vms', undefined, before.start)
  forget()
  const after = givenRead()
  const late = join('vms', undefined, after.start)
  after.resolve('new')
  expect(await late).toBe('new')
  before.resolve('old')
  expect(await early).toBe('old')
})
