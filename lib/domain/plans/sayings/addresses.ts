export const ADDRESSES = {
  'address-released': ({ address }: { address: string }) =>
    `${address} goes back to Raff and may be given to somebody else. It cannot be had again.`,
  'address-attached-to-nothing': ({ address }: { address: string }) =>
    `Nothing that runs: ${address} is attached to no server.`,
  'address-may-be-written-down': ({ address }: { address: string }) =>
    `Whoever has ${address} written down: name servers (DNS), partners who let it in, firewalls elsewhere. Once somebody else has it, they talk to that stranger.`,
  'address-use-unknown': ({ address }: { address: string }) =>
    `Whether a name still points to ${address} is more than Raff tells. Look in your DNS.`,
}
