/** What the keyboard does here, and the switch for those who don't want single letters to act. */
import { Modal, Switch } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { lettersOn, switchLetters, useShortcut, useShortcutList } from './shortcuts.ts'
import { useWords } from './words.ts'

let opened = false
const watchers = new Set<() => void>()
const setOpened = (next: boolean) => {
  opened = next
  for (const watch of watchers) watch()
}

export const openKeyboardHelp = () => setOpened(true)

export function KeyboardHelp() {
  const t = useWords()
  const shown = useSyncExternalStore(
    (watch) => (watchers.add(watch), () => watchers.delete(watch)),
    () => opened,
  )
  const shortcuts = useShortcutList()
  const [letters, setLetters] = useState(lettersOn)
  useShortcut('?', 'ui:keys.title', openKeyboardHelp)
  const choose = (on: boolean) => {
    switchLetters(on)
    setLetters(on)
  }
  return (
    <Modal
      opened={shown}
      onClose={() => setOpened(false)}
      title={t('ui:keys.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <dl className="Keys">
        <div>
          <dt>
            <kbd>{t('ui:keys.ctrlK')}</kbd>
          </dt>
          <dd>{t('ui:keys.palette')}</dd>
        </div>
        {shortcuts.map(({ keys, name }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
          </dt>
          <dd>{t('ui:keys.rows')}</dd>
        </div>
        <div>
          <dt>
            <kbd>{t('ui:keys.enter')}</kbd>
          </dt>
          <dd>{t('ui:keys.open')}</dd>
        </div>
        <div>
          <dt>
            <kbd>{t('ui:keys.space')}</kbd>
          </dt>
          <dd>{t('ui:keys.select')}</dd>
        </div>
      </dl>
      <Switch
        checked={letters}
        onChange={(event) => choose(event.currentTarget.checked)}
        label={t('ui:keys.letters')}
        description={t('ui:keys.lettersWhy')}
      />
    </Modal>
  )
}
