import { Empty } from '../states/empty'
import { ButtonLink } from '../ui/link'
import { PageHead } from '../ui/page-head'

/** Before there is anything to look at: what to do, and who can. */
export function NoConnection({ mayConnect, mayPractise }: { mayConnect: boolean; mayPractise: boolean }) {
  return (
    <>
      <PageHead name="Overview" sentence="Stocktake is not connected to Raff yet, so there is nothing to decide." />
      <Empty
        sentence={mayConnect ? 'Connect your Raff account with a key that may only read.' : 'An admin connects it.'}
        detail={
          mayConnect
            ? 'Stocktake then reads everything you run, says what is not backed up, what nobody needs any more and who answers for what. It changes nothing.'
            : 'As soon as somebody who may has put in a key, everything you run shows here.'
        }
        next={
          mayConnect ? (
            <>
              <ButtonLink kind="primary" href="/settings/connections">
                Connect your Raff account
              </ButtonLink>
              {mayPractise ? (
                <ButtonLink href="/settings/practice">Look around in the practice account</ButtonLink>
              ) : null}
            </>
          ) : null
        }
      />
    </>
  )
}
