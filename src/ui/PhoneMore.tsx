/** On a phone, what has no room in the bar at the foot. */
import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { A } from './A.tsx'
import { SearchIcon } from './icons.tsx'
import { openPalette } from './Palette.tsx'
import type { NavEntry } from './slots.ts'
import { useWords } from './words.ts'

type Props = { places: NavEntry[]; close: () => void; title: string; children: ReactNode }

export function PhoneMore({ places, close, title, children }: Props) {
  const t = useWords()
  const find = () => {
    close()
    openPalette()
  }
  return (
    <Drawer opened onClose={close} position="bottom" className="Frame-drawer" title={title}>
      <div className="Frame-more">
        <button type="button" className="Frame-find" onClick={find}>
          <SearchIcon />
          <span>{t('ui:frame.find')}</span>
        </button>
        {places.map((place) => (
          <A key={place.path} className="Frame-place" to={place.path} onClick={close}>
            {place.icon}
            {t(place.name)}
          </A>
        ))}
        {children}
      </div>
    </Drawer>
  )
}
