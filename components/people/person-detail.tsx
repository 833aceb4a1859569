import type { PersonAnswer } from '@/lib/contracts/people'
import { ROLE_WORDS } from '../shell/role-words'
import { Button } from '../ui/button'
import { Facts } from '../ui/facts'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { statusOf } from './people-words'
import { actsFor, type PersonAct, whyNot } from './person-acts'

const VERBS: Record<PersonAct, string> = {
  'change-role': 'Change the role',
  'renew-invitation': 'Make a new link',
  'make-reset-link': 'Make a link for a new password',
  'take-back': 'Take back the invitation',
  'switch-off': 'Switch off',
  'switch-on': 'Switch on again',
  'invite-again': 'Invite again',
}

/** A row opened: what the role means, how they come in, and what an admin can do about it. */
export function PersonDetail({
  person,
  people,
  isViewer,
  onAsk,
}: {
  person: PersonAnswer
  people: readonly PersonAnswer[]
  isViewer: boolean
  /** Without it there is nothing to press: the reader does not look after people. */
  onAsk: ((act: PersonAct, person: PersonAnswer) => void) | undefined
}) {
  const acts = onAsk ? actsFor(person).filter((act) => !(isViewer && act === 'make-reset-link')) : []
  const reason = acts.map((act) => whyNot(act, person, people)).find(Boolean)
  return (
    <div className="max-w-3xl space-y-5 py-2">
      <Facts facts={factsOf(person)} />
      {onAsk && acts.length > 0 ? (
        <div className="space-y-3" data-screen-only>
          <div className="flex flex-wrap gap-3">
            {acts.map((act) => (
              <Button
                key={SAME_PLACE[act] ?? act}
                size="small"
                kind={act === 'switch-off' || act === 'take-back' ? 'danger' : 'quiet'}
                whyNot={whyNot(act, person, people)}
                onClick={() => onAsk(act, person)}
              >
                {VERBS[act]}
              </Button>
            ))}
          </div>
          {reason ? (
            <p className="text-fine text-soft" aria-hidden="true">
              {reason}
            </p>
          ) : null}
          <p className="text-fine text-soft">
            <Link href={`/handover?owner=person:${person.id}`}>
              {person.state === 'off' ? 'What they left behind' : 'What they answer for'}
            </Link>
            {person.state === 'off' ? ' waits until somebody takes it over.' : ' can be handed over to somebody else.'}
          </p>
          {isViewer ? (
            <p className="text-fine text-soft">
              You change your own password under <Link href="/settings/me">Your sign-in</Link>.
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** Switching off turns this very button into its opposite, so that the focus stays where it was. */
const SAME_PLACE: Partial<Record<PersonAct, string>> = {
  'switch-off': 'switch',
  'switch-on': 'switch',
  'take-back': 'switch',
  'invite-again': 'switch',
}

function factsOf(person: PersonAnswer) {
  const facts = [
    { name: 'Email', value: <bdi className="wrap-anywhere">{person.email}</bdi> },
    { name: ROLE_WORDS[person.role].name, value: ROLE_WORDS[person.role].sentence },
    { name: 'Comes in with', value: waysIn(person) },
  ]
  const { invitation } = person
  if (invitation) {
    facts.push({
      name: 'Invitation',
      value: (
        <span>
          {invitation.invitedBy ? (
            <>
              From <bdi>{invitation.invitedBy}</bdi>.{' '}
            </>
          ) : null}
          {invitation.expired ? 'The link expired ' : 'The link expires '}
          <RelativeTime at={invitation.expiresAt} />.
        </span>
      ),
    })
  }
  if (person.switchedOffAt) {
    facts.push({
      name: statusOf(person) === 'off' ? 'Switched off' : 'Taken back',
      value: (
        <span>
          <RelativeTime at={person.switchedOffAt} />. What they did stays in the log.
        </span>
      ),
    })
  }
  return facts
}

function waysIn(person: PersonAnswer): string {
  const ways = [...(person.hasPassword ? ['a password'] : []), ...person.singleSignOn.map(providerWords)]
  return ways.length === 0 ? 'Nothing yet.' : `${capital(ways.join(' or '))}.`
}

const PROVIDERS: Record<string, string> = { github: 'GitHub', google: 'Google', oidc: 'single sign-on' }

function providerWords(provider: string): string {
  return PROVIDERS[provider] ?? provider
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}
