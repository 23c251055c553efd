/** Who one is, at the foot of the navigation, and what belongs to oneself: firm, face, keyboard, leaving. */
import { Menu, useMantineColorScheme } from '@mantine/core'
import { useGo } from './A.tsx'
import { UpDownIcon } from './icons.tsx'
import { openKeyboardHelp } from './KeyboardHelp.tsx'
import { useSession } from './session.ts'
import { type Key, type Locale, otherLocale, useWords } from './words.ts'

export type PersonPlace = { name: Key; path: string }

type Props = {
  mine: PersonPlace[]
  signOut: () => void
  openFirm: (firmId: string) => void
  speakIn: (locale: Locale) => void
}

export function PersonMenu({ mine, signOut, openFirm, speakIn }: Props) {
  const t = useWords()
  const go = useGo()
  const { person, firm, firms, role } = useSession()
  const others = firms.filter(({ firmId }) => firmId !== firm.firmId)
  return (
    <Menu position="top-start" width={232} withinPortal>
      <Menu.Target>
        <button type="button" className="Person">
          <span>
            {person.name}
            <small>{t(`ui:role.${role}`)}</small>
          </span>
          <UpDownIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {mine.map(({ name, path }) => (
          <Menu.Item key={path} onClick={() => go(path)}>
            {t(name)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={openKeyboardHelp} rightSection={<kbd>?</kbd>}>
          {t('ui:keys.title')}
        </Menu.Item>
        <Menu.Item lang={otherLocale()} onClick={() => speakIn(otherLocale())}>
          {t('ui:otherLanguage')}
        </Menu.Item>
        <Menu.Label>{t('ui:scheme.title')}</Menu.Label>
        <SchemeItems />
        {others.length > 0 && <Menu.Label>{t('ui:frame.otherFirms')}</Menu.Label>}
        {others.map(({ firmId, name }) => (
          <Menu.Item key={firmId} onClick={() => openFirm(firmId)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={signOut}>{t('ui:frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function SchemeItems() {
  const t = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Menu.RadioGroup
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
    >
      <Menu.RadioItem value="auto">{t('ui:scheme.auto')}</Menu.RadioItem>
      <Menu.RadioItem value="light">{t('ui:scheme.light')}</Menu.RadioItem>
      <Menu.RadioItem value="dark">{t('ui:scheme.dark')}</Menu.RadioItem>
    </Menu.RadioGroup>
  )
}
