import { StateFrame } from '../states/state-frame'
import { ButtonLink } from '../ui/link'

/** Asking cannot even begin: why, and where to go from here. */
export function CannotAsk({ why, back = '/inventory' }: { why: string; back?: string }) {
  return (
    <StateFrame
      sentence="This cannot be asked for."
      detail={<span className="wrap-anywhere">{why}</span>}
      actions={<ButtonLink href={back}>Go back to what is there</ButtonLink>}
    />
  )
}
