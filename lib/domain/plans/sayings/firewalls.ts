import { inWords } from '../../permission-words'
import { count, names } from './words'

type Firewall = { firewall: string }

export const FIREWALLS = {
  'rule-added': ({ firewall, rule }: Firewall & { rule: string }) => `${firewall} gets the rule “${rule}”.`,
  'rule-removed': ({ firewall, rule }: Firewall & { rule: string }) => `${firewall} loses the rule “${rule}”.`,
  'whole-set-replaced': ({ firewall }: Firewall) =>
    `Raff replaces the whole set of ${firewall} at once. Rules that stay are sent back as they are.`,
  'traffic-stops': ({ rule }: { rule: string }) => `What came through “${rule}”, unless another rule lets it through.`,
  'nothing-gets-in': ({ firewall }: Firewall) =>
    `Nothing from outside reaches the servers behind ${firewall} any more.`,
  'nothing-gets-out': ({ firewall }: Firewall) =>
    `The servers behind ${firewall} reach nothing outside any more: no updates, no mail, no other services.`,
  'opens-to-anyone': ({ firewall, rule }: Firewall & { rule: string }) =>
    `Anybody on the internet may try to get in through ${firewall}: “${rule}”.`,
  'servers-behind': ({ firewall, servers }: Firewall & { servers: string[] }) =>
    `Behind ${firewall}: ${names(servers, 8)}.`,
  'nothing-behind': ({ firewall }: Firewall) => `No server is behind ${firewall}.`,
  'behind-unknown': ({ firewall, seen, interfaces }: Firewall & { seen: number; interfaces: number | null }) =>
    interfaces === null
      ? `Which servers are behind ${firewall} is not fully known.`
      : `Raff counts ${count(interfaces, 'connection')} behind ${firewall}, and ${seen === 0 ? 'none of them is' : `only ${seen} of them ${seen === 1 ? 'is' : 'are'}`} known by name.`,
  'servers-reboot': ({ servers }: Firewall & { servers: string[] }) =>
    `${names(servers, 8)} ${servers.length === 1 ? 'is' : 'are'} rebooted, and ${servers.length === 1 ? 'does' : 'do'} not answer for some minutes.`,
  'reboots-needed': ({ servers }: Firewall & { servers: string[] }) =>
    `On ${names(servers, 8)} the change takes effect only with the next reboot. Until then the old rules may stay in force.`,
  'reboots-needed-twice': ({ servers }: Firewall & { servers: string[] }) =>
    `On ${names(servers, 8)} a change of rules takes effect only with a reboot: once to open, and once more to close. Without the second one it may stay open.`,
  'rules-that-stay': ({ firewall, total }: Firewall & { total: number }) =>
    total === 0 ? `None of the rules that ${firewall} has now.` : `${count(total, 'rule')} of ${firewall} as they are.`,
  'rules-can-come-back': ({ firewall }: Firewall) =>
    `The old rules of ${firewall} are kept here and can be set again. That, too, needs reboots to take effect.`,
  'private-traffic-not-filtered': ({ firewall }: Firewall) =>
    `Traffic inside private networks does not pass ${firewall}: no rule here changes it.`,
  'lock-out-insisted': ({ firewall, lockOuts }: Firewall & { lockOuts: string[] }) =>
    `Insisted on although ${inWords(lockOuts)} through ${firewall}: two people have to agree.`,
  'opened-for': ({ firewall, rule, length }: Firewall & { rule: string; length: string }) =>
    `${firewall} gets the rule “${rule}” for ${length}.`,
  'closes-by-itself': ({ firewall, rule, length }: Firewall & { rule: string; length: string }) =>
    `After ${length} Stocktake takes “${rule}” out of ${firewall} again, and says so loudly if it cannot.`,
  'can-be-closed-early': ({ firewall }: Firewall) =>
    `${firewall} can be closed at any time before: stop the request, and the rule is taken out at once.`,
  'range-is-wide': ({ range, size }: { range: string; size: number }) =>
    `“${range}” is a wide range (/${size}): many strangers may be in it.`,
}
