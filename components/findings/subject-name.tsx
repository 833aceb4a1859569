import type { FindingAnswer } from '@/lib/contracts/findings'
import { shownName } from '@/lib/domain/inventory/shown-name'
import { Link } from '../ui/link'
import { subjectKindWord, subjectName } from './finding-words'

/** What it is about, with the way to its page, and where it is. */
export function SubjectName({ finding }: { finding: Pick<FindingAnswer, 'subject'> }) {
  const { subject } = finding
  const name = subjectName(finding)
  const where = [subjectKindWord(subject.kind), subject.projectName && shownName(subject.projectName)]
    .filter(Boolean)
    .join(' · ')
  return (
    <div className="min-w-0">
      {subject.resourceId ? (
        <Link
          kind="ink"
          href={`/inventory/${subject.resourceId}`}
          className="block max-w-full truncate font-medium"
          title={name}
        >
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi className="block truncate font-medium" title={name}>
          {name}
        </bdi>
      )}
      <span className="block truncate font-normal text-fine text-soft" title={where}>
        {where}
      </span>
    </div>
  )
}
