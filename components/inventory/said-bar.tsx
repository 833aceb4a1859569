import { Button } from '../ui/button'

/** What became of the selected things, where they were decided on: at the foot of the screen, until it is closed or something else is selected. */
export function SaidBar({ sentence, onClose }: { sentence: string; onClose: () => void }) {
  return (
    <div
      data-screen-only
      className="sticky bottom-0 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-good border-t bg-raised px-3 py-3 shadow-lift has-[[role=status]:empty]:hidden"
    >
      <p role="status" className="wrap-anywhere min-w-0">
        {sentence}
      </p>
      <span className="ms-auto">
        <Button kind="plain" size="small" onClick={onClose}>
          Close
        </Button>
      </span>
    </div>
  )
}
