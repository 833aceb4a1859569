import type { PersonAnswer } from '@/lib/contracts/people'

/** What every question about a person is given. `person` is as it was when asked: the server refuses if it is not any more. */
export type AboutPerson = {
  person: PersonAnswer
  /** The same person as the list has them now. */
  now: PersonAnswer
  isViewer: boolean
  open: boolean
  onClose: () => void
  /** Says on the page what was done. */
  onDone: (sentence: string) => void
  /** Asks the same question anew, about the person as they are now. */
  onAskAgain: () => void
}
