import { classNames } from './class-names'

export type ButtonKind = 'primary' | 'quiet' | 'danger' | 'plain'
export type ButtonSize = 'normal' | 'small'

const COMMON =
  'inline-flex items-center justify-center gap-2 rounded-book text-start font-medium no-underline select-none transition-colors ' +
  'disabled:opacity-55 aria-disabled:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0'

const KINDS: Record<ButtonKind, string> = {
  primary:
    'border border-accent bg-accent text-on-accent enabled:hover:border-accent-deep enabled:hover:bg-accent-deep',
  quiet: 'border border-edge bg-paper text-ink enabled:hover:border-ink enabled:hover:bg-sunk',
  // serious, not loud: ink on paper behind a thick rule
  danger: 'rounded-s-leaf border border-danger border-s-6 bg-paper text-ink enabled:hover:bg-danger-tint',
  plain: 'text-accent underline decoration-1 underline-offset-3 hover:text-accent-deep hover:decoration-2',
}

const SIZES: Record<ButtonSize, string> = {
  normal: 'min-h-10 px-4 py-2 text-body pointer-coarse:min-h-11',
  small: 'min-h-8 px-3 py-1 text-fine pointer-coarse:min-h-11',
}

/** The look of a button, shared with links that lead to an act. */
export function buttonLook(kind: ButtonKind, size: ButtonSize, more?: string): string {
  const room = kind === 'plain' ? (size === 'small' ? 'min-h-6 text-fine' : 'min-h-6 text-body') : SIZES[size]
  return classNames(COMMON, KINDS[kind], room, more)
}
