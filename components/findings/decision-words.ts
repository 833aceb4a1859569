import type { Verdict } from '@/lib/contracts/findings'

export type DecisionWords = {
  /** Of the button that opens the question. */
  button: string
  title: string
  /** What follows from it, before it is done. */
  lead: string
  act: string
  busy: string
  /** Said when it is done. */
  done: string
}

/** How each decision is asked, in words that name what it is about: "web-02", or "3 things". */
export function decisionWords(verdict: Verdict, what: string, many: boolean): DecisionWords {
  const it = many ? 'they' : 'it'
  const s = many ? '' : 's'
  switch (verdict) {
    case 'keep':
      return {
        button: `Keep ${what}`,
        title: `Keep ${what} as ${it} ${many ? 'are' : 'is'}?`,
        lead: `Nothing changes at Raff. Nobody is asked about ${many ? 'them' : 'it'} again, unless ${it} become${s} worse, or ${many ? 'stop' : 'stops'} being true and ${many ? 'come' : 'comes'} back. Your reason is written down for the next review, and you can take it back.`,
        act: `Keep ${what}`,
        busy: 'Keeping…',
        done: `${what}: kept.`,
      }
    case 'postpone':
      return {
        button: 'Decide later',
        title: `Decide later about ${what}?`,
        lead: `Nothing changes at Raff. On the day you choose, or once ${it} become${s} worse, ${it} come${s} back to be decided, and how often ${it} ${many ? 'were' : 'was'} put off is counted.`,
        act: 'Put it off until then',
        busy: 'Putting it off…',
        done: `${what}: put off.`,
      }
    case 'exempt':
      return {
        button: 'Exempt until a day',
        title: `Exempt ${what} from this?`,
        lead: `Nothing changes at Raff. Until the day you choose ${it} count${s} as exempt, never as safe; then, or once ${it} become${s} worse, ${it} come${s} back by ${many ? 'themselves' : 'itself'}.`,
        act: 'Exempt until then',
        busy: 'Writing it down…',
        done: `${what}: exempt.`,
      }
    case 'assign':
      return {
        button: 'Give it to somebody',
        title: `Who looks into ${what}?`,
        lead: `It still needs a decision. That person finds it under their own name.`,
        act: 'Give it to them',
        busy: 'Giving it…',
        done: `${what}: given to somebody to look into.`,
      }
    case 'reopen':
      return {
        button: 'Take this decision back',
        title: `Take the decision about ${what} back?`,
        lead: `${many ? 'They need' : 'It needs'} a decision again from now on. What was decided stays in the history.`,
        act: 'Take it back',
        busy: 'Taking it back…',
        done: `${what}: needs a decision again.`,
      }
  }
}

/** Which decisions need what. */
export const ASKS: Record<Verdict, { reason: 'required' | 'optional' | 'no'; until: boolean; person: boolean }> = {
  keep: { reason: 'required', until: false, person: false },
  postpone: { reason: 'optional', until: true, person: false },
  exempt: { reason: 'required', until: true, person: false },
  assign: { reason: 'no', until: false, person: true },
  reopen: { reason: 'optional', until: false, person: false },
}
