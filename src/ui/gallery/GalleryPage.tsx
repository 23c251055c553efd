/** The pieces themselves, in the words of the drawings. */
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { CallFailed } from '../../kernel/call.ts'
import { Act } from '../Act.tsx'
import { Card, Cards, Stack } from '../Card.tsx'
import { Chip } from '../Chip.tsx'
import { Empty } from '../Empty.tsx'
import { NumberField } from '../NumberField.tsx'
import { ManyField, SelectField } from '../choiceFields.tsx'
import { CheckField, DayField, PasswordField, SwitchField, TextField } from '../fields.tsx'
import { FileDrop } from '../FileDrop.tsx'
import { Form } from '../Form.tsx'
import { KpiStrip } from '../KpiStrip.tsx'
import { complain, confirm } from '../notify.ts'
import { Page, TabLinks } from '../Page.tsx'
import { Problem } from '../Problem.tsx'
import { Bar, Progress } from '../Progress.tsx'
import { BlockSkeleton } from '../Skeleton.tsx'
import { useForm } from '../useForm.ts'
import { GalleryCharts } from './GalleryCharts.tsx'
import { GalleryTable } from './GalleryTable.tsx'

const kpis = [
  {
    name: 'Ventas 12 meses',
    figure: '48,6 M€',
    under: '+3,1 % · real −1,4 %',
    made: {
      title: 'Ventas de los últimos 12 meses',
      means: 'Lo facturado entre el 1 nov 2025 y el 31 oct 2026, menos abonos.',
      formula: 'suma de importes × tipo del día',
      inputs: [
        { name: 'Líneas', value: '57.851' },
        { name: 'Abonos', value: '−184.000 €' },
      ],
      notes: ['Falta el tipo de GBP de 4 días: se usa el anterior.'],
      rows: { name: 'Ver las líneas', path: '/_ui?sort=sales' },
    },
  },
  { name: 'Pareto real', figure: '77 / 20', under: '83 cuentas dan el 80 %' },
  { name: 'Retención neta (NRR)', figure: '101,8 %', under: 'GRR 93,2 %' },
  { name: 'Ventas en riesgo 180 días', figure: '2,9 M€', under: 'P90: 4,4 M€' },
  { name: 'Cuentas clave / capacidad', figure: '24 / 26', under: '312 h libres al mes' },
]

export function GalleryPage() {
  const [asks, setAsks] = useState(false)
  return (
    <Page
      title="Cartera"
      chips={<Chip tone="accent">Estratégica</Chip>}
      facts={['412 cuentas', 'a 31 oct 2026', 'EUR, tipos constantes']}
      acts={
        <>
          <Button onClick={() => confirm('Archivada Talleres Nervión', () => Promise.resolve())}>
            Archivar
          </Button>
          <Button
            onClick={() => complain(new CallFailed({ status: 403, code: 'request/not-your-role' }))}
          >
            Prohibido
          </Button>
          <Button variant="filled" onClick={() => setAsks(true)}>
            Preparar revisión
          </Button>
        </>
      }
      sentence={
        <>
          Tres cuentas hacen el 31 % de Aceros. <b>Grupo Arandia</b> lleva 41 días callada: llámala
          esta semana.
        </>
      }
    >
      <KpiStrip kpis={kpis} label="Cifras de la cartera" />
      <GalleryCharts />
      <GalleryTable />
      <TabLinks
        label="Cuenta"
        at="/_ui"
        tabs={['Resumen', 'Perfil', 'Personas', 'Plan', 'Compromisos', 'Cifras'].map(
          (name, at) => ({
            name,
            path: at ? `/_ui/${name}` : '/_ui',
          }),
        )}
      />
      <Cards columns="1.15fr 1fr 1fr">
        <Stack>
          <Card title="Avisos" aside="3">
            {(['plain', 'accent', 'good', 'warn', 'bad', 'note'] as const).map((tone) => (
              <p key={tone}>
                <Chip tone={tone}>{tone}</Chip> <b>Compra menos de lo que solía</b>
                <span className="dim"> Último pedido hace 41 días.</span>
              </p>
            ))}
          </Card>
          <Card title="Progreso">
            <Progress
              name="Publicando ventas-es.csv"
              done={12_400}
              total={57_851}
              perSecond={8400}
              secondsLeft={95}
            />
            <p>Cojinetes</p>
            <Bar share={0.27} />
            <p>Reclamación lote 8841</p>
            <Bar share={0.83} tone="warn" />
          </Card>
        </Stack>
        <Stack>
          <FileDrop title="Suelta aquí tu libro de ventas" onFiles={() => {}} limitBytes={5e9}>
            CSV, Excel, Parquet o JSON; también comprimidos.
          </FileDrop>
          <Card title="Vacío">
            <Empty step={<Button variant="filled">Importar ventas</Button>}>
              Aún no hay ventas: trae tu libro en Excel o CSV y en cinco minutos verás tu cartera
              ordenada.
            </Empty>
          </Card>
          <Card title="Problema">
            <Problem
              problem={new CallFailed({ status: 422, code: 'request/invalid' })}
              again={() => {}}
            />
          </Card>
        </Stack>
        <Stack>
          <Card title="Formulario">
            <SampleForm />
          </Card>
          <BlockSkeleton height={80} />
        </Stack>
      </Cards>
      <Modal opened={asks} onClose={() => setAsks(false)} title="Preparar revisión">
        <SampleForm />
      </Modal>
    </Page>
  )
}

const Sample = z.object({
  name: z.string().trim().min(3),
  email: z.email(),
  password: z.string().min(10),
  amount: z.number().min(10).optional(),
  day: z.iso.date().optional(),
  tier: z.enum(['a', 'b']),
  tags: z.array(z.string()),
  mails: z.boolean(),
  sure: z.boolean().optional(),
})

function SampleForm() {
  const form = useForm(
    Sample,
    { name: '', email: 'lucia', tags: ['Norte'], mails: true },
    async () => {
      await Promise.resolve()
      throw new CallFailed({ status: 409, code: 'request/too-often', values: { seconds: 30 } })
    },
  )
  return (
    <Form
      form={form}
      does="Guardar"
      aside={
        <Act onClick={() => {}} refusal={{ code: 'request/not-your-role', status: 403 }}>
          Borrar
        </Act>
      }
    >
      <TextField {...form.field('name')} label="Nombre" hint="Como aparece en sus facturas" />
      <TextField {...form.field('email')} label="Correo" type="email" />
      <PasswordField {...form.field('password')} label="Contraseña" autoComplete="new-password" />
      <div className="Form-row">
        <NumberField {...form.field('amount')} label="Importe" suffix=" €" decimals={2} />
        <DayField {...form.field('day')} label="Día" />
      </div>
      <SelectField
        {...form.field('tier')}
        label="Nivel"
        options={[
          { value: 'a', label: 'Clave' },
          { value: 'b', label: 'Estándar' },
        ]}
      />
      <ManyField
        {...form.field('tags')}
        label="Etiquetas"
        options={['Norte', 'Sur', 'Automoción']}
      />
      <SwitchField {...form.field('mails')} label="Avisarme por correo" hint="Una vez al día" />
      <CheckField {...form.field('sure')} label="Lo he leído" />
    </Form>
  )
}
