import type { ReactNode } from 'react'

export type DialogProps = {
  open: boolean
  onClose: () => void
  /** What will happen here, as a sentence: "Invite a person", "Switch off Dana's sign-in?" */
  title: ReactNode
  /** What one should know first. */
  lead?: ReactNode
  /** While something is under way: neither Escape nor a press beside it closes. */
  held?: boolean
  /** Only Escape and its own buttons close it: a press beside it would lose what was typed, or what is shown only once. */
  stays?: boolean
  width?: 'narrow' | 'wide'
  children: ReactNode
}
