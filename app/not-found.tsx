import type { Metadata } from 'next'
import { StateFrame } from '@/components/states/state-frame'
import { ButtonLink } from '@/components/ui/link'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <main className="mx-auto max-w-3xl px-5 py-16">
      <StateFrame
        sentence="There is nothing at this address."
        detail="The page may have moved, or the link was cut short when it was copied."
        actions={<ButtonLink href="/">Go to the first page</ButtonLink>}
      />
    </main>
  )
}
