/** The fields of forms, wired by `{...form.field('name')}`. A label is never only a placeholder. */
import {
  Autocomplete,
  Checkbox,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useId } from 'react'
import type { Field } from './useForm.ts'
import { useWords, words } from './words.ts'

type Labelled = Field & { label: string; hint?: string; disabled?: boolean }
type Options = { options: readonly (string | { value: string; label: string })[] }

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

export function TextAreaField(field: Labelled & { minRows?: number }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <Textarea
      {...rest}
      autosize
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

/** A number as people here type it: decimal comma in Spanish, point in English. */
export function NumberField(
  field: Labelled & { min?: number; max?: number; decimals?: number; suffix?: string },
) {
  const { onChange, value, decimals, ...rest } = common(field)
  const comma = new Intl.NumberFormat(words.language).format(1.5).includes(',')
  return (
    <NumberInput
      {...rest}
      hideControls
      decimalSeparator={comma ? ',' : '.'}
      thousandSeparator={comma ? '.' : ','}
      {...(decimals === undefined ? {} : { decimalScale: decimals })}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
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

export function SelectField({
  options,
  ...field
}: Labelled & Options & { search?: boolean; clearable?: boolean }) {
  const t = useWords()
  const { onChange, value, search = false, ...rest } = common(field)
  return (
    <Select
      {...rest}
      data={[...options]}
      searchable={search}
      value={value === undefined ? null : text(value)}
      onChange={(next) => onChange(next ?? undefined)}
      nothingFoundMessage={t('ui:nothingFound')}
      allowDeselect={rest.clearable ?? false}
    />
  )
}

export function ManyField({ options, ...field }: Labelled & Options) {
  const t = useWords()
  const { onChange, value, ...rest } = common(field)
  return (
    <MultiSelect
      {...rest}
      data={[...options]}
      searchable
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
      nothingFoundMessage={t('ui:nothingFound')}
    />
  )
}

/** Several words, chosen from those in use or new ones. */
export function TagsField({ options, ...field }: Labelled & { options: readonly string[] }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <TagsInput
      {...rest}
      data={[...options]}
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
      splitChars={[',', ';']}
      acceptValueOnBlur
    />
  )
}

/** Free words, with those in use proposed. */
export function SuggestField({ options, ...field }: Labelled & { options: readonly string[] }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <Autocomplete
      {...rest}
      autoComplete="off"
      data={[...options]}
      value={text(value)}
      onChange={onChange}
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

/** Required fields are the rule and go unmarked; those that may stay empty say so. */
function common<F extends Labelled>({ label, hint, required, error, ...rest }: F) {
  return {
    ...rest,
    label: required ? label : `${label} (${words.t('ui:optional' as never) as unknown as string})`,
    description: hint,
    error,
    required,
    withAsterisk: false,
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
