import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  /** primary: the one act of the page. quiet: any other, and the safe choice beside a danger. danger: cannot be taken back. plain: reads as a link. */
  kind?: ButtonKind
  size?: ButtonSize
  /** What it says while it works, such as "Signing in…". It keeps the focus and ignores further presses. */
  busy?: string | false
  disabled?: boolean
  /** Why it cannot be pressed. The button stays focusable so that the reason can be heard. */
  whyNot?: string
  icon?: ReactNode
}

/** Names the act in full: "Switch off Dana's sign-in", never "OK". */
export function Button({
  kind = 'quiet',
  size = 'normal',
  busy = false,
  disabled = false,
  whyNot,
  icon,
  className,
  children,
  onClick,
  type = 'button',
  title,
  ...rest
}: ButtonProps) {
  const inert = Boolean(busy) || Boolean(whyNot)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-disabled={inert || undefined}
      aria-busy={busy ? true : undefined}
      title={whyNot ?? title}
      className={buttonLook(kind, size, className)}
      onClick={inert || onClick ? press : undefined}
    >
      {icon}
      <span>{busy || children}</span>
      {whyNot ? <span className="sr-only">. {whyNot}</span> : null}
    </button>
  )
}
