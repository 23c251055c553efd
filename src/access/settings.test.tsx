// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { show } from '../ui/testing.tsx'
import { readFirm } from './firm.api.ts'
import { FirmPage } from './FirmPage.tsx'
import { acceptInvitation, invite, listInvitations } from './invitation.api.ts'
import { listKeys } from './key.api.ts'
import { KeysPage } from './KeysPage.tsx'
import { listMembers } from './member.api.ts'
import { PeoplePage } from './PeoplePage.tsx'
import { readProfile } from './profile.api.ts'
import { ProfilePage } from './ProfilePage.tsx'
import { signIn } from './session.api.ts'
import { anInstallation, PASSWORD, tokenIn } from './testing.ts'

type Newcomer = Awaited<ReturnType<ReturnType<typeof anInstallation>['aNewcomer']>>

function as({ personId, firmId, fetch }: Newcomer, role: Role = 'lead') {
  return { id: personId, firmId, role, sees: 'all', fetch } as const
}

test('a lead changes roles and removes people, and takes it back', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const marta = await aNewcomer('Marta Ibarra')
  const { address } = await lucia.ask(invite, { role: 'manager' })
  await marta.ask(acceptInvitation, { token: tokenIn({ text: address }) })

  const page = await show(<PeoplePage />, as(lucia))
  await page.findByText('2 personas trabajan aquí.')
  const own = page.getByRole('button', { name: 'Quitar a Lucía Ferrer' })
  expect(own.getAttribute('aria-disabled')).toBe('true')

  fireEvent.click(page.getByRole('button', { name: 'Quitar a Marta Ibarra' }))
  await page.findByText('Marta Ibarra ya no está en la empresa')
  await page.findByRole('button', { name: 'Readmitir a Marta Ibarra' })
  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await waitFor(async () => {
    expect(await lucia.ask(listMembers, {})).toMatchObject([{}, { active: true, role: 'manager' }])
  })
})

test('an invitation is made, its link shown once, and taken back', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const page = await show(<PeoplePage />, as(lucia))
  await page.findByText('Aquí solo estás tú: invita a quien lleva las cuentas contigo.')
  fireEvent.click(page.getByRole('button', { name: 'Invitar' }))
  fireEvent.change(page.getByLabelText('Correo (opcional)'), { target: { value: 'no es correo' } })
  fireEvent.click(page.getByRole('button', { name: 'Crear invitación' }))
  await page.findByText('No parece un correo: falta la arroba o el dominio.')
  fireEvent.change(page.getByLabelText('Correo (opcional)'), { target: { value: '' } })
  fireEvent.click(page.getByRole('button', { name: 'Crear invitación' }))
  const link = (await page.findByLabelText('Enlace de invitación')) as HTMLInputElement
  expect(link.value).toMatch(/^http:\/\/localhost\/join\?token=/)

  const withdraw = 'Retirar la invitación de Quien tenga el enlace'
  fireEvent.click(await page.findByRole('button', { name: withdraw }))
  await page.findByText('Invitación retirada')
  expect(await lucia.ask(listInvitations, {})).toEqual([])
})

test('whoever does not govern sees people and no buttons', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const page = await show(<PeoplePage />, as(lucia, 'viewer'))
  await page.findByText('Lucía Ferrer')
  expect(page.queryByRole('button')).toBeNull()
  expect(page.queryByText('Claves de API')).toBeNull()
})

test('a key is made, shown once and revoked', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const page = await show(<KeysPage />, as(lucia))
  fireEvent.click(await page.findByRole('button', { name: 'Crear clave' }))
  fireEvent.change(page.getByLabelText('Para qué sirve'), { target: { value: 'ERP' } })
  fireEvent.click(page.getByRole('button', { name: 'Crear clave' }))
  const secret = (await page.findByLabelText('Tu clave nueva')) as HTMLInputElement
  expect(secret.value).toMatch(/^clave_/)
  fireEvent.click(await page.findByRole('button', { name: 'Revocar ERP' }))
  await page.findByText('Clave ERP revocada')
  expect(await lucia.ask(listKeys, {})).toEqual([])
})

test('the firm gets another name', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const page = await show(<FirmPage />, as(lucia))
  fireEvent.change(await page.findByLabelText('Nombre de la empresa'), {
    target: { value: 'Aceros del Duero' },
  })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText('Empresa guardada')
  expect(await lucia.ask(readFirm, {})).toMatchObject({ name: 'Aceros del Duero' })
})

test('a person changes their name and ends a session', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const phone = aBrowser({ headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Safari' } })
  await phone.ask(signIn, { email: lucia.email, password: PASSWORD })

  const page = await show(<ProfilePage />, as(lucia))
  fireEvent.change(await page.findByLabelText('Nombre'), { target: { value: 'Lucía F.' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText('Perfil guardado')
  expect(await lucia.ask(readProfile, {})).toMatchObject({ name: 'Lucía F.' })

  fireEvent.click(await page.findByRole('button', { name: 'Cerrar Safari · iPhone' }))
  await page.findByText('Sesión cerrada')
})

test('a person begins a second factor', async () => {
  const lucia = await anInstallation().aNewcomer()
  const page = await show(<ProfilePage />, as(lucia))
  fireEvent.click(await page.findByRole('button', { name: 'Activar' }))
  const [, asked] = page.getAllByLabelText('Contraseña actual')
  fireEvent.change(asked!, { target: { value: PASSWORD } })
  fireEvent.click(page.getByRole('button', { name: 'Activar' }))
  await page.findByAltText('Código QR para tu aplicación de códigos')
  page.getByText('Códigos de recuperación')
})
