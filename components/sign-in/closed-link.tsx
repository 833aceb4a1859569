import { SignedOutFrame } from '../shell/signed-out-frame'
import { ButtonLink } from '../ui/link'

/** The page of a link that opens nothing any more: why, and what to do. */
export function ClosedLink({ title, sentence }: { title: string; sentence: string }) {
  return (
    <SignedOutFrame sentence={title}>
      <p className="text-lead">{sentence}</p>
      <div className="mt-6">
        <ButtonLink href="/sign-in">Go to the sign-in page</ButtonLink>
      </div>
    </SignedOutFrame>
  )
}
