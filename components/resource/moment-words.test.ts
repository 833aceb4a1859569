import { describe, expect, it } from 'vitest'
import { momentWords } from './moment-words'

const at = '2026-11-21T08:10:30.000Z'

describe('when something happened', () => {
  it('is a moment when it is known, and two where it was seen between them', () => {
    expect(momentWords({ after: null, at }, 'UTC')).toBe('08:10')
    expect(momentWords({ after: '2026-11-21T08:00:00.000Z', at }, 'UTC')).toBe('between 08:00 and 08:10')
  })

  it('says the days where the readings lie on different ones, as the reader counts days', () => {
    const after = '2026-11-20T23:50:00.000Z'
    expect(momentWords({ after, at }, 'UTC')).toBe('between 20 Nov 23:50 and 21 Nov 08:10')
    expect(momentWords({ after, at }, 'Asia/Tokyo')).toBe('between 08:50 and 17:10')
  })
})
