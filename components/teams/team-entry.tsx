import type { TeamAnswer } from '@/lib/contracts/teams'
import { countWords } from '@/lib/domain/number-words'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { StatusMark } from '../ui/status-mark'
import { isDeserted } from './teams-sentence'

/** A team: its name, who is in it, what it answers for. */
export function TeamEntry({
  team,
  onChange,
  onRemove,
}: {
  team: TeamAnswer
  onChange: (() => void) | undefined
  onRemove: (() => void) | undefined
}) {
  const { id, name, description, people, owns, backsUp } = team
  return (
    <li className="grid gap-x-10 gap-y-3 border-rule border-b py-5 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h2 className="wrap-anywhere font-serif text-lead">
          <bdi>{name}</bdi>
        </h2>
        {description ? <p className="wrap-anywhere mt-1 max-w-[68ch] text-soft">{description}</p> : null}
        <p className="wrap-anywhere mt-2">
          {people.length === 0 ? <span className="text-soft">Nobody is in it.</span> : null}
          {people.map((person, index) => (
            <span key={person.id}>
              {index > 0 ? ', ' : ''}
              <bdi>{person.name}</bdi>
              {person.off ? <span className="text-soft"> (switched off)</span> : null}
            </span>
          ))}
        </p>
        {isDeserted(team) && owns > 0 ? (
          <p className="mt-2">
            <StatusMark tone="risk">Nobody in it can come in</StatusMark>
          </p>
        ) : null}
        <p className="mt-2 text-fine text-soft">
          {owns > 0 ? (
            <Link href={`/inventory?owner=team:${id}`}>Answers for {countWords(owns, 'thing', 'things')}</Link>
          ) : (
            'Answers for nothing yet'
          )}
          {backsUp > 0 ? ` · stands in for ${countWords(backsUp, 'other', 'others')}` : null}
        </p>
      </div>
      {onChange && onRemove ? (
        <div className="flex flex-wrap items-start gap-3" data-screen-only>
          <Button size="small" onClick={onChange}>
            Change<span className="sr-only"> {name}</span>
          </Button>
          <Button size="small" kind="danger" onClick={onRemove}>
            Remove<span className="sr-only"> {name}</span>
          </Button>
        </div>
      ) : null}
    </li>
  )
}
