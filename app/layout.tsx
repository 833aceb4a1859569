import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { THEME_COOKIE, themeFromCookie } from '@/lib/client/theme'
import { faces } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Stocktake', template: '%s · Stocktake' },
  description: 'The weekly stocktake of a Raff account.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
}

// Reading a cookie also keeps every page out of the build's prerendering: a page without its nonce would be refused by the browser.
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFromCookie((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" className={faces} data-theme={theme === 'system' ? undefined : theme}>
      <body>{children}</body>
    </html>
  )
}
