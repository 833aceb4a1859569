import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'

export const metadata: Metadata = { title: 'Nothing here' }

/** Inside of the shell: the pages beside it lead on, and what is looked for is in the inventory if it is anywhere. */
export default function NotFound() {
  return (
    <>
      <PageHead
        name="Nothing here"
        sentence="There is nothing at this address."
        lead="The page may have moved, the link may have been cut short when it was copied, or it is about a thing that was never seen here. What is gone from Raff is still in the inventory: filter by Gone."
      />
      <ButtonLink href="/inventory?gone=all">Look in the inventory, also at what is gone</ButtonLink>
    </>
  )
}
