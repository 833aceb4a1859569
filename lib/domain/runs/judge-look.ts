// What follows from having looked at Raff after something was sent. The whole of "never send twice what cannot be told" is
// here, without any IO.

export type Seen =
  | { is: 'so'; note: string; id?: string | undefined }
  /** It is as it was before. */
  | { is: 'not'; note: string }
  | { is: 'under-way'; progress: string }
  /** Raff itself says that it came to nothing. */
  | { is: 'came-to-nothing'; note: string }
  /** It cannot be read, or reading does not tell. `lasting`: waiting will not change that. */
  | { is: 'cannot-tell'; why: string; lasting: boolean }

export type LookQuestion = {
  /** intended: sent, and no answer stands here. sent: Raff said yes, or that what was to go is not there. */
  state: 'intended' | 'sent'
  /** It said that it does not know it: surely nothing was done about it. */
  unheard: boolean
  seen: Seen
  /** How often it was looked, this time included. */
  looks: number
  attempts: number
  repeatable: boolean
  /** It puts something back: it is tried until it is so. */
  always: boolean
  /** When it was sent. */
  sentAt: Date
  now: Date
}

export type LookLimits = {
  /** Waits between looks; the last one goes on. In milliseconds. */
  waitsMs: readonly number[]
  /** Looks before something without an answer counts as not having happened. */
  lostLooks: number
  /** How long Raff may take over what it said yes to, and still show nothing of. */
  unseenMs: number
  /** How long something may be under way, or out of sight. */
  patienceMs: number
  /** Sends of what may be repeated. */
  attempts: number
}

export type LookRuling =
  | { next: 'confirmed'; note: string }
  | { next: 'look-again'; at: Date; progress: string }
  | { next: 'send-again'; at: Date; why: string }
  | { next: 'failed'; note: string }
  | { next: 'unknown'; note: string }

export function judgeLook(question: LookQuestion, limits: LookLimits): LookRuling {
  const { state, seen, looks, sentAt, now } = question
  const wait = limits.waitsMs[Math.min(looks, limits.waitsMs.length) - 1] ?? 1_000
  const again = (progress: string): LookRuling => ({ next: 'look-again', at: new Date(now.getTime() + wait), progress })
  const tookMs = now.getTime() - sentAt.getTime()
  switch (seen.is) {
    case 'so':
      return { next: 'confirmed', note: seen.note }
    case 'came-to-nothing':
      return { next: 'failed', note: seen.note }
    case 'under-way':
      if (tookMs < limits.patienceMs) return again(seen.progress)
      return unknown(`Raff is still at it after a long time: ${seen.progress}`)
    case 'cannot-tell':
      if (!seen.lasting && tookMs < limits.patienceMs) return again(`It cannot be seen at present. ${seen.why}`)
      return unknown(seen.why)
    case 'not':
      return state === 'sent' ? judgeUnseen(question, limits, again) : judgeLost(question, limits, again)
  }
}

function judgeUnseen(
  { seen, unheard, sentAt, now }: LookQuestion,
  { unseenMs }: LookLimits,
  again: (progress: string) => LookRuling,
): LookRuling {
  const note = seen.is === 'not' ? seen.note : ''
  if (now.getTime() - sentAt.getTime() < unseenMs)
    return again(unheard ? 'Raff does not know it, and still shows it.' : 'Raff said yes; it is not to be seen yet.')
  if (unheard)
    return {
      next: 'failed',
      note: `Raff answered that it does not know this any more (404), and still shows it. ${note} This step did not happen. Look at it in Raff’s dashboard, then ask again.`,
    }
  return unknown(`Raff said yes, and it still is not so. ${note}`)
}

/** No answer, and nothing of it to be seen. It may still be on its way, so what destroys is not sent again, ever. */
function judgeLost(question: LookQuestion, limits: LookLimits, again: (progress: string) => LookRuling): LookRuling {
  const { seen, looks, attempts, repeatable, always, now } = question
  const note = seen.is === 'not' ? seen.note : ''
  if (looks < limits.lostLooks) return again('Raff’s answer was lost. Looking whether it happened.')
  if (repeatable && (always || attempts < limits.attempts))
    return {
      next: 'send-again',
      at: new Date(now.getTime() + (limits.waitsMs.at(-1) ?? 0)),
      why: 'No answer came, and it has not happened.',
    }
  return unknown(`Raff’s answer was lost. ${note}`)
}

function unknown(why: string): LookRuling {
  return {
    next: 'unknown',
    note: `Unknown: do not repeat. ${why.trim()} Look at it in Raff’s dashboard before you do anything.`,
  }
}
