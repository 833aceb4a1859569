import type { LinkProps as NextLinkProps } from 'next/link'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look'
import { classNames } from './class-names'
import { PageLink } from './page-link'

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof NextLinkProps> & NextLinkProps

export type LinkProps = AnchorProps & {
  /** ink: for names in rows. They are many, and a hand that moves over them means none: never fetched ahead. */
  kind?: 'accent' | 'ink'
}

const KINDS = {
  accent: 'text-accent underline decoration-1 underline-offset-3 hover:text-accent-deep hover:decoration-2',
  ink: 'text-ink underline decoration-rule decoration-1 underline-offset-3 hover:text-accent-deep hover:decoration-current',
}

/** Goes somewhere. For something that happens, use Button. */
export function Link({ kind = 'accent', className, ...rest }: LinkProps) {
  const ahead = kind === 'ink' ? { prefetch: false } : {}
  return <PageLink {...ahead} {...rest} className={classNames('rounded-leaf', KINDS[kind], className)} />
}

/** A link that deserves a button's weight: the next step of an empty page, "Go to sign-in". */
export function ButtonLink({
  kind = 'quiet',
  size = 'normal',
  icon,
  className,
  children,
  ...rest
}: AnchorProps & { kind?: ButtonKind; size?: ButtonSize; icon?: ReactNode }) {
  return (
    <PageLink
      {...rest}
      className={buttonLook(
        kind,
        size,
        classNames('[&:hover]:bg-sunk', kind === 'primary' && '[&:hover]:bg-accent-deep', className),
      )}
    >
      {icon}
      <span>{children}</span>
    </PageLink>
  )
}
