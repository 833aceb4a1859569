'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * The framework's link, which fetches its page ahead once somebody means to follow it: points at it, touches it, or comes to it
 * by keyboard. Fetching ahead whatever is in sight asked the server for seven pages' worth of answers with each page.
 */
export function PageLink({ prefetch, onPointerEnter, onFocus, ...rest }: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false)
  return (
    <NextLink
      {...rest}
      prefetch={prefetch ?? (meant ? null : false)}
      onPointerEnter={(event) => {
        setMeant(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setMeant(true)
        onFocus?.(event)
      }}
    />
  )
}
