const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]', '::1', '']

/** Tests create and drop databases. They refuse to do so anywhere but on this machine. */
export function assertLocalDatabase(url: string): void {
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  if (host.startsWith('/') || LOCAL_HOSTS.includes(host)) return
  throw new Error(`tests only run on a database of this machine, not on ${host}; unset TEST_DATABASE_URL or change it`)
}
