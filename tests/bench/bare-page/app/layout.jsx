import { Cache } from './cache'

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Cache>{children}</Cache>
      </body>
    </html>
  )
}
