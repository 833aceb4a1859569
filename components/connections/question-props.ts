import type { ConnectionAnswer } from '@/lib/contracts/connections'

/** What every question about one stored key is given. */
export type QuestionProps = {
  connection: ConnectionAnswer
  open: boolean
  onClose: () => void
  /** After it was done: what the page shows is old. */
  onDone: () => Promise<unknown>
}
