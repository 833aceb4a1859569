import { ago, count, day, dollars, names } from './words'

type Server = { server: string }

export const SERVERS = {
  'server-starts': ({ server }: Server) => `${server} is switched on.`,
  'server-answers-again': ({ server, addresses }: Server & { addresses: string[] }) =>
    `${server} answers at ${names(addresses)} again, and whatever starts by itself on it goes to work.`,
  'server-works-again': ({ server }: Server) => `Whatever starts by itself on ${server} goes to work.`,
  'why-stopped-unknown': ({ server }: Server) => `Why ${server} was stopped is more than Raff tells.`,
  'server-stops': ({ server }: Server) =>
    `${server} is switched off. Its disks, addresses and copies stay as they are.`,
  'server-stops-working': ({ server }: Server) => `Everything that runs on ${server}.`,
  'address-silent': ({ server, addresses }: Server & { addresses: string[] }) =>
    `Nothing answers at ${names(addresses)} while ${server} is off.`,
  'neighbours-may-need-it': ({ server, network, neighbours }: Server & { network: string; neighbours: string[] }) =>
    `In the private network ${network}: ${names(neighbours)} may be using ${server}.`,
  'everything-stays': ({ server }: Server) => `Everything on ${server}: its data, addresses and copies.`,
  'stopped-costs-the-same': ({ server, passing: { amount } }: Server & { passing: { amount: number | null } }) =>
    amount === null
      ? `Stopped, ${server} costs the same as running. Stopping saves nothing; it shows whether anybody misses it.`
      : `Stopped, ${server} costs the same ${dollars(amount)} a month. Stopping saves nothing; it shows whether anybody misses it.`,
  'can-be-started': ({ server }: Server) => `${server} can be started again at any time.`,
  'can-be-stopped': ({ server }: Server) => `${server} can be stopped again at any time.`,
  'unsaved-is-lost': ({ server }: Server) => `What programs on ${server} have not written to disk yet is lost.`,
  'tag-added': ({ server, tag }: Server & { tag: string }) => `${server} gets the tag “${tag}”.`,
  'tag-removed': ({ server, tag }: Server & { tag: string }) => `${server} loses the tag “${tag}”.`,
  'tag-is-a-mark': ({ server, tag }: Server & { tag: string }) =>
    `“${tag}” marks ${server} as something that ends: Stocktake will ask whether it can go, and a clean-up by rule may find it.`,
  'tag-was-a-mark': ({ server, tag }: Server & { tag: string }) =>
    `Without “${tag}” Stocktake takes ${server} for something that is meant to stay.`,
  'tag-protected-it': ({ server, tag }: Server & { tag: string }) =>
    `A clean-up by rule may look at “${tag}” to leave ${server} alone.`,
  'only-a-label': ({ server }: Server) => `Nothing on ${server} changes: a tag is a label.`,
  'tag-can-come-back': ({ tag }: { tag: string }) => `The tag “${tag}” can be put back with the same words.`,
  'tag-can-go': ({ tag }: { tag: string }) => `The tag “${tag}” can be taken off again.`,
  'image-saved': ({ server, image }: Server & { image: string }) =>
    `The system disk of ${server} is saved as the image “${image}”. A new server can be made from it.`,
  'image-may-be-torn': ({ server }: Server) =>
    `${server} is running: the image is taken while files change, and a database in it may not be whole. Stop it first for a clean one.`,
  'image-is-clean': ({ server }: Server) => `${server} is stopped, so the image is of one moment.`,
  'image-leaves-out-disks': ({ server, disks }: Server & { disks: string[] }) =>
    `The image holds the system disk only, not ${disks.length === 1 ? 'the disk' : 'the disks'} ${names(disks)} of ${server}.`,
  'images-not-listed': (_: Server) =>
    'Raff has no list of saved images to look it up in: if its answer is lost, a person has to look in the dashboard of Raff.',
  'image-cost-unknown': (_: Server) => 'What a saved image costs is not in the price list of Raff.',
  'image-stays-until-removed': ({ image }: { image: string }) =>
    `The image “${image}” can be removed in the dashboard of Raff; Stocktake cannot do that.`,
  'busy-while-copied': ({ server }: Server) =>
    `While it is copied, Raff shows ${server} as being worked on. It goes on running. That is normal for some minutes.`,

  'server-deleted': ({ server }: Server) => `${server} is deleted, with its system disk and everything on it.`,
  'server-deleted-later': ({ server, days }: Server & { days: number }) =>
    `${count(days, 'day')} later, if nobody has objected, ${server} is deleted with its system disk and everything on it.`,
  'image-saved-first': ({ server, image }: Server & { image: string }) =>
    `Then its system disk is saved as the image “${image}”. If that fails, ${server} is not deleted.`,
  'stopped-first': ({ server }: Server) =>
    `First ${server} is only switched off. Whoever misses it has time to say so.`,
  'anybody-may-object': ({ days }: { days: number }) =>
    `For ${count(days, 'day')} anybody can stop it. Then nothing is deleted.`,
  'addresses-lost': ({ server, addresses }: Server & { addresses: string[] }) =>
    `${names(addresses)} ${addresses.length === 1 ? 'goes' : 'go'} back to Raff with ${server} and cannot be had again. What points there has to be changed.`,
  'addresses-kept': ({ addresses }: { addresses: string[] }) =>
    `The reserved ${addresses.length === 1 ? 'address' : 'addresses'} ${names(addresses)}: kept, attached to nothing, and still paid for until released.`,
  'address-fate-unknown': ({ addresses }: { addresses: string[] }) =>
    `Whether ${names(addresses)} ${addresses.length === 1 ? 'is' : 'are'} reserved could not be read. Without a reservation it is lost for good.`,
  'disks-kept': ({ disks }: { disks: string[] }) =>
    `The ${disks.length === 1 ? 'disk' : 'disks'} ${names(disks)}: detached, with everything on ${disks.length === 1 ? 'it' : 'them'}, and still paid for.`,
  'disks-deleted': ({ disks }: { disks: string[] }) =>
    `The ${disks.length === 1 ? 'disk' : 'disks'} ${names(disks)}: deleted with everything on ${disks.length === 1 ? 'it' : 'them'}.`,
  'disks-may-be-cut': ({ disks }: { disks: string[] }) =>
    `${names(disks)} ${disks.length === 1 ? 'is' : 'are'} detached from a running server: what is being written at that moment may be damaged.`,
  'disk-snapshots-fate-unknown': ({ passing: { total } }: { passing: { total: number } }) =>
    `Whether ${count(total, 'snapshot')} of those disks can still be used without them is more than Raff tells.`,
  'copies-go': (
    {
      server,
      passing: { points, newestAt, snapshots },
    }: Server & { passing: { points: number; newestAt: string | null; snapshots: number } },
    now: Date,
  ) => {
    const parts = [
      points > 0 ? `${count(points, 'restore point')}${newestAt ? `, the newest from ${ago(newestAt, now)}` : ''}` : '',
      snapshots > 0 ? count(snapshots, 'snapshot') : '',
    ].filter(Boolean)
    return `The copies of ${server} go with it: ${parts.join(', and ')}. Raff says in one place that backups stay and in another that they go. Count on losing them.`
  },
  'no-copies': ({ server }: Server) => `There is no copy of ${server} at all.`,
  'snapshot-is-no-net': ({ server }: Server) =>
    `A snapshot would not help: snapshots of ${server} are deleted with it. Only a saved image and detached disks outlive it.`,
  'nothing-survives': ({ server }: Server) =>
    `Nothing of ${server} that a new server could be made from. Save an image first if anybody may need it.`,
  'image-survives': ({ server, image }: Server & { image: string }) => `The image “${image}” of ${server}.`,
  'image-from-before': ({ server, image, savedAt }: Server & { image: string; savedAt: string }) =>
    `The image “${image}” of ${server}, saved on ${day(savedAt)} through Stocktake, if nobody has removed it since.`,
  'schedules-run-empty': ({ schedules }: { schedules: string[] }) =>
    `The backup ${schedules.length === 1 ? 'schedule' : 'schedules'} ${names(schedules)} ${schedules.length === 1 ? 'stays and does' : 'stay and do'} nothing any more.`,
  'firewalls-stay': ({ firewalls }: { firewalls: string[] }) =>
    `The ${firewalls.length === 1 ? 'firewall' : 'firewalls'} ${names(firewalls)}.`,
  'network-stays': ({ network }: { network: string }) => `The private network ${network}.`,
  'network-deleted': ({ network }: { network: string }) =>
    `The private network ${network} is deleted, too: no other server is in it.`,
  'network-not-deleted': ({ network, neighbours }: { network: string; neighbours: string[] }) =>
    `The private network ${network} stays although its deletion was chosen: ${names(neighbours)} ${neighbours.length === 1 ? 'is' : 'are'} in it.`,
  'network-fate-unknown': ({ server }: Server) => `Which private networks would go with ${server} could not be read.`,
  'new-server-from-image': ({ server, image }: Server & { image: string }) =>
    `A new server can be made from the image “${image}”. It is not ${server} again: it has another address, and nothing that was written after the image.`,
  'until-deleted-start-again': ({ server, days }: Server & { days: number }) =>
    `For ${count(days, 'day')} starting ${server} again brings everything back.`,
  'deleting-has-no-way-back': ({ server }: Server) => `Once deleted, ${server} cannot be had again.`,
  'being-worked-on': ({ server, status }: Server & { status: string }) =>
    `Raff is working on ${server} at this moment (${status}); what comes of that is not known.`,
  'never-restore-tested': ({ server }: Server) => `Nobody has ever tried whether a copy of ${server} can be restored.`,
  'restore-tested': ({ server, testedAt, worked }: Server & { testedAt: string; worked: boolean }) =>
    worked
      ? `A restore of ${server} was tried on ${day(testedAt)} and worked.`
      : `A restore of ${server} was tried on ${day(testedAt)} and failed.`,
  'runs-in-production-now': ({ server }: Server) => `${server} is running at this moment.`,
}
