/** Light, dark, or as the system has it; remembered on this device. */
import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useWords } from './words.ts'

export function SchemeChoice() {
  const t = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <SegmentedControl
      className="SchemeChoice"
      size="xs"
      aria-label={t('ui:scheme.title')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'auto', label: t('ui:scheme.auto') },
        { value: 'light', label: t('ui:scheme.light') },
        { value: 'dark', label: t('ui:scheme.dark') },
      ]}
    />
  )
}
