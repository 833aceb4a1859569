import { briefName, shownName } from '@/lib/domain/inventory/shown-name'
import { classNames } from '../ui/class-names'
import { Link } from '../ui/link'

/** The name of a thing, which leads to its page. Whatever somebody called it stays on its line and in its own direction. */
export function ResourceLink({
  id,
  name,
  gone = false,
  wraps = false,
  className,
}: {
  id: string
  name: string
  gone?: boolean
  /** In running text and lists, where a long name may go on below. */
  wraps?: boolean
  className?: string
}) {
  const shown = wraps ? briefName(name) : shownName(name)
  return (
    <Link
      kind="ink"
      href={`/inventory/${id}`}
      title={wraps && shown === name ? undefined : name}
      className={classNames(
        wraps ? 'wrap-anywhere' : 'inline-block max-w-full truncate align-bottom',
        gone && 'text-soft line-through decoration-soft',
        className,
      )}
    >
      <bdi>{shown}</bdi>
    </Link>
  )
}
