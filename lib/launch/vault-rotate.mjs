// npm run vault:rotate: wraps every stored Raff key with a new master key, also while Stocktake runs.
import { withMaintenanceDatabase } from './maintenance-database.mjs'
import { runCommand } from './plain-error.mjs'
import { runServerCommand } from './server-command.mjs'

await runCommand(() =>
  withMaintenanceDatabase({ command: 'npm run vault:rotate' }, async (url, { dataDir }) => {
    process.exitCode = await runServerCommand('vault-rotate', url, { env: { STOCKTAKE_DATA_DIR: dataDir } })
  }),
)
