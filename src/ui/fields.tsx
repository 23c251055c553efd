/** The fields of forms, wired by `{...form.field('name')}`. */
import { Checkbox, PasswordInput, Switch, TextInput } from '@mantine/core'
import { useId } from 'react'
import { common, type Labelled, text } from './field.ts'
import { useWords } from './words.ts'

export function TextField({
  type = 'text',
  ...field
}: Labelled & { type?: string; autoComplete?: string; autoFocus?: boolean; placeholder?: string }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <TextInput
      {...rest}
      type={type}
      value={text(value)}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  )
}

export function PasswordField(
  field: Labelled & { autoComplete: 'current-password' | 'new-password' },
) {
  const t = useWords()
  const { onChange, value, ...rest } = common(field)
  return (
    <PasswordInput
      {...rest}
      value={text(value)}
      onChange={(e) => onChange(e.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('ui:showPassword') }}
    />
  )
}

/** A day by the browser's own picker: every phone and reader knows it. */
export function DayField(field: Labelled & { min?: string; max?: string }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <TextInput
      {...rest}
      type="date"
      value={text(value)}
      onChange={(e) => onChange(e.currentTarget.value || undefined)}
    />
  )
}

export function SwitchField({
  label,
  hint,
  value,
  onChange,
  error,
  name,
  disabled = false,
}: Labelled) {
  return (
    <Switch
      name={name}
      label={label}
      description={hint}
      error={error}
      disabled={disabled}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

export function CheckField({
  label,
  hint,
  value,
  onChange,
  error,
  name,
  disabled = false,
}: Labelled) {
  const id = useId()
  return (
    <Checkbox
      id={id}
      name={name}
      label={label}
      description={hint}
      error={error}
      disabled={disabled}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
