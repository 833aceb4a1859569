import type { ReactNode } from 'react'
import { Sentence } from '../ui/sentence'
import { Wordmark } from '../ui/wordmark'

/**
 * The page of somebody who is not signed in: sign-in, welcome, an invitation, a new password. On the left the cover of the
 * book with one sentence, on the right the form.
 */
export function SignedOutFrame({
  sentence,
  aside,
  foot,
  children,
}: {
  /** What this page is for, said to the person: "Dana invited you to keep stock of Raff together." It is the heading. */
  sentence: ReactNode
  /** Below the sentence: what will happen, whom to ask. */
  aside?: ReactNode
  /** Small print below the form. */
  foot?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-[minmax(22rem,5fr)_7fr] lg:grid-rows-1">
      <header className="cover flex flex-col justify-between gap-8 px-5 pt-6 pb-2 sm:px-10 lg:px-14 lg:py-12">
        <Wordmark large />
        <div className="lg:pb-[12vh]">
          <Sentence as="h1">{sentence}</Sentence>
          {aside ? <div className="mt-4 max-w-[48ch] text-soft">{aside}</div> : null}
        </div>
        <p className="hidden text-fine text-soft lg:block">
          What runs, what is not backed up, what nobody needs any more, and who answers for it.
        </p>
      </header>
      <main id="content" className="flex flex-col px-5 py-8 sm:px-10 lg:justify-center lg:px-20 lg:py-12">
        <div className="w-full max-w-md">{children}</div>
        {foot ? (
          <div className="mt-10 w-full max-w-md border-rule border-t pt-4 text-fine text-soft">{foot}</div>
        ) : null}
      </main>
    </div>
  )
}
