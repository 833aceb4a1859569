import { Empty } from '../states/empty'
import { ButtonLink } from '../ui/link'
import { PageHead } from '../ui/page-head'

/** Connected, but nothing was read to the end yet: what is shown then would be half the truth. */
export function FirstReading({ sentence }: { sentence: string }) {
  return (
    <>
      <PageHead name="Overview" sentence="Everything you run is being read for the first time." />
      <Empty
        sentence="This page fills by itself when that is done."
        detail={sentence}
        next={<ButtonLink href="/overview">Look again</ButtonLink>}
      />
    </>
  )
}
