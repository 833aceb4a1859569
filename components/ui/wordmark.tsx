import { classNames } from './class-names'

/** Five tally strokes, the oldest way to take stock, and the name. */
export function Wordmark({ className, large = false }: { className?: string; large?: boolean }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center font-semibold font-serif tracking-[-0.01em]',
        large ? 'gap-3 text-title' : 'gap-2.5 text-[1.25rem] leading-tight',
        className,
      )}
    >
      <svg
        viewBox="0 0 26 20"
        aria-hidden="true"
        className={classNames('fill-none stroke-2 stroke-accent [stroke-linecap:round]', large ? 'h-5.5' : 'h-4.5')}
      >
        <path d="M5.5 2.6v15M10.5 2v15.3M15.5 2.5v15M20.5 2v15.2" />
        <path d="M1.4 15.6 24.6 4.2" />
      </svg>
      Stocktake
    </span>
  )
}
