import { describe, expect, it } from 'vitest'
import { statusWords } from './status-words'

describe('how a thing is, in words', () => {
  it.each([
    ['vm', 'active', 'running', 'normal'],
    ['vm', 'passive', 'stopped', 'idle'],
    ['vm', 'failure', 'failed', 'trouble'],
    ['volume', 'available', 'not attached', 'idle'],
    ['ip', 'free', 'not in use', 'idle'],
    ['api-key', 'off', 'switched off', 'idle'],
  ] as const)('a %s that is %s reads %s', (kind, status, word, standing) => {
    expect(statusWords(kind, status)).toEqual({ word, standing })
  })

  it('shows a word of Raff that nobody knows as itself, and never as fine', () => {
    expect(statusWords('vm', 'hibernating')).toEqual({ word: 'hibernating', standing: 'unknown' })
    expect(statusWords('security-group', 'active')).toEqual({ word: 'active', standing: 'unknown' })
  })

  it('says nothing where there is no status', () => {
    expect(statusWords('ssh-key', null)).toBeNull()
  })
})
