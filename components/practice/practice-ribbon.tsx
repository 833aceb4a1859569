import { Ribbon } from '../shell/ribbon'
import { Link } from '../ui/link'

/** Above every page while the practice account is explored. */
export function PracticeRibbon({
  mayManage,
  isFilling,
}: {
  mayManage: boolean
  /** Its last six weeks are still being read, day by day: what the pages say is of then. */
  isFilling: boolean
}) {
  return (
    <Ribbon
      label="Practice"
      action={
        mayManage ? <Link href="/settings/practice">Sign in as somebody else, or connect your own account</Link> : null
      }
    >
      This is a made-up company. Nothing here is real, and nothing you do costs anything.
      {isFilling ? ' Its last six weeks are being written at this moment: the pages fill by themselves.' : null}
    </Ribbon>
  )
}
