import { Empty } from '../states/empty'
import { ButtonLink } from '../ui/link'
import { PageHead } from '../ui/page-head'

const WORDS = {
  none: {
    sentence: 'Stocktake does not know a Raff account yet.',
    empty: 'It takes one key that only looks.',
    admin: 'You make it in Raff in about five minutes; the next page says where to click and which role to choose.',
    other: 'An admin can connect one under Settings, Connections. Until then there is nothing to take stock of.',
    button: 'Connect your Raff account',
  },
  keyless: {
    sentence: 'There is an account, but no key to look into it with.',
    empty: 'It takes a key for reading.',
    admin: 'The account is known here; its key for reading was removed, or never added.',
    other: 'An admin can add one under Settings, Connections.',
    button: 'Connect a key for reading',
  },
  unread: {
    sentence: 'Stocktake has not read your account yet.',
    empty: 'The first reading begins by itself, within ten minutes.',
    admin: 'It takes a minute or two. You need not wait for it: press “Read it now”, which stands on every page.',
    other: 'It takes a minute or two; this page fills by itself.',
    button: null,
  },
  overdue: {
    sentence: 'Stocktake has not read your account yet, and should have by now.',
    empty: 'The first reading is held up.',
    admin:
      'Either Raff does not answer, which is then said where “Read it now” stands, or nothing reads in the background: whoever runs Stocktake should look whether its worker is on, and what its log says.',
    other: 'An admin should look into it. Nothing is wrong with what you did.',
    button: null,
  },
} as const

/** A page before there is anything to show: what is missing, and who can do something about it. */
export function NothingYet({
  page = 'Inventory',
  state,
  mayConnect,
}: {
  /** As in the navigation. */
  page?: string
  state: keyof typeof WORDS
  mayConnect: boolean
}) {
  const { sentence, empty, admin, other, button } = WORDS[state]
  return (
    <>
      <PageHead name={page} sentence={sentence} />
      <Empty
        sentence={empty}
        detail={mayConnect ? admin : other}
        next={
          button && mayConnect ? (
            <ButtonLink href="/settings/connections/new" kind="primary">
              {button}
            </ButtonLink>
          ) : undefined
        }
      />
    </>
  )
}
