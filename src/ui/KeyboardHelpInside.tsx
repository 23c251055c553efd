/** The list itself, and the switch for those who don't want single letters to act. */
import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { helpOpen } from './KeyboardHelp.tsx'
import { lettersOn, switchLetters, useShortcutList } from './shortcuts.ts'
import { useWords } from './words.ts'

export function KeyboardHelpInside() {
  const t = useWords()
  const shortcuts = useShortcutList()
  const [letters, setLetters] = useState(lettersOn)
  const choose = (on: boolean) => {
    switchLetters(on)
    setLetters(on)
  }
  return (
    <Modal opened onClose={() => helpOpen.set(false)} title={t('ui:keys.title')}>
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
