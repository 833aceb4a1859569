import type { ReactNode } from 'react'
import { StateFrame } from './state-frame'

/** Nothing yet, and that is normal. `next` is the step that would put something here. */
export function Empty({ sentence, detail, next }: { sentence: ReactNode; detail?: ReactNode; next?: ReactNode }) {
  return <StateFrame sentence={sentence} detail={detail} actions={next} />
}
