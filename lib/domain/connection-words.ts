import type { ConnectionPurpose, ConnectionStatus } from './connection-status'

/** What is the matter with a stored key, and what to do about it. Null when nothing is. */
export function sayConnectionStatus(
  status: ConnectionStatus,
  { purpose, losses, accountName }: { purpose: ConnectionPurpose; losses: string[]; accountName: string },
): string | null {
  const stopped = purpose === 'read' ? 'Nothing new is read with it' : 'No request can be run with it'
  switch (status) {
    case 'working':
      return null
    case 'expiring':
      return 'It stops working soon. Make a new key in Raff with the same reach and put it in here before that day.'
    case 'narrowed':
      return `${losses.join(' ')} If that is meant, accept it; if not, give the key its role back in Raff and check again.`
    case 'expired':
      return `It has expired. ${stopped}. Make a new key in Raff and put it in here.`
    case 'refused':
      return `Raff does not accept it any more: it was revoked or switched off. ${stopped}. Put a new key in here, or switch it on again in Raff and check again.`
    case 'other-account':
      return `It now answers for another Raff account than ${accountName}. ${stopped}. Put in a key of ${accountName}, or connect the other account by itself.`
    case 'unreadable':
      return `Stocktake cannot open it: it was locked with a master key that is not here. ${stopped}. Put the right master key back, or enter the key again.`
  }
}
