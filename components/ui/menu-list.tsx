'use client'

import { Menu } from '@base-ui/react/menu'
import type { ReactNode, RefObject } from 'react'
import { classNames } from './class-names'
import type { MenuEntry } from './menu-entry'
import { PageLink } from './page-link'

type MenuListProps = {
  button: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
  entries: readonly MenuEntry[]
  side: 'top' | 'bottom'
  align: 'start' | 'end'
}

const ENTRY =
  'flex min-h-8 w-full cursor-pointer items-start gap-2.5 rounded-leaf px-3 py-1.5 text-start text-body text-ink no-underline outline-none ' +
  'pointer-coarse:min-h-11 data-highlighted:bg-accent-tint data-disabled:opacity-55 data-disabled:cursor-not-allowed [&>svg]:mt-1 [&>svg]:size-4 [&>svg]:shrink-0'

/** The open part of a Menu; loaded on demand, so import Menu instead. */
export default function MenuList({ button, open, onOpenChange, entries, side, align }: MenuListProps) {
  return (
    <Menu.Root
      open={open}
      modal={false}
      onOpenChange={(next, { reason, event }) => {
        // a press on our own button closes by itself; closing here as well would open it again
        if (!next && reason === 'outside-press' && button.current?.contains(event.target as Node)) return
        onOpenChange(next)
      }}
    >
      {/* inside an open dialog the rest of the page is inert, so the list belongs into it */}
      <Menu.Portal container={button.current?.closest('dialog') ?? undefined}>
        <Menu.Positioner anchor={button} side={side} align={align} sideOffset={6} className="z-50 outline-none">
          <Menu.Popup
            finalFocus={button}
            className="max-h-(--available-height) min-w-52 max-w-80 origin-(--transform-origin) overflow-y-auto rounded-book border border-rule bg-raised p-1 shadow-lift outline-none transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0"
          >
            {entries.map((entry, index) => (
              <Entry key={keyOf(entry, index)} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function keyOf(entry: MenuEntry, index: number): string {
  return 'label' in entry && typeof entry.label === 'string' ? entry.label : `${entry.kind}-${index}`
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'rule':
      return <Menu.Separator className="mx-2 my-1 h-px bg-rule" />
    case 'heading':
      return <div className="px-3 pt-2 pb-1.5">{entry.label}</div>
    case 'act':
      return (
        <Menu.Item className={classNames(ENTRY, entry.danger && 'text-danger')} onClick={entry.onSelect}>
          {entry.icon}
          <Words label={entry.label} hint={entry.hint} />
        </Menu.Item>
      )
    case 'link':
      return (
        <Menu.LinkItem className={ENTRY} render={<PageLink href={entry.href} />} closeOnClick>
          {entry.icon}
          <Words label={entry.label} hint={entry.hint} />
        </Menu.LinkItem>
      )
    case 'tick':
      return (
        <Menu.CheckboxItem
          className={ENTRY}
          checked={entry.ticked}
          disabled={entry.disabled}
          onCheckedChange={entry.onChange}
          closeOnClick={false}
        >
          <Mark>
            <Menu.CheckboxItemIndicator>
              <Tick />
            </Menu.CheckboxItemIndicator>
          </Mark>
          <Words label={entry.label} />
        </Menu.CheckboxItem>
      )
    case 'choice':
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange}>
          <Menu.Group>
            <Menu.GroupLabel className="px-3 pt-2 pb-1 text-fine text-soft">{entry.heading}</Menu.GroupLabel>
            {entry.options.map((option) => (
              <Menu.RadioItem key={option.value} value={option.value} className={ENTRY} closeOnClick={false}>
                <Mark>
                  <Menu.RadioItemIndicator>
                    <Tick />
                  </Menu.RadioItemIndicator>
                </Mark>
                <Words label={option.label} />
              </Menu.RadioItem>
            ))}
          </Menu.Group>
        </Menu.RadioGroup>
      )
  }
}

function Words({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className="min-w-0">
      <span className="block">{label}</span>
      {hint ? <span className="block text-fine text-soft">{hint}</span> : null}
    </span>
  )
}

function Mark({ children }: { children: ReactNode }) {
  return <span className="flex h-[1.5em] w-3.5 shrink-0 items-center text-accent">{children}</span>
}

function Tick() {
  return (
    <svg viewBox="0 0 14 12" aria-hidden="true" className="w-3.5 fill-none stroke-2 stroke-current">
      <path d="m1 6.5 4 4L13 1" />
    </svg>
  )
}
