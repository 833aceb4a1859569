// Loaded into child processes ahead of their program: when the launcher is gone, however it went, they leave too. A
// killed launcher therefore leaves no port taken and no half of an installation running.

/** Longer than any answer takes; past it a request that hangs would keep the port. */
const GOODBYE_MS = 5_000

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), GOODBYE_MS).unref()
})
